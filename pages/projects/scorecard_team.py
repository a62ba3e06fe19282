"""The team: everyone's newest level beside each other, the largest differences first."""

from __future__ import annotations

import streamlit as st

from model.evaluation.findings import Assessment
from model.services.scorecards import LessonCard, Scorecard
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_team(page: Page, card: Scorecard) -> None:
    """Draw the levels that people gave; nothing when nobody gave one."""
    t = page.t
    people = sorted({one.by for lesson in card.cards for one in lesson.team})
    if not people:
        return
    st.subheader(t("What your team says"), anchor=False)
    rows = sorted(card.cards, key=lambda one: -one.spread)
    names = {person: plain(person) or t("Without a name") for person in people}
    st.table(
        {
            t("Lesson"): [page.label("lessons", one.lesson.id) for one in rows],
            **{names[person]: [_given(page, one, person) for one in rows] for person in people},
            t("Difference"): [_spread(page, one) for one in rows],
        },
        hide_index=True,
    )
    largest = rows[0]
    if len(people) > 1 and largest.spread:
        st.markdown(
            t(
                "You differ most on **{lesson}**. Ask each other what you saw, before you choose "
                "a level together.",
                lesson=page.label("lessons", largest.lesson.id),
            )
        )
    elif len(people) == 1:
        st.caption(t("Let colleagues give their level too: open a lesson and fill in their name."))


def _given(page: Page, one: LessonCard, person: str) -> str:
    found: Assessment | None = next((given for given in one.team if given.by == person), None)
    if found is None:
        return "–"
    return page.t("n/a") if found.not_applicable or found.level is None else str(found.level)


def _spread(page: Page, one: LessonCard) -> str:
    if sum(given.level is not None for given in one.team) < 2:  # noqa: PLR2004 - two to compare
        return ""
    if not one.spread:
        return page.t("none")
    return page.t.plural("one step", "{n} steps", one.spread)
