"""Streamlit's own widgets speak Dutch to a Dutch reader, and English to an English one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.tools.shots import settle

pytestmark = pytest.mark.browser

ENGLISH = (
    "Upload",
    "per file",
    "Help for",
    "Press Enter",
    "Choose an option",
    "Collapse sidebar",
    "Search:",
    "Fullscreen",
)
SAID = """() => [...document.querySelectorAll('*')].flatMap((element) => [
    ...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ...[...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.nodeValue),
])"""


def english_left(page: Page) -> set[str]:
    """What is still said in English."""
    said = [text for text in page.evaluate(SAID) if text]
    return {english for english in ENGLISH for text in said if text.startswith(english)}


@pytest.mark.parametrize("path", ["partners?weergave=inlezen", "partners", "stappen"])
def test_widgets_speak_dutch(demo_server: str, page: Page, path: str) -> None:
    """Help, file chooser, tables and fields say nothing in English."""
    page.goto(f"{demo_server}/{path}")
    settle(page)
    page.wait_for_function("() => document.documentElement.lang === 'nl'")

    assert english_left(page) == set()


def test_widgets_speak_english_again(demo_server: str, page: Page) -> None:
    """Who changes the language gets Streamlit's own words back."""
    page.goto(f"{demo_server}/partners?weergave=inlezen")
    settle(page)
    page.get_by_text("Kies een bestand", exact=True).wait_for()

    page.goto(f"{demo_server}/partners?weergave=inlezen&taal=en")
    settle(page)

    page.get_by_text("Upload", exact=True).wait_for()


def test_typed_text_is_never_translated(demo_server: str, page: Page) -> None:
    """What a person types stays what it is, also when a widget has the same word."""
    page.goto(f"{demo_server}/partners?weergave=inlezen")
    settle(page)
    box = page.get_by_label("Plak uit een mail, Word of Excel")

    box.fill("Upload\nStichting Search")
    box.press("Control+Enter")
    settle(page)

    assert box.input_value() == "Upload\nStichting Search"
