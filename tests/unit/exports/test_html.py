"""HTML files: read back with the parser of the standard library."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.exports import html
from model.exports.document import Contents, Document, Heading, LevelBar, Paragraph, Picture, Run
from model.exports.printable import one_line, printable

VOID = {"meta", "img", "hr", "br", "input"}


class Reader(HTMLParser):
    """Collects tags with attributes, and the text of each element."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, tag: str) -> list[str]:
        return [data for name, data in self.texts if name == tag]


def reopen(document: Document) -> Reader:
    return Reader(html.write(document))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_says_its_language_and_title(language: str) -> None:
    """A screen reader knows which voice to use."""
    reader = reopen(Document("Plan & zo", language=language))  # type: ignore[arg-type] # both are

    assert reader.named("html") == [{"lang": language}]
    assert reader.text("title") == ["Plan & zo"]


def test_page_asks_nothing_of_any_host_and_runs_nothing(everything: Document) -> None:
    """No script, no outside picture or style; the page forbids them itself."""
    reader = reopen(everything)
    policy = reader.named("meta")[1]["content"] or ""

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert {name for name, _ in reader.tags} & {"script", "link", "iframe", "object"} == set()
    assert all((image["src"] or "").startswith("data:image/png") for image in reader.named("img"))


def test_headings_go_down_one_step_at_a_time(everything: Document) -> None:
    """The title is h1, chapters h2; no step is skipped."""
    levels = [int(tag[1]) for tag, _ in reopen(everything).tags if tag in {"h1", "h2", "h3", "h4"}]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_contents_link_to_headings() -> None:
    """Every link in the contents leads to a heading of that page."""
    reader = reopen(Document("T", blocks=(Contents(), Heading(1, "Een"), Heading(2, "Twee"))))
    ids = [attributes["id"] for tag, attributes in reader.tags if tag in {"h2", "h3"}]

    assert [link["href"] for link in reader.named("a")] == [f"#{name}" for name in ids]


def test_table_cells_say_what_they_head(everything: Document) -> None:
    """Header cells have a scope."""
    assert {cell["scope"] for cell in reopen(everything).named("th")} == {"col"}


def test_picture_has_its_alternative_text(picture: bytes) -> None:
    """Quotes in the text do not end the attribute."""
    alt = 'Kaart "45" <partners>'

    assert reopen(Document("T", blocks=(Picture(picture, alt),))).named("img")[0]["alt"] == alt


def test_unknown_level_is_said_and_is_not_zero() -> None:
    """A level of 0 and an unknown level read differently."""
    reader = reopen(Document("T", blocks=(LevelBar("a", 0), LevelBar("b", None))))
    _, zero, _, _, unknown, _ = [text for text in reader.text("td") if text != "\n"] + ["", ""]

    assert zero != unknown


def test_hostile_text_is_escaped_in_every_place(hostile: str, hostile_document: Document) -> None:
    """The page has the same elements as with a calm text, and shows what was typed."""
    reader = reopen(hostile_document)

    assert {name for name, _ in reader.tags} & {"script", "iframe", "object", "svg"} == set()
    assert len(reader.named("img")) == 1
    assert not any(name.startswith("on") for _, attributes in reader.tags for name in attributes)
    assert printable(hostile) in [*reader.text("td"), ""]
    assert reader.text("h1") == [f"T {one_line(hostile)}".strip()]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_survives_html(text: str) -> None:
    """What goes in comes out, apart from control characters."""
    reader = reopen(Document("T", blocks=(Paragraph((Run(text, bold=True),)),)))

    assert "".join(reader.text("strong")) == printable(text)
