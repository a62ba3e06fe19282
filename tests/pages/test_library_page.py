"""Searching and reading the library, and the promises of its cards."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.core.translation import Translator
from model.network.partners import Partner
from model.services.coalitions import start_coalition
from model.services.library import KINDS, cards
from model.services.library_paper import cards_pdf
from model.services.library_search import search_cards
from model.services.opening import start_work
from pages.shared.addresses import ADDRESSES

HOSTILE = "<script>alert(1)</script> **vet** :red[x] 🧓"


def titles(app: AppTest) -> list[str]:
    return [header.value for header in app.subheader]


def text_of(app: AppTest) -> str:
    return "\n".join(part.value for part in [*app.markdown, *app.caption])


def test_every_card_has_source_use_and_both_languages() -> None:
    """A card without a source or a place where it is used is no card."""
    addresses = {address.path for address in ADDRESSES}
    for card in cards().values():
        assert card.source.title, card.id
        assert card.page in addresses, card.id
        assert card.title.nl, card.id
        assert card.text.en, card.id
    assert {card.kind for card in cards().values()} == set(KINDS)
    assert sum(card.kind == "guide" for card in cards().values()) >= 12


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("mantelzorger", "group:carers"),
        ("hoe begin ik een gesprek", "guide:conversation-openers"),
        ("doorverwijzing", "guide:warm-referral"),
        ("weerstand", "guide:resistance"),
        ("iemand zegt nee", "guide:resistance"),
        ("85-plussers", "group:over-85"),
        ("kerk", "domain:faith"),
        ("alleen of eenzaam", "guide:loneliness-or-isolation"),
        ("jongeren op school", "group:youth"),
        ("waar kan ik iets melden", "guide:reporting-point"),
        ("bewijs voor effect", "guide:what-research-says"),
        ("supermarkt", "domain:businesses"),
        ("cijfers verzamelen", "step:facts"),
        ("SCHAAMTE", "guide:reluctance-to-ask"),
        ("sportclub", "domain:sport"),
        ("voedselbank", "domain:debt-poverty"),
        ("rouw", "group:bereavement"),
        ("vrijwilligers begeleiden", "guide:volunteers-and-professionals"),
        ("folder zonder eenzaamheid", "lesson:wording"),
        ("sleutelpersonen", "lesson:key-persons"),
        ("existentiele", "guide:kinds-of-loneliness"),
        ("praktische hulp", "support:practical-help"),
    ],
)
def test_search_finds_the_card_in_the_first_three(asked, expected) -> None:
    """Word forms, compounds and missing accents do not matter."""
    assert expected in [card.id for card in search_cards(asked, "nl")[:3]]


@pytest.mark.parametrize("asked", ["xyzzy", "<script>", "%_*", "🧓", "a" * 5000, "\u202e"])
def test_odd_queries_do_no_harm(asked) -> None:
    """Nothing found is an answer too."""
    assert isinstance(search_cards(asked, "nl"), tuple)


def test_empty_query_shows_everything() -> None:
    """The library opens with all its cards."""
    assert len(search_cards("  ", "en")) == len(cards())


def test_page_searches_and_filters(demo_database, open_page) -> None:
    """Typing finds; the filter keeps one kind."""
    app = open_page("kennisbank", "nl")
    app.text_input[0].set_value("mantelzorger").run()
    assert len(titles(app)) >= 1
    assert "Mantelzorgers" in titles(app)[0]

    app.text_input[0].set_value("xyzzy").run()
    assert any("Geen kaart past" in info.value for info in app.info)


def test_long_list_opens_on_demand(demo_database, open_page) -> None:
    """A dozen at first, all on one click."""
    app = open_page("kennisbank", "en")
    assert len(titles(app)) == 12

    app.toggle[0].set_value(True).run()
    assert len(titles(app)) == len(cards())


def test_group_card_shows_what_is_here(demo_database, open_page) -> None:
    """Figures with their source, partners who see the group, projects that reach it."""
    app = open_page("kennisbank", "en", kaart="group:older-people")

    assert len(titles(app)) == 1
    assert "Here " in text_of(app)
    assert "mean to reach it" in text_of(app)
    assert "%" in text_of(app)


def test_unknown_card_in_the_address_is_said(demo_database, open_page) -> None:
    """A wrong link shows the list and one sentence."""
    app = open_page("kennisbank", "en", kaart="<b>weg</b>")

    assert "\\<b\\>weg" in app.warning[0].value
    assert len(titles(app)) == 12


def test_hostile_partner_name_is_shown_as_typed(sqlite_database, open_page) -> None:
    """A partner's name on a card is text."""
    with start_work() as work:
        made = start_coalition(work, name="Proef", municipality="Erp")
        work.partners.add(
            Partner(coalition_id=made.id, name=HOSTILE, status="joined", risk_groups=("carers",))
        )
        work.commit()

    app = open_page("kennisbank", "en", kaart="group:carers")

    assert "\\<script\\>alert" in text_of(app)
    assert "\\*\\*vet" in text_of(app)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_cards_fit_on_paper(language) -> None:
    """The PDF holds every card."""
    assert cards_pdf(tuple(cards().values()), Translator(language)).startswith(b"%PDF")
