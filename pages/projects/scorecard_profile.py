"""The profile: six lessons as rows, of which one at a time opens in place."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from model.evaluation.findings import Finding
from model.services.scorecard_parts import found_in_words
from model.services.scorecards import LessonCard, Scorecard
from pages.projects.scorecard_lesson import draw_lesson
from pages.projects.scorecard_marks import outcome_mark
from pages.shared.levels import level_steps, level_text
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page

PARAMETER = "les"


def draw_profile(page: Page, card: Scorecard, person: str) -> None:
    """Draw the six rows."""
    t = page.t
    st.subheader(t("The six lessons"), anchor=False)
    opened = st.query_params.get(PARAMETER, "")
    for one in card.cards:
        is_open = one.lesson.id == opened
        name = one.lesson.label.in_language(page.language)
        with st.container(border=True, key=f"scorecard-lesson-{one.lesson.id}"):
            left, right = st.columns([2, 3], gap="medium")
            with left:
                draw(_head(page, one))
            with right, st.container(gap="xsmall"):
                draw(_reasons(page, one))
                st.button(
                    t("Close") if is_open else t("Look at: {lesson}", lesson=name),
                    key=f"scorecard-open-{one.lesson.id}",
                    type="tertiary",
                    icon=":material/expand_less:" if is_open else ":material/expand_more:",
                    on_click=_open,
                    args=("" if is_open else one.lesson.id,),
                )
            if is_open:
                draw_lesson(page, card, one, person)
    st.caption(
        t(
            "The levels are about finding and inviting people. They do not promise that "
            "participants will feel better. There is no total: each lesson is another matter."
        )
    )


def _open(lesson: str) -> None:
    if lesson:
        st.query_params[PARAMETER] = lesson
    else:
        st.query_params.pop(PARAMETER, None)


def _head(page: Page, one: LessonCard) -> Markup:
    own = Markup("")
    if one.agreed is not None and not one.agreed_before:
        said = level_text(page, one.agreed.level,
                          "not-applicable" if one.agreed.not_applicable else "")  # fmt: skip
        own = markup('<div class="lesson-cover">{text}</div>', text=page.t("Agreed: {level}",
                     level=said))  # fmt: skip
    elif one.own is not None:
        said = level_text(page, one.own.level, "not-applicable" if one.own.not_applicable else "")
        own = markup('<div class="lesson-cover">{text}</div>', text=page.t("You say: {level}",
                     level=said))  # fmt: skip
    return markup(
        '<div class="lesson-name">{name}</div>{level}<div class="lesson-cover">{cover}</div>{own}',
        name=one.lesson.label.in_language(page.language),
        level=level_steps(page, one.result.level, one.result.outcome),
        cover=_coverage(page, one),
        own=own,
    )


def _coverage(page: Page, one: LessonCard) -> str:
    result = one.result
    if not result.applicable:
        return ""
    t = page.t
    known = t("{known} of {total} points known", known=result.judged, total=result.applicable)
    doubtful = sum(found.is_doubtful for found in result.findings)
    return known + (f", {t.plural('one in doubt', '{n} in doubt', doubtful)}" if doubtful else "")


def _reasons(page: Page, one: LessonCard) -> Markup:
    """Return the two weightiest findings; without any judged, the first ones that are unknown."""
    by_id = {found.indicator: found for found in one.result.findings}
    chosen = [by_id[reason] for reason in one.result.reasons if reason in by_id][:2]
    if not chosen:
        chosen = _distinct(list(one.result.findings))[:2]
    items = [
        markup(
            "<li>{mark}<span>{said}</span></li>",
            mark=outcome_mark(page, found.outcome),
            said=found_in_words(found, page.t),
        )
        for found in chosen
    ]
    return markup('<ul class="reasons">{items}</ul>', items=joined(items))


def _distinct(findings: list[Finding]) -> list[Finding]:
    """Leave out findings that say the same in the same words."""
    return list({found.message.id: found for found in reversed(findings)}.values())[::-1]
