"""One row of the questionnaire: how closely two partners work, and who refers to whom."""

from __future__ import annotations

import streamlit as st

from model.core.messages import N_
from model.network.ties import STRENGTHS, Handover
from model.services.tie_questions import Answer, Question
from pages.network.map_parts import domain_badge
from pages.network.tie_keeping import Pair
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.plain import plain

FURTHER = {
    "forth": N_("refers people to {other}"),
    "back": N_("gets people from {other}"),
    "formal": N_("signed agreement"),
}
HANDOVERS: tuple[Handover, ...] = ("warm", "cold")


def draw_question(page: Page, one: str, reporter: str, question: Question) -> None:
    """Draw the row of one other partner; every answer is written at once."""
    answer = question.answer
    pair = Pair(page, one, question.other.id, reporter, answer)
    with st.container(key=f"{pair.key}-row", gap="small"):
        _draw_name(page, question)
        with st.container(horizontal=True, vertical_alignment="center"):
            _ask_strength(pair, question)
            if answer.is_given:
                st.button(
                    page.t("Clear"),
                    key=f"{pair.key}-clear",
                    type="tertiary",
                    icon=":material/backspace:",
                    help=page.t("Takes this answer back: then nothing was said about this pair."),
                    on_click=pair.clear,
                )
        if answer.is_given and answer.strength != "none":
            _ask_further(pair, question)


def _draw_name(page: Page, question: Question) -> None:
    t = page.t
    why = [
        *([t("in one project")] if question.same_project else []),
        *([t("same domain")] if question.same_domain else []),
    ]
    known = (page.catalogue.domains.get(item) for item in question.other.domains[:2])
    draw(
        markup(
            '<div style="border-top:1px solid var(--st-border-color,#c9d3d5);padding-top:0.6rem">'
            '<strong style="overflow-wrap:anywhere">{name}</strong></div>'
            '<div class="line-note">{badges}{why}</div>',
            name=question.other.name,
            badges=joined([domain_badge(page, domain) for domain in known if domain]),
            why=", ".join(why),
        )
    )


def _ask_strength(pair: Pair, question: Question) -> None:
    page, key = pair.page, f"{pair.key}-strength"
    # What is stored decides; a choice that could not be written jumps back.
    st.session_state[key] = question.answer.strength
    st.segmented_control(
        page.t("How closely do you work with {name}?", name=plain(question.other.name)),
        STRENGTHS,
        format_func=lambda item: page.label("tie-strengths", item),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: pair.keep_strength(st.session_state[key]),
    )


def _ask_further(pair: Pair, question: Question) -> None:
    page, key, answer = pair.page, f"{pair.key}-further", question.answer
    now = given(answer)
    st.session_state[key] = now
    st.pills(
        page.t("And also with {name}", name=plain(question.other.name)),
        list(FURTHER),
        selection_mode="multi",
        format_func=lambda item: page.t(FURTHER[item], other=plain(question.other.name)),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _keep_further(pair, set(now), set(st.session_state[key])),
    )
    if answer.refers_to is not None:
        label = page.t("How do people get to {name}?", name=plain(question.other.name))
        _ask_handover(pair, label, answer.refers_to, back=False)
    if answer.gets_from is not None:
        label = page.t("How do people come from {name}?", name=plain(question.other.name))
        _ask_handover(pair, label, answer.gets_from, back=True)


def _ask_handover(pair: Pair, label: str, given: Handover, *, back: bool) -> None:
    page, key = pair.page, f"{pair.key}-{'back' if back else 'forth'}"
    st.session_state[key] = given if given in HANDOVERS else None
    st.segmented_control(
        label,
        HANDOVERS,
        format_func=lambda item: page.label("handovers", item),
        key=key,
        help=page.t("Warm: you bring the person along. Cold: you give a name or address."),
        on_change=lambda: pair.keep_referral(st.session_state[key] or "unknown", back=back),
    )


def given(answer: Answer) -> list[str]:
    """Return which of the further answers were given."""
    said = {
        "forth": answer.refers_to is not None,
        "back": answer.gets_from is not None,
        "formal": answer.formal,
    }
    return [name for name in FURTHER if said[name]]


def _keep_further(pair: Pair, before: set[str], wanted: set[str]) -> None:
    for name in sorted(wanted ^ before):
        if name == "formal":
            pair.keep_agreement(signed=name in wanted)
        else:
            pair.keep_referral("unknown" if name in wanted else None, back=name == "back")
