"""Help at the moment it helps: cards, places and pages hold together."""

from __future__ import annotations

import ast
from pathlib import Path

from model.evaluation.funding_rules import funding_rules
from model.evaluation.lessons import indicator_texts, lessons
from model.services.library import cards
from model.services.library_help import places
from model.services.library_practice import situations
from model.services.library_terms import terms
from model.services.talk_guide import GUIDE
from model.services.tours import tours
from pages.shared.addresses import ADDRESSES

PAGES = Path(__file__).resolve().parents[2] / "pages"


def test_every_place_names_cards_that_exist() -> None:
    """No help leads nowhere."""
    named = {card_id for ids in places().values() for card_id in ids}

    assert sorted(named - set(cards())) == []
    assert sorted({term.card for term in terms().values() if term.card} - set(cards())) == []
    assert sorted({one.card for one in situations().values()} - set(cards())) == []
    assert sorted({one for ids in GUIDE.values() for one in ids} - set(cards())) == []


def test_every_card_is_used_somewhere() -> None:
    """A card that helps nowhere is taken out, or gets a place."""
    named = {card_id for ids in places().values() for card_id in ids}

    assert sorted(set(cards()) - named) == []


def test_every_place_is_drawn_by_a_page() -> None:
    """A place that no page draws would be help that nobody sees."""
    drawn = _drawn_places()
    missed = [
        place for place in places() if place not in drawn and f"{place.split(':')[0]}:" not in drawn
    ]

    assert missed == []


def test_places_with_an_id_name_something_that_exists() -> None:
    """A lesson, indicator or check that is renamed takes its help along."""
    known = {
        "lesson": set(lessons()),
        "indicator": set(indicator_texts()),
        "check": {rule.id for rule in funding_rules().checks},
    }
    for place in places():
        kind, _, item = place.partition(":")
        assert item in known.get(kind, {item}), place


def test_cards_and_tours_lead_to_pages_that_exist() -> None:
    """Every way on is an address."""
    paths = {address.path for address in ADDRESSES}

    assert {card.page for card in cards().values()} <= paths
    assert {stop.page for tour in tours().values() for stop in tour.stops} <= paths
    for tour in tours().values():
        for stop in tour.stops:
            assert stop.query.get("kaart", next(iter(cards()))) in cards(), tour.id


def _drawn_places() -> set[str]:
    """Return the places in the pages: whole ones, and the beginning of those with an id."""
    found = set()
    for path in PAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ("draw_card_links", "draw_card_help") or len(node.args) != 2:
                continue
            place = node.args[1]
            if isinstance(place, ast.Constant):
                found.add(str(place.value))
            elif isinstance(place, ast.JoinedStr) and isinstance(place.values[0], ast.Constant):
                found.add(str(place.values[0].value))
    return found
