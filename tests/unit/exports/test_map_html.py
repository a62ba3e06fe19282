"""The standalone map: its bytes here, its behaviour in a real browser below."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from pydantic import ValidationError

from model.exports import map_html
from model.exports.network_map import Edge, Group, NetworkMap, Node, Sector
from model.exports.printable import one_line, printable

if TYPE_CHECKING:
    from playwright.sync_api import Page

GROUPS = (Group("a", "Gemeente", "G", "#0b5c6b"), Group("b", "Sport", "S", "#f2c94c"))


def network(text: str = "KBO", *, placed: bool = True) -> NetworkMap:
    place = {"x": 10.0, "y": -20.0} if placed else {}
    nodes = (
        Node("1", text, "a", **place, facts=((text, text), ("Rol", "trekker"))),
        Node("2", "Voetbalclub", "b", **({"x": 120.0, "y": 40.0} if placed else {})),
        Node("3", "Bibliotheek", "b", **({"x": -90.0, "y": 60.0} if placed else {})),
    )
    edges = (Edge("1", "2", "werkt samen", 2), Edge("1", "3", text, arrow=True, dashed=True))
    groups = (Group("a", f"Gemeente {text}", "G", "#0b5c6b"), GROUPS[1])
    return NetworkMap(f"Netwerk {text}", groups, nodes, edges, text, text, text)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_page_needs_no_host_and_allows_only_its_own_scripts() -> None:
    """Strict policy: two scripts by their digest, no request to anywhere."""
    page = map_html.write(network()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)

    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert policy[1].count("'sha256-") == 2
    assert "unsafe-eval" not in policy[1]
    assert "sourceMappingURL" not in page
    assert re.findall(r"<(?:link|iframe|img|script src)", page) == []


def test_table_says_in_words_what_the_map_shows() -> None:
    """Every partner with domain, facts and ties; an arrow shows who refers to whom."""
    page = map_html.write(network()).decode()

    assert "<td>KBO</td><td>G · Gemeente KBO</td>" in page
    assert "→ Bibliotheek (KBO)" in page
    assert "← KBO (KBO)" in page


def test_domains_are_wedges_as_on_the_page() -> None:
    """Each domain with its angles, whether it is room to grow, and both ends of a referral."""
    edge = Edge("1", "2", "verwijst", arrow=True, back=True, dashed=True, formal=True, level=3)
    drawn = NetworkMap("Netwerk", GROUPS, network().nodes, (edge,), middle="Erp")
    sectors = (Sector("b", -15, 15, is_empty=False), Sector("a", 15, 45, is_empty=True))

    page = map_html.write(drawn, sectors, inner=90, outer=400).decode()
    data = data_of(page)

    assert data["wedges"] == [[1, -15, 15, 1], [0, 15, 45, 0]]
    assert (data["inner"], data["outer"], data["title"]) == (90, 400, "Erp")
    assert data["edges"] == [{"source": "1", "target": "2", "level": 3, "marks": 15}]
    assert data["words"]["room"] == "ruimte om te groeien"
    assert "↔ Voetbalclub (verwijst)" in page


def test_domain_of_nobody_is_not_in_the_legend() -> None:
    """Without wedges only the domains of who is on the map are named."""
    page = map_html.write(NetworkMap("T", GROUPS, (Node("1", "A", "b"),), ())).decode()

    assert [group["id"] for group in data_of(page)["groups"]] == ["b"]
    assert data_of(page)["nodes"][0]["group"] == 0


def test_hostile_text_never_leaves_its_place(hostile: str) -> None:
    """The JSON ends where it should, comes back as typed, and no element is added."""
    page = map_html.write(network(hostile)).decode()
    calm = map_html.write(network()).decode()
    before_library = page.split("/**\n * vis-network")[0]

    assert data_of(page)["nodes"][0]["label"] == one_line(hostile)
    assert data_of(page)["nodes"][0]["facts"][0] == [one_line(hostile), printable(hostile)]
    assert page.count("<script") == calm.count("<script")
    assert not re.search(r"<(img|svg|iframe)\b", before_library)


@pytest.mark.parametrize(("colour", "ink"), [("#0b5c6b", "#ffffff"), ("#f2c94c", "#101516")])
def test_letter_on_a_colour_has_the_better_contrast(colour: str, ink: str) -> None:
    """White on dark, dark on light."""
    assert map_html._readable_on(colour) == ink


def test_map_refuses_what_hangs_loose() -> None:
    """An edge to a partner that is not there, or an unknown domain, is a fault of ours."""
    with pytest.raises(ValidationError, match="not on the map"):
        NetworkMap("T", GROUPS, (Node("1", "A", "a"),), (Edge("1", "9"),))
    with pytest.raises(ValidationError, match="not on the map"):
        NetworkMap("T", GROUPS, (Node("1", "A", "zzz"),), ())


def test_map_refuses_a_colour_that_is_more_than_a_colour() -> None:
    """Colours come from the catalogue, and nothing else gets into the style."""
    with pytest.raises(ValidationError):
        Group("a", "Gemeente", "G", "red;background:url(x)")


def test_empty_map_is_a_page() -> None:
    """No partners yet is no error."""
    page = map_html.write(NetworkMap("Leeg", GROUPS, (), ())).decode()

    assert data_of(page)["nodes"] == []


def opened(browser: Any, tmp_path: Path, page: bytes) -> tuple[Page, list[str]]:
    """Open the file; collect everything that should not happen."""
    (tmp_path / "map.html").write_bytes(page)
    tab: Page = browser.new_page(viewport={"width": 1200, "height": 800})
    noise: list[str] = []
    tab.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: noise.append(message.text))
    tab.on("pageerror", lambda error: noise.append(str(error)))
    tab.on(
        "request",
        lambda request: None if request.url.startswith("file:") else noise.append(request.url),
    )
    tab.goto((tmp_path / "map.html").as_uri())
    tab.wait_for_selector("body[data-ready]")
    return tab, noise


@pytest.mark.browser
def test_hostile_text_runs_nowhere_in_the_browser(
    browser: Any, tmp_path: Path, hostile: str
) -> None:
    """No dialog, no error, no request; the card shows what was typed, as text."""
    tab, noise = opened(browser, tmp_path, map_html.write(network(hostile)))

    tab.click("#found button >> nth=0")

    assert tab.inner_text("#card h2").split() == one_line(hostile).split()
    assert tab.locator("#card script, #card img").count() == 0
    assert noise == []
    tab.close()


@pytest.mark.browser
def test_map_works_by_click_search_and_legend(browser: Any, tmp_path: Path) -> None:
    """Search finds by fact and without accents; the legend hides a domain and shows it again."""
    tab, noise = opened(browser, tmp_path, map_html.write(network("Café Zuid")))

    tab.fill("#search", "cafe")
    assert tab.locator("#found li").count() == 1
    tab.fill("#search", "trekker")
    assert tab.locator("#found li").count() == 1
    tab.fill("#search", "bestaat niet")
    assert tab.locator("#none").is_visible()
    tab.fill("#search", "")
    tab.click("#legend button >> nth=1")
    assert tab.locator("#found li").count() == 1
    tab.click("#legend button >> nth=1")
    tab.click("#found button >> nth=0")
    assert tab.inner_text("#card h2") == "Café Zuid"
    assert tab.locator("#found button >> nth=0").get_attribute("aria-current") == "true"
    assert noise == []
    tab.close()


@pytest.mark.browser
def test_click_on_a_node_opens_its_card(browser: Any, tmp_path: Path) -> None:
    """One partner stands in the middle of the picture; a click there shows its card."""
    alone = NetworkMap("Een", GROUPS, (Node("1", "KBO", "a", 700, -300, 20),), ())
    tab, noise = opened(browser, tmp_path, map_html.write(alone))
    tab.wait_for_timeout(300)  # the picture is drawn in the browser's next frame

    tab.click("#canvas")

    tab.wait_for_selector("#card h2")
    assert tab.inner_text("#card h2") == "KBO"
    assert noise == []
    tab.close()


WEDGE = """() => {
  const canvas = document.querySelector('#canvas canvas');
  const ctx = canvas.getContext('2d');
  const [x, y] = [canvas.width / 2, canvas.height * 0.2];  // high in the circle, at twelve o'clock
  return [...ctx.getImageData(x + 30, y, 1, 1).data];
}"""
PAPER = """() => {
  const paper = document.querySelector('#paper');
  if (!paper.width) return 0;
  const dots = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height).data;
  return dots.filter((value, at) => at % 4 === 3 && value > 0).length;
}"""


@pytest.mark.browser
def test_wedges_are_painted_on_screen_and_on_paper(browser: Any, tmp_path: Path) -> None:
    """Offline the map looks as on its page, keeps its shape on paper, and starts on sheet one."""
    sectors = (Sector("b", -60, 60, is_empty=False), Sector("a", 60, 300, is_empty=True))
    page = map_html.write(network(), sectors, inner=60, outer=300)
    tab, noise = opened(browser, tmp_path, page)
    tab.wait_for_timeout(400)
    ink = tab.evaluate(WEDGE)

    tab.focus("#all")
    tab.keyboard.press("Tab")
    after_all = tab.evaluate("document.activeElement.id")
    sheets = pypdf.PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages

    assert ink[3] > 0
    assert ink[:3] != [255, 255, 255]
    assert tab.evaluate(PAPER) > 50_000
    assert after_all == "search"
    assert len(sheets) == 2
    assert "De kaart in woorden" in sheets[1].extract_text()
    tab.emulate_media(media="print")
    placed = tab.locator("#paper").bounding_box()
    assert placed is not None
    assert placed["height"] > 400
    assert placed["y"] + placed["height"] < 680  # 180 mm: a sheet on its side without its edges
    assert noise == []
    tab.close()


@pytest.mark.browser
def test_map_without_places_finds_its_own(browser: Any, tmp_path: Path) -> None:
    """Partners without a place are laid out in the browser, without an error."""
    tab, noise = opened(browser, tmp_path, map_html.write(network(placed=False)))

    tab.click("#found button >> nth=1")

    assert tab.inner_text("#card h2") == "Voetbalclub"
    assert noise == []
    tab.close()


def test_who_does_not_take_part_has_no_full_mark() -> None:
    """Somebody who is only invited is not shown to the outside as a partner."""
    nodes = (Node("1", "KBO", "a"), Node("2", "Sport", "b", is_present=False))
    page = map_html.write(NetworkMap("Netwerk", GROUPS, nodes, ())).decode()

    assert [node["present"] for node in data_of(page)["nodes"]] == [True, False]
    assert "Open rondje: doet nog niet mee." in page
