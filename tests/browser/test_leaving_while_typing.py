"""Somebody types and at once presses a page in the menu: they get there, and the text is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]


@pytest.mark.parametrize("width", [1300, 360])
def test_menu_leads_away_while_a_text_is_being_kept(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    """Without a pause between the last letter and the press, twice on each page."""
    file = tmp_path / "typing.db"
    with workbench(database=f"sqlite:///{file}") as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for path in ("stappen", "plan"):
            for turn in range(2):
                page.goto(f"{address}/{path}?taal=nl")
                settle(page)
                field = page.get_by_test_id("stMain").locator("textarea").first
                field.press("End")
                page.keyboard.type(f" {path} keer {turn}")
                if width == 360:
                    page.get_by_test_id("stExpandSidebarButton").click()
                menu = page.get_by_test_id("stSidebar")
                menu.get_by_role("link", name="Acties", exact=True).click()
                expect(page.get_by_role("heading", level=1)).to_have_text("Acties")
                settle(page)
                assert page.url.split("?")[0] == f"{address}/acties"
                expect(page.get_by_role("heading", level=1)).to_have_text("Acties")
                expect(menu).to_have_attribute("data-collapsed", str(width == 360).lower())
        page.close()

    with sqlite3.connect(file) as opened:
        kept = str(opened.execute("SELECT answers, proof FROM step_progress").fetchall())
        kept += str(opened.execute("SELECT text FROM chapters").fetchall())
    opened.close()
    missing = [
        f"{path} keer {turn}"
        for path in ("stappen", "plan")
        for turn in range(2)
        if f"{path} keer {turn}" not in kept
    ]
    assert missing == []
