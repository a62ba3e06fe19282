"""The words of the field and of the workbench, each in one sentence."""

from __future__ import annotations

import streamlit as st

from model.services.library_terms import Term, find_terms
from pages.shared.card_link import draw_card_link
from pages.shared.page import Page


def draw_glossary(page: Page) -> None:
    """Draw a filter, and the words by alphabet."""
    t = page.t
    query = st.text_input(
        t("Look for a word"),
        placeholder=t("For example: key person"),
        max_chars=100,
        key="library-term",
    )
    found = find_terms(query or "", page.language)
    if not found:
        st.info(t("This word is not in the list. Try the cards."))
    for term in found:
        with st.container(key=f"library-term-{term.id}", gap=None):
            draw_term(page, term)
            if term.card:
                draw_card_link(page, term.card, f"term:{term.id}")


def draw_term(page: Page, term: Term) -> None:
    """Draw one word with its meaning."""
    language = page.language
    st.markdown(f"**{term.term.in_language(language)}**: {term.meaning.in_language(language)}")
