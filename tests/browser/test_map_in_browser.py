"""The network map in a real browser: it draws, answers clicks, keeps places, and runs nothing typed."""

from __future__ import annotations

import io
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from model.network.partners import Partner
from model.network.ties import Tie
from model.services.demo import load_demo
from model.storage.engine import open_engine
from model.storage.migrate import migrate
from model.storage.unit_of_work import UnitOfWork
from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("map")]

HOSTILE = "<img src=x onerror=alert(1)>"
FIND = """id => {
  const host = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.board'));
  const view = host ? host.shadowRoot.networkView ?? host.networkView : null;
  const found = view ?? document.querySelector('.board').parentElement.parentElement.networkView;
  const end = found.network.body.nodeIndices.find(one => id.endsWith(one));
  const at = found.network.canvasToDOM(found.network.getPosition(end));
  const box = found.board.getBoundingClientRect();
  return { x: box.left + at.x, y: box.top + at.y };
}"""


@dataclass
class Watched:
    """A page with what it asked for and what it did."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    """Bytes of each message from the server."""

    def open(self, query: str = "") -> Page:
        """Open the map and wait until it is drawn."""
        self.page.goto(f"{self.base}/netwerk?taal=nl&coalitie=lindewaarde{query}")
        settle(self.page)
        self.page.wait_for_selector(".map[data-drawn]", timeout=30_000)
        self.page.wait_for_timeout(300)
        self.page.locator(".board").scroll_into_view_if_needed()
        return self.page

    def place(self, partner_id: str) -> tuple[float, float]:
        """Return where a partner stands on screen."""
        at = self.page.evaluate(FIND, partner_id)
        return at["x"], at["y"]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The workbench with the demo and a partner with a hostile name."""
    folder: Path = tmp_path_factory.mktemp("map")
    url = f"sqlite:///{folder}/map.db"
    engine = open_engine(url)
    migrate(engine)
    with UnitOfWork(engine, by="Tester") as work:
        load_demo(work)
        work.partners.add(
            Partner(
                id="hostile",
                coalition_id="lindewaarde",
                name=HOSTILE,
                domains=("finance",),
                status="joined",
                contribution_note=HOSTILE,
            )
        )
        work.ties.add(Tie(coalition_id="lindewaarde", source_id="hostile", target_id="lw-gemeente"))
        work.commit()
    engine.dispose()
    with workbench(demo=False, database=url) as address:
        yield address


def listen(socket, found: Watched) -> None:
    found.requests.append(socket.url)
    socket.on("framereceived", lambda frame: found.received.append(len(frame)))


