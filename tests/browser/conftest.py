"""A running workbench and a real browser for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.tools.shots import workbench


@pytest.fixture(scope="session")
def demo_server() -> Iterator[str]:
    """The address of a workbench with the demo coalition, shared by tests that only look."""
    with workbench() as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without memory, in which a request to another host fails the test."""
    opened = browser.new_context(viewport={"width": 1300, "height": 900}, accept_downloads=True)
    outside: list[str] = []
    opened.on("request", lambda request: _note_outside(request.url, outside))
    yield opened
    opened.close()
    assert outside == [], "requests left the host"


def _note_outside(url: str, outside: list[str]) -> None:
    if not url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:")):
        outside.append(url)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh page."""
    return context.new_page()
