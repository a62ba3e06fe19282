"""Makes the pictures of the README from the demo coalition: `make pictures`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402 - after the path is set

from tests.tools.chromium import ARGUMENTS, chromium_path  # noqa: E402
from tests.tools.shots import settle, workbench  # noqa: E402

PICTURES = {
    "start": "",
    "map": "netwerk",
    "scorecard": "scorekaart?project=lw-aanschuiven",
    "comparison": "vergelijking",
}
WIDTH, HEIGHT = 1300, 860
PHONE = {"width": 390, "height": 860}


def draw_kick_off(browser: Browser, base: str, target: Path) -> None:
    """Write the wall of a dry run while ideas are shown, and the phone on which one is sent."""
    desk = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    desk.goto(f"{base}/bijeenkomst?deel=zaal")
    settle(desk)
    desk.get_by_role("button", name="Begin een proef").click()
    row = desk.locator(".st-key-live-round-ideas")
    row.wait_for()
    wall = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    wall.goto(f"{base}/bijeenkomst?scherm=muur")
    code = wall.locator(".wall-code").inner_text()
    row.get_by_role("button", name="Open", exact=True).click()
    wall.get_by_role("heading", name="Wat willen we?").wait_for()
    phone = browser.new_page(viewport=PHONE)
    phone.goto(f"{base}/doe-mee")
    for typed in (code, "Buurtkoor De Merel"):
        phone.get_by_role("textbox").fill(typed)
        phone.get_by_role("button").click()
    phone.get_by_role("button", name="Doe mee").click()
    phone.get_by_role("textbox").first.fill("Zingen op het plein, elke eerste zondag")
    phone.screenshot(path=str(target / "phone.png"))
    phone.get_by_role("button", name="Verstuur").click()
    row.get_by_role("button", name="Onthul").click()
    wall.get_by_text("Zingen op het plein").first.wait_for()
    wall.screenshot(path=str(target / "wall.png"))
    for page in (desk, wall, phone):
        page.close()


def main() -> None:
    """Write one picture a page, and two of a kick-off, to `docs/images`."""
    target = ROOT / "docs" / "images"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with workbench() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for name, path in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(f"{base}/{path}")
            settle(page)
            if name == "scorecard":
                button = page.get_by_role("button", name="Maak de scorekaart")
                if button.count():
                    button.click()
                    page.get_by_role("heading", name="De zes lessen").wait_for()
                    settle(page)
            page.wait_for_timeout(1500)
            page.screenshot(path=str(target / f"{name}.png"))
            page.close()
        draw_kick_off(browser, base, target)
        browser.close()


if __name__ == "__main__":
    main()
