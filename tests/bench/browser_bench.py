"""Times pages in a real browser, with the large coalition. Run by hand.

`.venv/bin/python -m tests.bench.browser_bench [address …]`. For every page, opened in a browser
that kept nothing of it: the first paint, and until all of it stands there. Then, from the menu: a
click on it until its title is seen, which is what people wait for all day. Beside these a few
clicks within a page. Milliseconds in Chromium without a screen, the median of five; the same
figures go to `bench-results/browser.json`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, expect, sync_playwright

from pages.shared.addresses import ADDRESSES
from tests.bench.serving import filled, server, write_down
from tests.tools.chromium import ARGUMENTS, chromium_path
from tests.tools.shots import settle

REPEATS = 5
WIDE = {"width": 1300, "height": 900}
MOST = 60_000
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def opened(browser: Browser, base: str, path: str) -> tuple[float, float]:
    """Open a page in a fresh browser window: milliseconds to the first paint, and to the whole."""
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    began = perf_counter()
    page.goto(f"{base}/{path}?taal=nl")
    settle(page)
    whole = 1000 * (perf_counter() - began)
    paint = float(page.evaluate(PAINT))
    page.close()
    return paint, whole


def pressed(press: Callable[[], None], seen: Callable[[], None]) -> float:
    """Return the milliseconds from a click until its result is seen."""
    began = perf_counter()
    press()
    seen()
    return 1000 * (perf_counter() - began)


def from_menu(page: Page, base: str, path: str) -> float:
    """Return the milliseconds from a click in the menu until the title of the page stands there."""
    page.goto(f"{base}/{'documenten' if path != 'documenten' else 'plan'}?taal=nl")
    settle(page)
    before = page.locator("h1").first.inner_text()
    place = [address.path for address in ADDRESSES].index(path)
    link = page.locator("[data-testid=stSidebar] [data-testid=stPageLink] a").nth(place)
    return pressed(
        link.click,
        lambda: expect(page.locator("h1").first).not_to_have_text(before, timeout=MOST),
    )


def chapter(page: Page, base: str) -> float:
    """Choose another chapter of the plan."""
    page.goto(f"{base}/plan?taal=nl")
    settle(page)
    last = page.locator("[data-testid=stPills] button, [data-testid=stButtonGroup] button").last
    name = re.sub(r"^.*?\d+\. ", "", last.inner_text(), flags=re.DOTALL).strip()
    heading = page.get_by_role("heading", name=name)
    return pressed(last.click, lambda: heading.first.wait_for(timeout=MOST))


def partner(page: Page, base: str) -> float:
    """Choose a partner beside the map, until its card stands there."""
    page.goto(f"{base}/netwerk?taal=nl")
    settle(page)
    page.locator("[class*='st-key-network-card-'] input").first.click()
    option = page.get_by_role("option").nth(3)
    name = option.inner_text()
    card = page.get_by_role("heading", name=name)
    return pressed(option.click, lambda: card.wait_for(timeout=MOST))


CLICKS: dict[str, Callable[[Page, str], float]] = {
    "choose a chapter of the plan": chapter,
    "choose a partner beside the map": partner,
}


def measured(base: str, paths: list[str]) -> dict[str, dict[str, int]]:
    """Measure the pages, and the clicks within them."""
    found: dict[str, dict[str, int]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        opened(browser, base, "")  # the server's first page reads all data files
        for path in paths:
            times = [opened(browser, base, path) for _ in range(REPEATS)]
            found[path or "start"] = {
                "first_paint": round(median(paint for paint, _ in times)),
                "whole": round(median(whole for _, whole in times)),
            }
        page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
        for path in paths:
            clicks = [from_menu(page, base, path) for _ in range(REPEATS)]
            found[path or "start"]["click_to_title"] = round(median(clicks))
        for name, click in CLICKS.items():
            found[name] = {"click_to_result": round(median(click(page, base) for _ in range(3)))}
        browser.close()
    return found


def main() -> None:
    """Measure, print, and write the figures down."""
    paths = sys.argv[1:] or [address.path for address in ADDRESSES]
    with (
        filled("tests.bench.large_coalition") as environment,
        server("app.py", environment) as (base, _, _),
    ):
        figures = measured(base, paths)
    for name, times in figures.items():
        print(f"{name:<34}" + "".join(f"{key}: {ms} ms  " for key, ms in times.items()))
    write_down("browser", figures)


if __name__ == "__main__":
    main()
