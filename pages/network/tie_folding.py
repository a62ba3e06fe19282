"""What was answered before this visit: a line for each, so that a phone shows what is left to ask.

Who answers in this visit keeps the row as it is, to add how people are referred.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from model.network.ties import COORDINATOR
from model.services.tie_questions import Answer, Question, Questionnaire
from pages.network.tie_answers import FURTHER, draw_question, given
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_answering(
    page: Page, asked: Questionnaire, reporter: str, wanted: Collection[str]
) -> None:
    """Draw a row for each partner to ask about, and a line for each that was asked before.

    `wanted` are the partners whose row somebody asked for: it is drawn whole.
    """
    key = f"ties-folded-{asked.partner.id}-{reporter or COORDINATOR}"
    before = {question.other.id for question in asked.questions if question.answer.is_given}
    folded: set[str] = st.session_state.setdefault(key, before) - set(wanted)
    lines = [q for q in asked.questions if q.other.id in folded and q.answer.is_given]
    for question in asked.questions:
        if question not in lines:
            draw_question(page, asked.partner.id, reporter, question)
    _draw_lines(page, key, lines)


def _draw_lines(page: Page, key: str, lines: Sequence[Question]) -> None:
    if not lines:
        return
    st.markdown(f"**{page.t('Asked before')}**")
    st.caption(page.t("Press a name to change the answer."))
    with st.container(gap=None):
        for question in lines:
            st.button(
                f"**{plain(question.other.name)}**: {_said(page, question.answer)}",
                key=f"{key}-open-{question.other.id}",
                type="tertiary",
                icon=":material/edit:",
                on_click=_open,
                args=(key, question.other.id),
            )


def _said(page: Page, answer: Answer) -> str:
    """Return an answer in a few words."""
    strength = page.label("tie-strengths", answer.strength) if answer.strength else ""
    short = {
        "forth": page.t("refers people there"),
        "back": page.t("gets people from there"),
        "formal": page.t(FURTHER["formal"]),
    }
    said = [strength, *(short[name] for name in given(answer))]
    return ", ".join(part for part in said if part).lower()


def _open(key: str, other: str) -> None:
    st.session_state[key] = st.session_state[key] - {other}