@pytest.fixture
def watched(base: str, browser: Browser) -> Iterator[Watched]:
    """A fresh page that keeps account of requests, dialogs and faults."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    found = Watched(page, base)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("websocket", lambda socket: listen(socket, found))
    page.on("pageerror", lambda error: found.faults.append(str(error)))

    def dismiss(dialog) -> None:
        found.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    yield found
    page.close()


def test_map_is_drawn_from_this_host_only(watched: Watched) -> None:
    """The canvas carries a picture, and no request goes to another host."""
    page = watched.open()

    colours = page.evaluate(
        """() => {
          const root = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.board'));
          const canvas = (root?.shadowRoot ?? document).querySelector('.board canvas');
          const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200)
            seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
          return seen.size;
        }"""
    )

    assert colours > 50
    hosts = {
        urlsplit(url).hostname for url in watched.requests if not url.startswith(("data:", "blob:"))
    }
    assert hosts == {"localhost"}
    assert watched.faults == []


def test_no_name_hides_a_partner_and_most_are_named(watched: Watched) -> None:
    """Names stand beside the marks, or at the end of a thin line; never over another partner."""
    page = watched.open()
    named = page.eval_on_selector(".map", "e => [e.dataset.named, e.dataset.over].map(Number)")

    assert named[0] >= 25
    assert named[1] == 0


def test_click_on_a_partner_opens_its_card_without_moving_the_map(watched: Watched) -> None:
    """The card stands beside the map, and the map is neither sent again nor moved."""
    page = watched.open()
    before = watched.place("lw-wijkteam")
    first_load = sum(watched.received)
    watched.received.clear()

    start = time.perf_counter()
    page.mouse.click(*before)
    page.get_by_role("heading", name="Sociaal wijkteam Lindewaarde").wait_for(timeout=10_000)

    took = time.perf_counter() - start
    page.wait_for_timeout(400)
    sent = sum(watched.received)
    print(f"click to card {took:.2f} s; first load {first_load} bytes, click {sent} bytes")
    assert sent < 20_000
    assert watched.place("lw-wijkteam") == pytest.approx(before, abs=1)
    assert "partner=lw-wijkteam" in page.url


def test_dragged_partner_stands_there_after_reload_until_put_back(watched: Watched) -> None:
    """A place that somebody gave a partner is kept, and one button puts all back."""
    watched.open()
    page = watched.page
    x, y = watched.place("lw-bieb")

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30, steps=5)
    page.mouse.move(x + 60, y + 45, steps=5)
    page.mouse.up()
    page.wait_for_timeout(1500)
    moved = watched.place("lw-bieb")
    watched.open()
    after = watched.place("lw-bieb")
    page.get_by_role("button", name="Zet alles terug op zijn plek").click()
    page.wait_for_timeout(2500)
    back = watched.place("lw-bieb")

    assert moved == pytest.approx((x + 60, y + 45), abs=4)
    assert after == pytest.approx(moved, abs=4)
    assert back == pytest.approx((x, y), abs=4)


def test_hostile_name_never_runs_in_map_tooltip_search_or_card(watched: Watched) -> None:
    """A name that is a script stays a name wherever it is shown."""
    page = watched.open()
    at = watched.place("hostile")

    page.mouse.move(*at)
    page.wait_for_timeout(500)
    tip = page.locator(".tip b").inner_text()
    page.get_by_label("Zoek op de kaart").fill("onerror")
    page.get_by_label("Zoek op de kaart").press("Enter")
    page.get_by_role("heading", name=HOSTILE).wait_for(timeout=10_000)
    page.wait_for_timeout(500)

    assert tip == HOSTILE
    assert watched.dialogs == []
    assert page.locator("img[src=x]").count() == 0


def test_full_screen_shows_the_card_on_the_wall(watched: Watched) -> None:
    """In full screen the map itself shows the card, as text, and without contact details."""
    page = watched.open("&partner=hostile")
    card = page.locator("aside.card")
    hidden_before = not card.is_visible()

    page.get_by_role("button", name="Volledig scherm").click()
    card.get_by_role("heading", name=HOSTILE).wait_for(timeout=10_000)
    page.evaluate("document.exitFullscreen()")

    assert hidden_before
    assert page.locator("img[src=x]").count() == 0
    assert watched.dialogs == []


def test_map_saved_as_svg_is_text_and_paths_only(watched: Watched, tmp_path: Path) -> None:
    """The drawing is the map as on screen; a hostile name in it is a text, and nothing runs."""
    page = watched.open("&partner=hostile")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Plaatje voor drukwerk").click()
    target = tmp_path / "map.svg"
    saved.value.save_as(target)
    root = ET.parse(target).getroot()
    kinds = {node.tag.rsplit("}", 1)[-1] for node in root.iter()}
    texts = " ".join(node.text or "" for node in root.iter() if node.tag.endswith("text"))

    page.goto(target.as_uri())
    page.wait_for_timeout(300)

    assert kinds == {"svg", "title", "rect", "path", "text"}
    assert "<img" in texts
    assert "onerror" not in {name for node in root.iter() for name in node.attrib}
    assert watched.dialogs == []


def test_choices_stand_in_the_address_and_come_back_from_it(watched: Watched) -> None:
    """A link shows somebody else the same map: layout, filter, day and whose network."""
    page = watched.open("&beeld=ties&domein=care-welfare,housing&vanaf=cooperates&rond=lw-welzijn")
    filtered = int(page.locator(".map").get_attribute("data-drawn") or 0)
    page.get_by_role("button", name="Toon iedereen").click()
    page.wait_for_timeout(1500)
    more = int(page.locator(".map").get_attribute("data-drawn") or 0)

    assert "rond=" not in page.url
    assert "domein=care-welfare" in page.url
    assert 1 < filtered < more < 43


def test_map_file_works_from_disk_with_hostile_names(
    watched: Watched, base: str, tmp_path: Path
) -> None:
    """The offline map: search, card, no request, and a name that is a script stays a name."""
    watched.open()
    with watched.page.expect_download() as saved:
        watched.page.get_by_role("button", name="Meenemen").click()
        watched.page.get_by_role("button", name="Netwerkkaart als webpagina").click()
    target = tmp_path / "map.html"
    saved.value.save_as(target)
    watched.requests.clear()
    page = watched.page
    page.goto(target.as_uri())
    page.wait_for_timeout(800)

    page.locator("#search").fill("onerror")
    page.locator("#found button").first.click()
    page.locator("#card").get_by_text(HOSTILE).first.wait_for(timeout=5_000)

    assert watched.dialogs == []
    assert watched.faults == []
    assert page.locator("img[src=x]").count() == 0
    assert [
        url for url in watched.requests if not url.startswith(("file:", "data:", "blob:"))
    ] == []


def test_scrolling_over_the_map_scrolls_the_page(watched: Watched) -> None:
    """Only with Ctrl does the wheel zoom, so nobody gets stuck on the map."""
    page = watched.open()
    page.set_viewport_size({"width": 1400, "height": 700})
    page.wait_for_timeout(500)
    box = page.locator(".board").bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(600)
    after = page.locator(".board").bounding_box()

    assert after is not None
    assert after["y"] < box["y"] - 100


def test_library_is_served_by_name_only_and_kept_by_browsers(watched: Watched) -> None:
    """A fixed list of files; an address cannot reach anything else on disk."""
    found = watched.page.request.get(f"{watched.base}/assets/vis-network-9.1.2.min.js")
    other = watched.page.request.get(f"{watched.base}/assets/vis-network.css")
    climbing = watched.page.request.get(f"{watched.base}/assets/..%2Fapp.py")

    assert found.status == 200
    assert "immutable" in found.headers["cache-control"]
    assert other.status == 404
    assert "ASGI entry" not in climbing.text()


INK = """() => {
  const board = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.board'))
    ?.shadowRoot.querySelector('.board') ?? document.querySelector('.board');
  const paper = board.querySelector('.paper');
  if (!paper.width) return 0;
  const dots = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height).data;
  return dots.filter((value, at) => at % 4 === 3 && value > 0).length;
}"""


def test_map_is_on_paper(watched: Watched) -> None:
    """A printed page shows the map: the browser lays it out anew and does not paint it again."""
    page = watched.open()
    before = page.evaluate(INK)

    page.pdf()

    assert before == 0
    assert page.evaluate(INK) > 10_000
    assert not watched.faults


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("width", [1300, 360])
def test_first_sheet_holds_title_map_and_legend(
    watched: Watched, *, landscape: bool, width: int
) -> None:
    """Lying or standing, from a desk or a phone: no sheet with a title alone, no empty headings."""
    page = watched.open()
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(500)

    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", landscape=landscape))).pages
    first, rest = sheets[0].extract_text(), "".join(one.extract_text() for one in sheets[1:])

    assert "Netwerkkaart" in first
    assert "Financiële sector" in first  # the legend, under the map
    assert "Op deze kaart" in first
    assert "Wat het betekent" in rest
    assert "Hetzelfde in woorden" not in first + rest
    assert "Verder kijken" not in first + rest
    assert len(sheets) <= 3
