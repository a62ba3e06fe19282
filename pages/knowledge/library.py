"""Library: short cards with one thing to do, and the way to where they are used."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.core.messages import N_
from model.services.file_names import file_name
from model.services.library import cards
from model.services.library_card import Card
from model.services.library_here import library_here
from model.services.library_paper import cards_pdf
from model.services.library_terms import find_terms
from model.services.local_cards import as_card, local_cards
from pages.knowledge.card import draw_card
from pages.knowledge.filters import ask
from pages.knowledge.glossary import draw_glossary, draw_term
from pages.knowledge.own_cards import draw_own_cards
from pages.knowledge.practice import draw_practice
from pages.knowledge.talk_guide import draw_talk_guide
from pages.knowledge.tour_choice import draw_tours
from pages.shared.choice_row import chosen_in_address
from pages.shared.in_parts import draw_more, parts_shown
from pages.shared.page import Page, begin
from pages.shared.plain import plain

MOST_TERMS = 2
VIEW, CARDS = "weergave", "kaarten"


def draw_found(page: Page, found: tuple[Card, ...]) -> None:
    """Draw the cards two beside each other, and offer them on paper."""
    t = page.t
    if not found:
        st.info(t("No card fits. Try one other word, or take the filter off."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t.plural("One card", "{n} cards", len(found)), width="stretch")
        st.download_button(
            t("Take these along as PDF"),
            data=partial(cards_pdf, found, t),
            file_name=file_name("", t("Library"), datetime.now(UTC).date(), "pdf"),
            mime="application/pdf",
            key="library-pdf",
            on_click="ignore",
            icon=":material/print:",
        )
    with page.work(writes=False) as work:
        here = library_here(work, page.here.id)
    shown = parts_shown(page, found, "library")
    with st.container(key="library-cards"):
        for start in range(0, len(shown), 2):
            for column, card in zip(
                st.columns(2, gap="medium"), shown[start : start + 2], strict=False
            ):
                with column:
                    draw_card(page, card, here)
    draw_more(page, found, "library")


def draw_cards(page: Page) -> None:
    """Draw the search, the words that fit, and the cards."""
    query, found = ask(page, _local(page))
    if query.strip():
        for term in find_terms(query, page.language)[:MOST_TERMS]:
            draw_term(page, term)
    draw_found(page, found)


def draw_one(page: Page, card: Card) -> None:
    """Draw the card that the address names, with the way to all of them."""
    with page.work(writes=False) as work:
        here = library_here(work, page.here.id)
    draw_card(page, card, here)
    if st.button(page.t("Show all cards"), icon=":material/arrow_back:", key="library-back"):
        del st.query_params["kaart"]
        st.rerun()


def _local(page: Page) -> tuple[Card, ...]:
    with page.work(writes=False) as work:
        return tuple(as_card(card) for card in local_cards(work, page.here.id))


VIEWS: dict[str, tuple[str, Callable[[Page], None]]] = {
    CARDS: (N_("Cards"), draw_cards),
    "gesprek": (N_("Conversation guide"), draw_talk_guide),
    "oefenen": (N_("Practise"), draw_practice),
    "begrippen": (N_("Words"), draw_glossary),
    "eigen": (N_("Our own cards"), draw_own_cards),
    "rondleiding": (N_("Guided tour"), draw_tours),
}


def draw_library(page: Page) -> None:
    """Draw one card when the address names one, else the chosen view."""
    t, asked = page.t, st.query_params.get("kaart", "")
    if asked:
        known = {**cards(), **{card.id: card for card in _local(page)}}
        if asked in known:
            draw_one(page, known[asked])
            return
        st.warning(t("There is no card called {card}.", card=plain(asked[:80])))
    views = {view: t(name) for view, (name, _) in VIEWS.items()}
    view = chosen_in_address(VIEW, t("View"), views, "library-view", fallback=CARDS, usual=CARDS)
    VIEWS[view][1](page)


here = begin(N_("Library"), N_("Short cards with one thing to do, and the way to where you do it."))
draw_library(here)
