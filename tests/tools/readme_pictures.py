"""Makes the pictures of the README from the demo coalition: `make pictures`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 - after the path is set

from tests.tools.chromium import ARGUMENTS, chromium_path  # noqa: E402
from tests.tools.shots import settle, workbench  # noqa: E402

PICTURES = {
    "start": "",
    "map": "netwerk",
    "scorecard": "scorekaart?project=lw-aanschuiven",
    "comparison": "vergelijking",
}
WIDTH, HEIGHT = 1300, 860


def main() -> None:
    """Write one picture a page to `docs/images`."""
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
        browser.close()


if __name__ == "__main__":
    main()
