"""The doubts of a scorecard: what the plan leaves open is asked, with the passage beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.evaluation.findings import Finding
from model.evaluation.lessons import IndicatorText
from model.evaluation.projects import Answered, Project, Recruits
from model.services.doubts import Doubt, doubts_kind, open_doubts, settle_doubts
from model.services.scorecard_parts import shortened
from model.services.scorecards import Scorecard
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.undo import offer_undo

_KINDS: dict[Recruits, str] = {
    "participants": N_("Yes: people can take part in it."),
    "volunteers": N_("No: it only looks for volunteers."),
    "nobody": N_("No: it is about working together, training or attention."),
}
MOST_QUOTES = 2
LONGEST_QUOTE = 280
_ANSWERS: tuple[Answered, ...] = ("met", "partly-met", "not-met", "insufficient-evidence")


def draw_doubts(page: Page, card: Scorecard) -> None:
    """Draw the questions, in one form with one button; nothing without doubts.

    Whether people can take part at all is asked alone: without participants no point matters.
    """
    if not page.may(settle_doubts):
        return
    asks_kind = doubts_kind(card.project)
    doubts = () if asks_kind else open_doubts(card)
    count = len(doubts) + asks_kind
    if not count:
        return
    t, project = page.t, card.project
    st.subheader(
        t.plural("One question: we are not sure", "{n} questions: we are not sure", count),
        anchor=False,
    )
    st.caption(
        t(
            "The text of the plan can be read in two ways here. You know how it is. Your answer "
            "counts, and whoever reads the scorecard sees that it is yours."
        )
    )
    prefix = f"scorecard-doubt-{card.evaluation.id}"
    with st.form(f"{prefix}-form"):
        kind = _ask_kind(page, prefix) if asks_kind else None
        answers = {one.indicator.id: _ask(page, one, prefix) for one in doubts}
        pressed = st.form_submit_button(
            t("Use our answers"), type="primary", icon=":material/check:"
        )
    if pressed:
        with page.faults():
            given = {name: answer for name, answer in answers.items() if answer is not None}
            with page.work() as work:
                settle_doubts(work, project, given, recruits=kind, at=datetime.now(UTC))
            offer_undo(page, t("Your answers count. The scorecard is made again with them."))
            st.rerun()


def _ask_kind(page: Page, prefix: str) -> Recruits | None:
    t = page.t
    chosen = st.radio(
        f"**{t('Is this project about people who can take part?')}**",
        list(_KINDS),
        index=None,
        format_func=lambda item: t(_KINDS[item]),
        key=f"{prefix}-kind",
    )
    st.caption(t("If not, the six lessons do not apply: they are about reaching participants."))
    return chosen


def _ask(page: Page, doubt: Doubt, prefix: str) -> Answered | None:
    """Draw the passage and what may be right; nothing is chosen beforehand."""
    t, text = page.t, doubt.indicator
    name = _point(page, doubt)
    quotes = dict.fromkeys(
        shortened(one.quote, LONGEST_QUOTE) for one in doubt.finding.evidence[:MOST_QUOTES]
    )
    draw(
        markup(
            '<div class="doubt-point">{name}</div>{quotes}',
            name=name,
            quotes=joined([markup('<div class="quote">{text}</div>', text=one) for one in quotes]),
        )
    )
    return st.radio(
        t("What is right? ({point})", point=name),
        _ANSWERS,
        index=None,
        format_func=lambda item: answer_in_words(page, text, item),
        key=f"{prefix}-{text.id}",
        label_visibility="collapsed",
    )


def _point(page: Page, doubt: Doubt) -> str:
    """Return the lesson with its point; a point that is called like its lesson stands once."""
    lesson = page.label("lessons", doubt.lesson)
    point = doubt.indicator.label.in_language(page.language)
    return lesson if lesson == point else f"{lesson}: {point[:1].lower()}{point[1:]}"


def answer_in_words(page: Page, text: IndicatorText, answer: Answered) -> str:
    """Return what an answer means at this point."""
    said = {
        "met": (N_("Yes."), text.met),
        "partly-met": (N_("Partly."), text.partly),
        "not-met": (N_("No."), text.not_met),
    }
    if answer in said:
        word, meaning = said[answer]
        return f"**{page.t(word)}** {meaning.in_language(page.language)}"
    return page.t("We do not know this yet")


def draw_settled(page: Page, project: Project, found: Finding) -> None:
    """Offer to take an answer back, so that the text counts again."""
    if found.read is None or not page.may(settle_doubts):
        return
    t = page.t
    if st.button(
        t("Take our answer back: “{outcome}” was read", outcome=page.label("outcomes", found.read)),
        type="tertiary",
        icon=":material/undo:",
        key=f"scorecard-doubt-back-{project.id}-{found.indicator}",
    ):
        with page.faults():
            with page.work() as work:
                settle_doubts(work, project, {found.indicator: None}, at=datetime.now(UTC))
            offer_undo(page, t("The text of the plan counts again."))
            st.rerun()
