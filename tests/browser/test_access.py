"""Every address is usable with a screen reader, as far as rules can tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from pages.shared.addresses import ADDRESSES
from tests.tools.shots import settle

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("access")]

PLAIN_PAGES = ["doe-mee", "doe-mee/ABCDEF", "in/unknown", "toegankelijkheid"]
STREAMLITS_OWN = {
    "aria-allowed-attr",  # its select boxes set aria-expanded on an input
    "nested-interactive",  # its expanders and file drop zone hold a button inside a button
    "scrollable-region-focusable",  # its data grid scrolls by its own keys
    "aria-hidden-focus",  # its closed sidebar
    "label-title-only",
}
"""Findings inside Streamlit's own widgets that an app cannot mend; reported, not hidden."""


def serious(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what bars people; with `rules` only those are asked."""
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = rules
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in found
        if violation["impact"] in ("serious", "critical") and violation["id"] not in STREAMLITS_OWN
    ]


SIZES = ({"width": 1300, "height": 900}, {"width": 360, "height": 780})
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL = """async (scheme) => {
  const isDark = () => {
    const shown = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    return shown.match(/\\d+/g).slice(0, 3).every((part) => Number(part) < 128);
  };
  for (let turn = 0; turn < 100 && isDark() !== (scheme === "dark"); turn++)
    await new Promise((next) => setTimeout(next, 20));
  return isDark() === (scheme === "dark");
}"""
"""Waits until the page shows the theme that the browser asks for."""


@pytest.fixture(scope="module", params=["nl", "en"])
def reader(
    request: pytest.FixtureRequest, browser: Browser
) -> Iterator[tuple[str, BrowserContext]]:
    """A language, and a browser that keeps what it loaded and moves nothing."""
    context = browser.new_context(viewport=SIZES[0], reduced_motion="reduce")  # type: ignore[arg-type]
    yield request.param, context
    context.close()


@pytest.mark.parametrize("path", [address.path for address in ADDRESSES])
def test_page_has_no_serious_barrier(
    demo_server: str, reader: tuple[str, BrowserContext], path: str
) -> None:
    """Axe finds nothing serious or critical: light and dark, on a laptop and on a phone.

    The page is loaded once: its theme and its size change as they do on a real screen. What the
    theme changes is colour, so the second theme asks for the contrast only.
    """
    language, context = reader
    page = context.new_page()
    page.goto(f"{demo_server}/{path}?taal={language}")
    settle(page)
    page.wait_for_function(
        "wanted => document.documentElement.lang === wanted", arg=language, timeout=10_000
    )

    found: dict[str, list[str]] = {}
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            assert page.evaluate(STILL, theme), "the page shows the theme"
            rules = [] if theme == THEMES[0] else ["color-contrast"]
            barriers = serious(page, rules)
            if barriers:
                found[f"{theme} {size['width']}"] = barriers
    page.close()
    assert found == {}


@pytest.mark.parametrize("path", PLAIN_PAGES)
def test_plain_page_has_no_serious_barrier(demo_server: str, browser: Browser, path: str) -> None:
    """The pages for phones carry no barrier either, and stay small."""
    page = browser.new_page(viewport={"width": 360, "height": 700})
    response = page.goto(f"{demo_server}/{path}")
    assert response is not None

    found = serious(page)
    size = len(response.body())
    page.close()
    assert found == []
    assert size < 30_000
