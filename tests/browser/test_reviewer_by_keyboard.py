"""A reviewer of a fund hears the page and uses no mouse: from a personal link to handing in."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from model.services.demo import load_demo
from model.services.opening import start_work
from model.services.personal_links import give_link
from tests.tools.keyboard import Keyboard
from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("keyboard")]

REVIEWER = "Hilde (gemeente, subsidies)"


@pytest.fixture
def reviewer(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Page, Path]]:
    """A page that a reviewer's link opened, and the database."""
    file = tmp_path / "review.db"
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{file}")
    at = datetime.now(UTC)
    with start_work(by="Marieke") as work:
        here = load_demo(work)
        assert here is not None
        found = work.rounds.find(coalition_id=here.id)[0]
        # As it was while reviewing: moving the round would divide the plans anew.
        round_ = work.rounds.save(found.changed(phase="reviewing"))
        work.commit()
        token = give_link(
            work,
            here.id,
            purpose="reviewer",
            name=REVIEWER,
            ends_on=at.date(),
            at=at,
            round_id=round_.id,
        ).token
    with workbench(demo=False, database=f"sqlite:///{file}") as address:
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.goto(f"{address}/in/{token}")
        settle(page)
        yield page, file
        page.close()


def hears(page: Page, role: str, text: str) -> None:
    """Wait until a screen reader is told this, as a status or as an alert."""
    said = page.get_by_role(role).filter(has_text=re.compile(text))  # type: ignore[arg-type]
    expect(said.first).to_be_attached(timeout=15_000)
    settle(page)


def judge(keys: Keyboard) -> None:
    """Give one level by the arrows, say why, and say how sure one is."""
    keys.tab_to("^Deze sla ik over", "radio")
    keys.press("ArrowUp", "ArrowUp")
    hears(keys.page, "status", "^1 van de 6 lessen")
    keys.lands("INPUT")
    keys.tab_to("Waarom dit niveau")
    keys.type("Zij kennen de groep.")
    keys.tab_to("zo zeker", "radio")
    keys.press("ArrowRight", "ArrowRight", "Enter")
    settle(keys.page)
    keys.lands("BUTTON heel zeker")


def ask(keys: Keyboard) -> None:
    """Send an empty question, hear what is missing, and ask."""
    keys.tab_to("Stel de vraag")
    keys.press("Enter")
    hears(keys.page, "alert", "Schrijf eerst je vraag")
    keys.tab_to("Je vraag", back=True)
    keys.type("Wie rijdt?")
    keys.tab_to("Stel de vraag")
    keys.press("Enter")
    expect(keys.page.get_by_text("Wie rijdt?")).to_be_visible(timeout=15_000)
    keys.lands("H3 Vragen aan de aanvrager")


def hand_in(keys: Keyboard) -> None:
    """Hear once which lessons have no level, and hand in all the same."""
    keys.tab_to("Inleveren$", "button")
    keys.press("Enter")
    hears(keys.page, "status", "Bij 5 lessen gaf je geen niveau")
    keys.lands("DIV Bij 5 lessen")
    keys.tab_to("Lever zo in", "button")
    keys.press("Enter")
    hears(keys.page, "status", "Je hebt deze beoordeling ingeleverd")
    keys.lands("H2 ")


def step_aside(keys: Keyboard) -> None:
    """Go on to the next plan, and say that one stands too near to it."""
    plan = keys.focus()
    keys.tab_to("Volgend plan", "button")
    keys.press("Enter")
    expect(keys.page.get_by_role("heading", level=2).first).not_to_have_text(plan[3:])
    settle(keys.page)
    keys.lands("H2 ", but=plan)
    keys.tab_to("Ik kan of mag dit plan niet")
    keys.press("Space")
    keys.tab_to("Waarom niet")
    keys.type("Mijn zus werkt er")
    keys.tab_to("te dicht", "button")
    keys.press("Enter")
    hears(keys.page, "status", "niet aan je getoond|krijg je niet te zien|te dicht")


def test_reviewer_goes_from_link_to_handing_in_without_mouse(reviewer: tuple[Page, Path]) -> None:
    """What is missing, kept and over is said aloud, and the focus never falls off the page."""
    page, file = reviewer
    keys = Keyboard(page)

    for part in (judge, ask, hand_in, step_aside):
        part(keys)
        assert not keys.focus().startswith("BODY"), part.__name__
    keys.tab_to("Vergelijking$", "a", back=True)
    keys.press("Enter")
    keys.title("Vergelijking")

    keys.lands("H1 Vergelijking")
    pages = page.get_by_role("navigation", name="Pagina's")
    current = pages.locator("[aria-current=page]")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("Vergelijking")
    assert keys.unseen == []
    with sqlite3.connect(file) as opened:
        found = opened.execute("SELECT reason FROM conflicts").fetchall()
    opened.close()
    assert "Mijn zus werkt er" in str(found)


def test_nobody_is_pulled_back_who_tabs_out_of_the_page(reviewer: tuple[Page, Path]) -> None:
    """After the last stop the browser itself has the focus, also when the page is drawn anew."""
    page, _file = reviewer
    keys = Keyboard(page)
    keys.tab_to("Inleveren$", "button")
    keys.press("Tab")
    page.evaluate("() => document.body.append(document.createElement('i'))")
    page.wait_for_timeout(500)

    assert keys.focus().startswith("BODY")
