"""What a page offers somebody, they may do: no button, field, download or link ends in a refusal.

Every role opens each of its pages and uses everything on it, and all that this brings up. Whatever
is refused on the way was drawn for somebody who may not do it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from model.core.errors import NotAllowedError
from model.services.opening import start_work
from model.services.scoring import score_project
from pages.shared.access import PAGES
from tests.tools.explore import explore
from tests.tools.visits import PURPOSES, visit

LONG = {("partner", "relaties"): 60}
"""The same questions for each of 45 organisations: a few organisations tell enough."""


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every refusal, also one that a page would have shown as a sentence: where it was asked."""
    found: list[str] = []
    refuse = NotAllowedError.__init__

    def noted(self: NotAllowedError, message: Any) -> None:
        asked = [f for f in traceback.extract_stack() if "/pages/" in f.filename]
        found.extend(f"{f.filename.rsplit('/pages/')[1]}:{f.lineno}" for f in asked[-2:-1])
        refuse(self, message)

    monkeypatch.setattr(NotAllowedError, "__init__", noted)
    return found


@pytest.fixture
def offered_files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], Any]]:
    """The downloads that were drawn, with what builds each; a browser asks for them on a click."""
    found: dict[str, Callable[[], Any]] = {}

    def add(_self: Any, data: Callable[[], Any], *rest: Any, **more: Any) -> str:
        found[str(more.get("file_name", rest))] = data
        return "later"

    monkeypatch.setattr(MediaFileManager, "add_deferred", add)
    return found


def closed_links(app: AppTest, role: str) -> list[str]:
    """Return the pages to which a link leads that this role does not open."""
    targets = {link.proto.page for link in app.main.get("page_link")}
    return sorted(one for one in targets if one not in PAGES[role])  # type: ignore[index]


@pytest.mark.parametrize(
    ("role", "path"),
    [(role, path) for role in PURPOSES for path in PAGES[role]],  # type: ignore[index]
    ids=lambda one: one or "start",
)
def test_nothing_that_a_page_offers_is_refused(
    demo_database: str,
    come_in: Callable[..., AppTest],
    refused: list[str],
    offered_files: dict[str, Callable[[], Any]],
    role: str,
    path: str,
) -> None:
    """Every field, choice, button and file on every page of every role with a link."""
    app = come_in(visit(role)[0], path)
    closed: set[str] = set()

    explore(
        app, most=LONG.get((role, path), 400), after=lambda: closed.update(closed_links(app, role))
    )
    for build in offered_files.values():
        build()

    assert sorted(set(refused)) == []
    assert sorted(closed) == []


@pytest.mark.parametrize("path", ["projecten", "scorekaart"])
def test_viewer_reads_a_project_and_its_scorecard(
    demo_database: str, come_in: Callable[..., AppTest], refused: list[str], path: str
) -> None:
    """One project is open, and what stands in it is text and no field."""
    with start_work(writes=False) as work:
        project = work.projects.find()[0]
    with start_work(by="Marieke") as work:
        score_project(work, project, datetime.now(UTC))
    app = come_in(visit("viewer")[0], path, project=project.id)

    explore(app)

    assert refused == []
    assert not app.main.get("text_area")
