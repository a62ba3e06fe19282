"""The conversation guide: do and don't, open questions and hurdles, on one screen and one sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.services.file_names import file_name
from model.services.library import cards
from model.services.library_card import Card
from model.services.talk_guide import GUIDE, PARTS, talk_guide_pdf
from pages.shared.card_view import draw_sources
from pages.shared.page import Page


def draw_talk_guide(page: Page) -> None:
    """Draw every part with its cards in short, and the sheet."""
    t = page.t
    st.markdown(
        t(
            "For whoever talks with people at home, at the counter or at the door. Every part has "
            "what helps, what does not, and questions to put in your own words."
        )
    )
    with st.container(horizontal=True):
        st.download_button(
            t("The guide on one sheet (PDF)"),
            data=partial(talk_guide_pdf, t),
            file_name=file_name("", t("Conversation guide"), datetime.now(UTC).date(), "pdf"),
            mime="application/pdf",
            key="library-guide-pdf",
            on_click="ignore",
            icon=":material/print:",
        )
        st.button(
            t("Practise with short situations"),
            icon=":material/forum:",
            type="tertiary",
            key="library-guide-practise",
            on_click=_practise,
        )
    for part, ids in GUIDE.items():
        st.subheader(t(PARTS[part]), anchor=False)
        for card_id in ids:
            _draw_short(page, cards()[card_id])


def _draw_short(page: Page, card: Card) -> None:
    t, language = page.t, page.language
    lines = {section.kind: section.lines for section in card.sections}
    with st.expander(card.title.in_language(language)):
        st.markdown(card.text.in_language(language))
        left, right = st.columns(2, gap="medium")
        for column, title, texts, icon in (
            (left, t("Do"), card.do, "check"),
            (right, t("Better not"), lines.get("dont", ()), "close"),
        ):
            if texts:
                said = "\n".join(f"- {text.in_language(language)}" for text in texts)
                column.markdown(f":material/{icon}: **{title}**\n{said}")
        if "ask" in lines:
            asked = "\n".join(f"- {text.in_language(language)}" for text in lines["ask"])
            st.markdown(f":material/question_mark: **{t('Open questions')}**\n{asked}")
        draw_sources(page, card)


def _practise() -> None:
    st.query_params["weergave"] = "oefenen"
