"""The first afternoon by keyboard alone: Tab, Enter, arrows and letters; and one sees where one is."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.tools.keyboard import Keyboard
from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]


def make_coalition(keys: Keyboard) -> None:
    keys.tab_to("Naam van je coalitie")
    keys.type("Samen in Erp")
    keys.tab_to("^Gemeente$")
    keys.type("Erp")
    keys.tab_to("Maak de coalitie")
    keys.press("Enter")
    keys.title("Samen in Erp")


def add_partner(keys: Keyboard) -> None:
    keys.tab_to("Partners$", "a")
    keys.press("Enter")
    keys.title("Partners")
    keys.tab_to("^(Lijst|Eén toevoegen|Uit een lijst)$", "radio")
    for _ in range(3):
        if "weergave=nieuw" not in keys.page.url:
            keys.press("ArrowRight", "Enter")
            settle(keys.page)
    keys.tab_to("^Naam$", "input")
    keys.type("KBO Erp")
    keys.tab_to("Deze partner toevoegen", "button")
    keys.press("Enter")
    expect(keys.page.get_by_text("KBO Erp is toegevoegd").first).to_be_visible(timeout=15_000)


def read_the_map(keys: Keyboard) -> None:
    keys.tab_to("Netwerkkaart$", "a")
    keys.press("Enter")
    keys.title("Netwerkkaart")
    keys.tab_to("^Bekijk een partner", "combobox")
    keys.press("Enter", "ArrowDown", "Enter")
    expect(keys.page.get_by_role("heading", name="KBO Erp")).to_be_visible(timeout=15_000)
    expect(keys.page.get_by_test_id("stDataFrame").first).to_be_visible()


def add_project(keys: Keyboard) -> None:
    keys.tab_to("Projecten$", "a")
    keys.press("Enter")
    keys.title("Projecten")
    keys.tab_to("Begin met een titel", "button")
    keys.press("Enter")
    keys.tab_to("Hoe heet het project", "input")
    keys.type("Samen eten")
    keys.tab_to("Verder", "button")
    keys.press("Enter")
    keys.page.wait_for_url(re.compile("project="), timeout=15_000)


def set_a_level(keys: Keyboard) -> None:
    keys.tab_to("Scorekaart$", "a")
    keys.press("Enter")
    keys.title("Scorekaart")
    keys.tab_to("Maak de scorekaart", "button")
    keys.press("Enter")
    expect(keys.page.get_by_role("heading", name="De zes lessen")).to_be_visible(timeout=20_000)
    keys.tab_to("Bekijk: Duidelijke doelgroep", "button")
    keys.press("Enter")
    expect(keys.page.get_by_text("Wat past het best").first).to_be_visible(timeout=15_000)
    keys.tab_to("^0 –", "input radio")
    keys.press("Space", "ArrowDown", "ArrowDown")
    keys.tab_to("Bewaar dit niveau", "button")
    keys.press("Enter")
    settle(keys.page)
    keys.page.wait_for_timeout(500)


def test_first_afternoon_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    """Make a coalition, add a partner, read the map as text, score a project, set a level."""
    file = tmp_path / "keys.db"
    with workbench(demo=False, database=f"sqlite:///{file}") as address:
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.goto(address)
        settle(page)
        keys = Keyboard(page)
        for part in (make_coalition, add_partner, read_the_map, add_project, set_a_level):
            part(keys)
        page.close()

    assert keys.unseen == []
    assert keys.stops >= 15
    with sqlite3.connect(file) as opened:
        found = opened.execute("SELECT lesson, level FROM assessments").fetchall()
    opened.close()
    assert found == [("target-group", 2)]
