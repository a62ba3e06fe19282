"""Library: short cards with one thing to do, and the way to where they are used."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.core.messages import N_
from model.services.file_names import file_name
from model.services.library import KINDS, Card, cards, library_here
from model.services.library_paper import cards_pdf
from model.services.library_search import search_cards
from pages.knowledge.card import draw_card
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain

FIRST = 12
"""So many cards are drawn at once."""
LABELS = {
    "guide": N_("Talking and working together"),
    "group": N_("Groups"),
    "lesson": N_("Lessons on recruiting"),
    "support": N_("Kinds of support"),
    "domain": N_("Domains"),
    "step": N_("Steps"),
}


def ask(page: Page) -> tuple[Card, ...]:
    """Draw the search and the filter, and return the cards that fit."""
    t = page.t
    query = st.text_input(
        t("What are you looking for?"),
        placeholder=t("For example: carers, referring, a first sentence"),
        max_chars=300,
        key="zoek",
        bind="query-params",
    )
    from_address("soort", "library-kind", KINDS, None)
    kind = st.pills(
        t("Show only"), KINDS, format_func=lambda one: t(LABELS[one]), key="library-kind"
    )
    to_address("soort", kind)
    found = search_cards(query or "", page.language)
    return tuple(card for card in found if kind is None or card.kind == kind)


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
    shown = found
    every = len(found) <= FIRST or st.session_state.get("library-all", False)
    if not every:
        shown = found[:FIRST]
    for start in range(0, len(shown), 2):
        for column, card in zip(
            st.columns(2, gap="medium"), shown[start : start + 2], strict=False
        ):
            with column:
                draw_card(page, card, here)
    if len(found) > FIRST:
        st.toggle(t("Show all {n}", n=len(found)), key="library-all")


def draw_library(page: Page) -> None:
    """Draw one card when the address names one, else the search."""
    t, asked = page.t, st.query_params.get("kaart", "")
    if asked not in cards():
        if asked:
            st.warning(t("There is no card called {card}.", card=plain(asked[:80])))
        draw_found(page, ask(page))
        return
    with page.work(writes=False) as work:
        here = library_here(work, page.here.id)
    draw_card(page, cards()[asked], here)
    if st.button(t("Show all cards"), icon=":material/arrow_back:", key="library-back"):
        del st.query_params["kaart"]
        st.rerun()


here = begin(N_("Library"), N_("Short cards with one thing to do, and the way to where you do it."))
draw_library(here)
