"""Streamlit's own widgets speak Dutch to a Dutch reader, and English to an English one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

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


def test_headings_are_in_order_and_the_empty_date_is_dutch(
    demo_server: str, browser: Browser
) -> None:
    """No level is skipped for who hears the page; the picture of a date is in Dutch letters."""
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    for path in ("", "cijfers", "acties", "relaties", "instellingen"):
        page.goto(f"{demo_server}/{path}?taal=nl")
        settle(page)
        page.wait_for_timeout(500)  # levels are mended a moment after the page was drawn
        levels = page.evaluate(
            "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]"
            ".filter((heading) => heading.checkVisibility())"
            ".map((heading) => Number(heading.ariaLevel ?? heading.tagName[1]))"
        )
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
    assert page.get_by_text("jjjj").count() == 1
    assert page.get_by_text("yyyy").count() == 0
    page.close()
