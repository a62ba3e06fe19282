"""Every address is usable with a screen reader, as far as rules can tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

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


def serious(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in found
        if violation["impact"] in ("serious", "critical") and violation["id"] not in STREAMLITS_OWN
    ]


@pytest.fixture(scope="module", params=[("nl", "light"), ("en", "dark")], ids="-".join)
def reader(
    request: pytest.FixtureRequest, browser: Browser
) -> Iterator[tuple[str, BrowserContext]]:
    """A language, and a browser in one of the two themes that keeps what it loaded."""
    language, theme = request.param
    size = {"width": 1300, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
    yield language, context
    context.close()


@pytest.mark.parametrize("path", [address.path for address in ADDRESSES])
def test_page_has_no_serious_barrier(
    demo_server: str, reader: tuple[str, BrowserContext], path: str
) -> None:
    """Axe finds nothing serious or critical."""
    language, context = reader
    page = context.new_page()
    page.goto(f"{demo_server}/{path}?taal={language}")
    settle(page)

    page.wait_for_function(
        "wanted => document.documentElement.lang === wanted", arg=language, timeout=10_000
    )
    found = serious(page)
    page.close()
    assert found == []


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
