"""A coalition of three hundred partners in a real browser: a map one can read, a list one can use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.tools.shots import ROOT, settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("large-network")]

INK = """() => {
  const root = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.board'));
  const canvas = (root?.shadowRoot ?? document).querySelector('.board canvas');
  const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let dark = 0;
  for (let at = 3; at < dots.length; at += 4) if (dots[at] > 60) dark += 1;
  return dark;
}"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The workbench with the demo coalition grown to three hundred partners."""
    folder: Path = tmp_path_factory.mktemp("large")
    url = f"sqlite:///{folder}/large.db"
    environment = {**os.environ, "WORKBENCH_DATABASE_URL": url}
    command = [sys.executable, "-m", "tests.bench.large_coalition"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with workbench(demo=False, database=url) as address:
        yield address


def opened(browser: Browser, address: str, wide: int, high: int) -> Page:
    page = browser.new_page(viewport={"width": wide, "height": high})
    page.goto(address)
    settle(page)
    return page


def test_map_begins_with_full_lines_and_names_the_best_known(base: str, browser: Browser) -> None:
    """Hundreds of dashed lines hide the rest; asked for, they are drawn."""
    page = opened(browser, f"{base}/netwerk?taal=nl", 1700, 1100)
    page.wait_for_selector(".map[data-drawn]")
    page.wait_for_timeout(500)
    named, over = page.eval_on_selector(
        ".map", "e => [e.dataset.named, e.dataset.over].map(Number)"
    )
    few = page.evaluate(INK)
    page.get_by_text("Alle lijnen", exact=True).click()
    settle(page)
    page.wait_for_timeout(700)
    every = page.evaluate(INK)
    page.close()

    assert named >= 10
    assert over == 0
    assert every > 1.1 * few


@pytest.mark.parametrize(("wide", "high"), [(1300, 900), (360, 780)])
def test_ticked_partner_comes_in_sight(base: str, browser: Browser, wide: int, high: int) -> None:
    """Who ticks a row far down sees the form from its beginning, not somewhere in the middle."""
    page = opened(browser, f"{base}/partners?taal=nl", wide, high)
    page.wait_for_timeout(1000)
    table = page.locator("[data-testid=stDataFrame]")
    table.evaluate("e => e.scrollIntoView()")
    page.wait_for_timeout(300)
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 17, box["y"] + 300)
    back = page.get_by_role("button", name="Terug naar de lijst")
    back.wait_for(timeout=10_000)
    settle(page)
    page.wait_for_timeout(1200)
    place = back.bounding_box()
    page.close()

    assert place is not None
    assert 0 <= place["y"] < high / 2


def test_every_choice_of_a_view_is_in_sight_on_a_phone(base: str, browser: Browser) -> None:
    """A row of choices wraps: what has scrolled out of sight is not there for who does not know."""
    page = opened(browser, f"{base}/partners?taal=nl", 360, 780)
    edges = page.eval_on_selector_all(
        ".stMain .stButtonGroup button",
        "all => all.map((one) => one.getBoundingClientRect().right)",
    )
    page.close()

    assert len(edges) == 4
    assert max(edges) <= 360
