"""Times a round of twenty plans in a real browser, from opening it to the letters.

Run: `.venv/bin/python -m tests.bench.round_in_browser`. The organiser's steps are clicked; the
reviews in between are written through the services, and their time is left out.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from model.core.catalogue import catalogue
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.projects import Project
from model.services.opening import start_work
from model.services.reviews import keep_score, submit_review
from model.services.rounds import RoundView, rounds
from tests.tools.chromium import ARGUMENTS, chromium_path
from tests.tools.shots import ROOT, settle, workbench

HERE, TITLE, NUMBER = "lindewaarde", "Ronde buurtkracht 2027", 20
PANEL = (
    "Hilde; Gemeente Lindewaarde, team Samenleving\nOmar; Seniorenraad Lindewaarde\n"
    "Wil; Stichting Welzijn Lindewaarde\nJanneke\nBas; Huisartsen Lindewaarde\nNoor"
)

ONWARD = re.compile("Verder naar|Begin toch")
"""The button to the next phase, also when something is still to be done first."""


def prepare(rng: random.Random) -> None:
    """Put twenty plans in the demo coalition that were shared with the funder."""
    groups, kinds = (list(catalogue().items(k)) for k in ("risk-groups", "kinds-of-support"))
    with start_work(by="Bench") as work:
        partners = sorted(p.id for p in work.partners.find(coalition_id=HERE))
        for old in work.projects.find(coalition_id=HERE):
            work.projects.save(old.changed(status="finished"))
        work.projects.add_all(
            [
                Project(
                    coalition_id=HERE,
                    title=f"Plan {i:02d}",
                    lead_partner_id=rng.choice(partners),
                    risk_groups=tuple(rng.sample(groups, 2)),
                    kinds_of_support=tuple(rng.sample(kinds, 2)),
                    meetings=12,
                    budget=float(rng.randrange(4, 20) * 1000),
                    starts_on=date(2028, 2, 1),
                    ends_on=date(2029, 1, 31),
                )
                for i in range(1, NUMBER + 1)
            ]
        )
        work.commit()


def view() -> RoundView:
    """Return the round as it is stored."""
    with start_work(writes=False) as work:
        return next(v for v in rounds(work, HERE) if v.round.title == TITLE)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the first button that holds this text."""
    page.get_by_role("button", name=name).first.click()
    settle(page)


def set_up(page: Page, base: str) -> None:
    """Make the round, hold plans against the rules, settle conflicts, divide, begin."""
    page.goto(f"{base}/rondes?taal=nl&weergave=nieuw")
    settle(page)
    page.get_by_label("Titel", exact=True).fill(TITLE)
    page.get_by_role("spinbutton", name="Budget in euro").fill("90000")
    page.get_by_role("textbox", name="Wie beoordeelt?").fill(PANEL)
    press(page, "Maak deze ronde")
    page.get_by_text("Regels", exact=True).first.click()
    settle(page)
    page.get_by_label("Je naam").fill("Hilde")
    page.keyboard.press("Tab")
    settle(page)
    press(page, "duidelijke antwoorden")
    page.get_by_text("Belangen en verdeling").first.click()
    settle(page)
    if page.get_by_role("button", name="Geen bezwaar tegen alle").count():
        press(page, "Geen bezwaar tegen alle")
    while page.get_by_text("Te dichtbij", exact=True).count():
        for one in page.get_by_text("Te dichtbij", exact=True).all():
            one.click()
        press(page, "Bewaar wat ik besloot")
    press(page, "Verdeel de plannen")
    page.get_by_text("Stand van zaken", exact=True).first.click()
    settle(page)
    press(page, ONWARD)


def write_reviews(rng: random.Random) -> None:
    """Write every review through the services."""
    now = view()
    quality = {plan.id: rng.gauss(2.3, 0.9) for plan in now.projects}
    with start_work(by="Bench") as work:
        for name in now.round.reviewers:
            for plan in now.plans_of(name):
                for lesson in LESSON_IDS:
                    level = max(0, min(4, round(quality[plan.id] + rng.gauss(0, 0.6))))
                    keep_score(work, now.round, plan.id, name, lesson, level=level)
                submit_review(work, now.round, plan.id, name, datetime.now(UTC))


def decide(page: Page, base: str, target: Path) -> None:
    """Look at the ranking, decide about every plan, and take the letters along."""
    round_id = view().round.id
    page.goto(f"{base}/rondes?taal=nl&ronde={round_id}")
    settle(page)
    press(page, ONWARD)
    press(page, ONWARD)
    page.goto(f"{base}/vergelijking?taal=nl&ronde={round_id}&deel=besluiten")
    page.get_by_role("button", name="Bewaar het besluit").wait_for(timeout=60_000)
    for band, button in (("Boven de streep", "Ken ze toe"), ("Onder de streep", "Wijs ze af")):
        field = page.get_by_label(f"{band}: reden")
        if field.count():
            field.first.fill("Zo zien de beoordelaars het ook.")
            page.keyboard.press("Tab")
            press(page, button)
    while "nog niet besloten" in page.locator("table").first.inner_text():
        form = page.locator("[data-testid=stForm]").filter(has_text="Advies of voorwaarden").first
        form.get_by_text("Afgewezen", exact=True).first.click()
        form.get_by_label("Waarom?").fill("We bespraken dit plan samen.")
        press(page, "Bewaar het besluit")
    page.goto(f"{base}/vergelijking?taal=nl&ronde={round_id}&deel=papieren")
    settle(page)
    with page.expect_download(timeout=120_000) as download:
        page.get_by_role("button", name="Brieven als zip").click()
    download.value.save_as(target)


def main() -> None:
    """Print how long each half took."""
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        os.environ["WORKBENCH_DATABASE_URL"] = url
        subprocess.run([sys.executable, "-m", "model", "demo"], cwd=ROOT, check=True)
        prepare(rng)
        letters = Path(folder) / "letters.zip"
        with workbench(demo=False, database=url) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1300, "height": 1000})
            begun = time.perf_counter()
            set_up(page, base)
            ready = time.perf_counter()
            write_reviews(rng)
            again = time.perf_counter()
            decide(page, base, letters)
            done = time.perf_counter()
            browser.close()
        with zipfile.ZipFile(letters) as packed:
            number = len(packed.namelist())
    print(f"opening to reviewing: {ready - begun:.0f} s")
    print(f"reviews in to letters: {done - again:.0f} s ({number} files)")


if __name__ == "__main__":
    main()
