"""Searching and reading the library, and the promises of its cards."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.core.translation import Translator
from model.network.partners import Partner
from model.services.coalitions import start_coalition
from model.services.library import cards
from model.services.library_card import KINDS
from model.services.library_paper import cards_pdf
from model.services.library_search import search_cards
from model.services.library_terms import find_terms
from model.services.opening import start_work
from pages.shared.addresses import ADDRESSES
from pages.shared.in_parts import PART

HOSTILE = "<script>alert(1)</script> **vet** :red[x] 🧓"


def titles(app: AppTest) -> list[str]:
    return [header.value for header in app.subheader]


def text_of(app: AppTest) -> str:
    return "\n".join(part.value for part in [*app.markdown, *app.caption])


def test_every_card_has_source_use_and_both_languages() -> None:
    """A card without a source, a reader or a place where it is used is no card."""
    addresses = {address.path for address in ADDRESSES}
    for card in cards().values():
        assert card.sources, card.id
        assert all(source.title for source in card.sources), card.id
        assert card.tags.roles, card.id
        assert card.page in addresses, card.id
        assert card.title.nl, card.id
        assert card.text.en, card.id
    assert {card.kind for card in cards().values()} == set(KINDS)
    assert sum(card.kind == "guide" for card in cards().values()) >= 90


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("mantelzorgrs", "group:carers"),
        ("vertouwen", "guide:already-in-view"),
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
    assert any("Mantelzorgers" in title for title in titles(app)[:3])
    assert "Iemand die onbetaald" in text_of(app)

    app.text_input[0].set_value("xyzzy").run()
    assert any("Geen kaart past" in info.value for info in app.info)


def test_long_list_comes_in_parts(demo_database, open_page) -> None:
    """Two hundred cards at once are slow and nobody reads them: twenty more at each press."""
    app = open_page("kennisbank", "en")
    assert len(titles(app)) == PART

    app.button(key="library-more").click().run()
    assert len(titles(app)) == 2 * PART
    assert f"You see {2 * PART} of {len(cards()) + 1}." in text_of(app)


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
    assert len(titles(app)) == PART


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


def test_group_card_names_the_gap_and_whom_to_ask(sqlite_database, open_page) -> None:
    """Without partner and project the card says so, and who may know the group."""
    with start_work() as work:
        made = start_coalition(work, name="Proef", municipality="Erp")
        work.partners.add(
            Partner(coalition_id=made.id, name=HOSTILE, status="joined", domains=("care-welfare",))
        )
        work.commit()

    app = open_page("kennisbank", "en", kaart="group:carers")

    assert "nobody has this group in view, and no project" in text_of(app)
    assert "ask them: \\<script\\>" in text_of(app)


def test_group_opens_the_project_form_with_the_group_filled_in(sqlite_database, open_page) -> None:
    """From a group card to a project in one go."""
    with start_work() as work:
        made = start_coalition(work, name="Proef", municipality="Erp")

    app = open_page("projecten", "en", weergave="nieuw", groep="carers")
    assert "Carers with a heavy task" in app.info[0].value
    (title,) = [field for field in app.text_input if field.label == "What is the project called?"]
    title.set_value("Een uur vrij")
    next(button for button in app.button if button.label == "Go on").click().run()

    with start_work(writes=False) as work:
        (project,) = work.projects.find(coalition_id=made.id)
    assert project.risk_groups == ("carers",)


@pytest.mark.parametrize("group", ["", "nobody", "<b>", "../x"])
def test_strange_group_in_the_address_fills_nothing_in(sqlite_database, open_page, group) -> None:
    """Only a group that exists is filled in."""
    with start_work() as work:
        start_coalition(work, name="Proef", municipality="Erp")

    assert not open_page("projecten", "en", weergave="nieuw", groep=group).info


def test_filters_stand_in_the_address_and_narrow(demo_database, open_page) -> None:
    """A link with choices opens the same short list."""
    app = open_page("kennisbank", "en", rol="funder", gemis="emotional")

    shown = {card.id for card in cards().values() if "funder" in card.tags.roles
             and "emotional" in card.tags.loneliness}  # fmt: skip
    assert any(f"{len(shown)} cards" in caption.value for caption in app.caption)
    app.button(key="library-clear").click().run()
    assert any(f"{len(cards()) + 1} cards" in caption.value for caption in app.caption)


@pytest.mark.parametrize("view", ["gesprek", "oefenen", "begrippen", "eigen", "rondleiding"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_view_opens(demo_database, open_page, view, language) -> None:
    """Guide, practice, words, own cards and tours open by their address."""
    assert not open_page("kennisbank", language, weergave=view).exception


def test_practice_says_why_and_keeps_nothing(demo_database, open_page) -> None:
    """Each answer gets its reason; the database does not change."""
    app = open_page("kennisbank", "en", weergave="oefenen", situatie="leaflet")
    app.radio[0].set_value(0).run()
    assert "exactly what she lacks" in app.info[0].value
    app.radio[0].set_value(2).run()
    assert "That is warm" in app.success[0].value
    with start_work(writes=False) as work:
        assert len(work.local_cards.find()) == 1, "the card of the example, and nothing more"


def test_words_are_found_and_lead_to_their_card(demo_database, open_page) -> None:
    """A word opens the card on which one reads on, over the page."""
    app = open_page("kennisbank", "nl", weergave="begrippen")
    app.text_input[0].set_value("meldpunt").run()
    assert "Eén plek waar iedereen" in text_of(app)
    app.button(key="card-link-term-reporting-point-guide-reporting-point").click().run()
    assert "Wmo-loket" in text_of(app)


def test_own_card_is_written_found_and_marked(demo_database, open_page) -> None:
    """A local card stands among ours, in somebody's own words as typed."""
    app = open_page("kennisbank", "en", weergave="eigen")
    form = {field.label: field for field in app.text_input}
    form["Title"].set_value(HOSTILE)
    form["One thing to do"].set_value("=cmd()")
    app.text_area[0].set_value("Bel **mevrouw** <b>De Wit</b>")
    app.button(key="own-add").click().run()
    assert not app.exception

    app = open_page("kennisbank", "en", soort="local")
    assert len(titles(app)) == 2
    assert any("\\<script\\>" in title for title in titles(app))
    assert "\\<b\\>De Wit" in text_of(app)


