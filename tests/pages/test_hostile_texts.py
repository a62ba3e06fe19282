"""Whatever people type, every page shows it as typed, and no page breaks on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from model.storage.database import close
from pages.shared.addresses import ADDRESSES
from tests.tools.hostile import DEEPER, DRAWN, hostile_database

SHOWN_AS_IT_IS = {
    "arrow_data_frame",
    "bidi_component",
    "code",
    "html",
    "multiselect",
    "selectbox",
    "vega_lite_chart",
}
"""Elements of which the content is never Markdown; their label is."""
TYPED = {
    "alt",
    "value",
    "default",
    "rawValues",
    "data",
    "html",
    "json",
    "arrow",
    "placeholder",
    "queryString",
}
"""Parts of an element that are never Markdown."""


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with one coalition in which every text is hostile."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile')}/hostile.db"
    hostile_database(url)
    yield url
    close(url)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", [address.path for address in ADDRESSES])
def test_page_shows_hostile_texts_as_typed(
    hostile_url: str, monkeypatch: pytest.MonkeyPatch, open_page, path: str, language: str
) -> None:
    """No exception, no error, and no sign that Markdown would draw stands there bare."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", hostile_url)

    holds(open_page(path, language))


@pytest.mark.parametrize(("path", "query"), DEEPER)
def test_part_of_a_page_shows_hostile_texts_as_typed(
    hostile_url: str, monkeypatch: pytest.MonkeyPatch, open_page, path: str, query: dict[str, str]
) -> None:
    """The same for what is drawn only when somebody asks for it."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", hostile_url)

    holds(open_page(path, "nl", **query))


def holds(app: AppTest) -> None:
    assert [error.value for error in app.error] == []
    assert len(app.title) == 1
    assert sorted({*bare_markdown(app.main), *bare_markdown(app.sidebar)}) == []


def bare_markdown(block: Block) -> Iterator[str]:
    """Yield each piece of Markdown in which a typed sign would be drawn."""
    for node in block:
        proto = getattr(node, "proto", None)
        if proto is None:
            continue
        kind = getattr(node, "type", "")
        if kind == "table":
            cells = node.value.astype(str).to_numpy().ravel().tolist()
            yield from (f"table: {cell}" for cell in cells if any(s in cell for s in DRAWN))
        content = MessageToDict(proto) if hasattr(proto, "DESCRIPTOR") else {}
        for name, text in _texts(content, ""):
            if kind in SHOWN_AS_IT_IS and name not in ("label", "help"):
                continue
            if any(sign in text for sign in DRAWN):
                yield f"{kind}.{name}: {text[:160]}"


def _texts(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in TYPED:
                yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
    elif isinstance(value, str):
        yield name, value
