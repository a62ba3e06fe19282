"""A quiet link to a card of the library at the place where it helps; it opens over the page."""

from __future__ import annotations

import streamlit as st

from model.services.library import cards
from model.services.library_card import Card
from model.services.library_help import cards_at
from pages.shared.addresses import page_file
from pages.shared.card_view import draw_card_body, draw_sources, draw_use
from pages.shared.page import Page

MOST_IN_A_ROW = 2
"""More cards at one place stand together behind one button.

(Not in a popover: it would stay open over the dialog.)
"""
ICON = ":material/menu_book:"


def draw_card_links(page: Page, place: str) -> None:
    """Draw the cards that help at a place, such as `project:severity`; none draws nothing.

    Not inside a form: Streamlit allows no buttons there. There, use `draw_card_help`.
    """
    found = cards_at(place)
    if not found:
        return
    if len(found) <= MOST_IN_A_ROW:
        with st.container(horizontal=True, key=f"card-row-{_slug(place)}", gap="small"):
            for card in found:
                draw_card_link(page, card.id, place)
        return
    label = page.t("What helps here ({n} cards)", n=len(found))
    if st.button(label, icon=ICON, type="tertiary", key=f"card-links-{_slug(place)}"):
        st.dialog(page.t("What helps here"), width="medium")(_draw_several)(page, found)


def draw_card_help(page: Page, place: str) -> None:
    """Draw the cards that help at a place inside a form, each in a popover.

    There is no way on from here: it would leave the form, with what somebody typed in it.
    """
    with st.container(horizontal=True, key=f"card-help-{_slug(place)}", gap="small"):
        for card in cards_at(place):
            with st.popover(_reads(page, card), icon=ICON, type="tertiary"):
                draw_card_body(page, card)
                draw_sources(page, card)


def draw_card_link(page: Page, card_id: str, place: str) -> None:
    """Draw a quiet link that opens one card over the page; `place` keeps the links apart."""
    card = cards()[card_id]
    if st.button(
        _reads(page, card),
        icon=ICON,
        type="tertiary",
        key=f"card-link-{_slug(place)}-{_slug(card_id)}",
    ):
        _open(page, card)


def _reads(page: Page, card: Card) -> str:
    """Say that a link opens something to read, whatever it stands beside."""
    return page.t("Read: {title}", title=card.title.in_language(page.language))


def _open(page: Page, card: Card) -> None:
    st.dialog(card.title.in_language(page.language), width="medium")(_draw_dialog)(page, card)


def _draw_several(page: Page, found: tuple[Card, ...]) -> None:
    for card in found:
        with st.expander(card.title.in_language(page.language)):
            _draw_dialog(page, card)


def _draw_dialog(page: Page, card: Card) -> None:
    draw_card_body(page, card)
    draw_sources(page, card)
    draw_use(page, card)
    st.page_link(
        page_file("kennisbank"),
        label=page.t("Open in the library"),
        icon=ICON,
        query_params={"kaart": card.id},
    )


def _slug(text: str) -> str:
    return text.replace(":", "-")
