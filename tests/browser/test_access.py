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


LOOK = """async (options) => {
  const found = await axe.run({ ...options, resultTypes: ["violations"] });
  return found.violations.map(({ id, impact, nodes }) => [id, impact, nodes[0].html.slice(0, 200)]);
}"""
"""Brings back only what is wanted: the whole report of a page takes longer to send than to make."""


def serious(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what bars people; with `rules` only those are asked."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(LOOK, {"runOnly": rules} if rules else {})
    return [
        f"{rule}: {html}"
        for rule, impact, html in found
        if impact in ("serious", "critical") and rule not in STREAMLITS_OWN
    ]


Theme = Literal["light", "dark"]
WIDE, NARROW = {"width": 1300, "height": 900}, {"width": 360, "height": 780}
ALL: list[str] = []
CONTRAST = ["color-contrast"]
LOOKS: dict[str, tuple[tuple[dict[str, int], Theme, list[str]], ...]] = {
    "nl": (
        (WIDE, "light", ALL),
        (WIDE, "dark", CONTRAST),
        (NARROW, "dark", CONTRAST),
        (NARROW, "light", ALL),
    ),
    "en": ((WIDE, "light", ALL), (NARROW, "dark", ALL)),
}
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
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield request.param, context
    context.close()


@pytest.mark.parametrize("path", [address.path for address in ADDRESSES])
def test_page_has_no_serious_barrier(
    demo_server: str, reader: tuple[str, BrowserContext], path: str
) -> None:
    """Axe finds nothing serious or critical: light and dark, on a laptop and on a phone.

    The page is loaded once: its theme and its size change as they do on a real screen. What the
    theme changes is colour, so the second theme asks for the contrast only. What the language
    changes is the length of words, so English is looked at light when wide and dark when narrow.
    """
    language, context = reader
    page = context.new_page()
    page.goto(f"{demo_server}/{path}?taal={language}")
    settle(page)
    page.wait_for_function(
        "wanted => document.documentElement.lang === wanted", arg=language, timeout=10_000
    )

    found: dict[str, list[str]] = {}
    for size, theme, rules in LOOKS[language]:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=theme)
        assert page.evaluate(STILL, theme), "the page shows the theme"
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