def test_own_card_without_text_is_refused_with_a_reason(demo_database, open_page) -> None:
    """An empty card is not written."""
    app = open_page("kennisbank", "en", weergave="eigen")
    app.button(key="own-add").click().run()
    assert "Give the card a title" in app.error[0].value


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("iemand wil niet meer leven", "nl"),
        ("ze zegt dat het voor haar niet meer hoeft", "nl"),
        ("hij ziet het niet meer zitten", "nl"),
        ("mevrouw wil dood", "nl"),
        ("zelfmoord", "nl"),
        ("she does not want to live anymore", "en"),
        ("suicidal", "en"),
    ],
)
def test_who_asks_about_life_and_death_gets_the_number_to_call_first(asked, language) -> None:
    """Nothing stands before the card with the help line."""
    assert search_cards(asked, language)[0].id == "guide:not-wanting-to-live"


def test_a_question_for_a_meaning_finds_the_word() -> None:
    """Wat is een …? shows the word of the glossary."""
    assert [term.id for term in find_terms("Wat is een sleutelpersoon?", "nl")] == ["key-person"]
    assert [term.id for term in find_terms("what does coverage mean?", "en")] == ["coverage"]


def test_often_asked_question_is_put_in_the_search(demo_database, open_page) -> None:
    """Who does not know what to type presses a question, and has its answer on top."""
    app = open_page("kennisbank", "en")
    app.button(key="library-first-0").click().run()

    assert app.text_input(key="zoek").value == "Nobody turns up"
    assert titles(app)[0].endswith("Asking in person")
    assert not [one for one in app.button if one.key == "library-first-0"]


def test_card_says_what_to_do_under_a_heading(demo_database, open_page) -> None:
    """The one thing to do does not stand between other lines."""
    app = open_page("kennisbank", "en", kaart="guide:leaning-on-you")

    assert "**Do this**\n- Agree on a fixed day" in text_of(app)


def test_group_without_a_figure_says_so(demo_database, open_page) -> None:
    """No figure is better than a figure without a source, and no silence about it."""
    app = open_page("kennisbank", "en", kaart="group:carers")

    assert "We know of no figure for this group" in text_of(app)
