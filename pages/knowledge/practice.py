"""Practising a conversation: a short situation, choose, and see why. Nothing is kept."""

from __future__ import annotations

import streamlit as st

from model.services.library import cards
from model.services.library_practice import Situation, situations
from pages.shared.card_link import draw_card_link
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page

PARAMETER = "situatie"


def draw_practice(page: Page) -> None:
    """Draw one situation at a time, with the way to the next."""
    t = page.t
    ids = list(situations())
    st.markdown(
        t(
            "Choose what you would say or do, and read why. The situations are invented; "
            "what you choose is not kept."
        )
    )
    key = "library-situation"
    from_address(PARAMETER, key, ids, ids[0])
    chosen = st.pills(
        t("Situation"),
        ids,
        format_func=lambda one: str(ids.index(one) + 1),
        key=key,
        required=True,
    )
    to_address(PARAMETER, chosen)
    situation = situations()[chosen or ids[0]]
    _draw_situation(page, situation)
    at = ids.index(situation.id)
    if at + 1 < len(ids):
        st.button(
            t("Next situation"),
            icon=":material/arrow_forward:",
            key="library-situation-next",
            on_click=_go_to,
            args=(key, ids[at + 1]),
        )


def _draw_situation(page: Page, situation: Situation) -> None:
    t, language = page.t, page.language
    with st.container(border=True, key="library-practice"):
        st.caption(situation.who.in_language(language))
        st.markdown(f"**{situation.situation.in_language(language)}**")
        texts = [choice.text.in_language(language) for choice in situation.choices]
        chosen = st.radio(
            t("What do you do?"),
            range(len(texts)),
            index=None,
            format_func=texts.__getitem__,
            key=f"library-choice-{situation.id}",
        )
        if chosen is None:
            return
        choice = situation.choices[chosen]
        why = choice.why.in_language(language)
        if choice.best:
            st.success(f"**{t('This fits best.')}** {why}", icon=":material/check_circle:")
        else:
            st.info(f"**{t('It can be done better.')}** {why}", icon=":material/lightbulb:")
        st.caption(t("Read more on this card:"))
        draw_card_link(page, cards()[situation.card].id, f"practice:{situation.id}")


def _go_to(key: str, situation: str) -> None:
    st.session_state[key] = situation
