"""A person's own level for a lesson, beside what was found; neither overwrites the other."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.evaluation.findings import Level
from model.services.own_levels import OnBehalf, give_level
from model.services.scorecards import LessonCard, Scorecard
from pages.shared.page import Page
from pages.shared.plain import plain

NOT_APPLICABLE = 9
LEVELS: dict[int | None, Level] = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}
CHOICES = [0, 1, 2, 3, 4, NOT_APPLICABLE]


def draw_own_level(page: Page, card: Scorecard, one: LessonCard, person: str) -> None:
    """Draw the difference, and the form for the level of the person who scores now."""
    t = page.t
    if not page.may(give_level):
        return
    st.divider()
    title = t("Your own level")
    if person:
        title = t("The level of {name}", name=plain(person))
    st.markdown(f"**{title}**")
    # A place of its own, so that a line that appears here does not move the form under the focus.
    with st.container():
        _draw_difference(page, one)
    own = one.own
    chosen = None
    if own is not None:
        chosen = NOT_APPLICABLE if own.not_applicable else own.level
    # The key stays the same after saving, so that the focus stays on the button.
    key = f"scorecard-own-{card.project.id}-{one.lesson.id}-{person}"
    with st.form(key, border=False):
        picked = st.radio(
            t("What fits you best?"),
            CHOICES,
            index=CHOICES.index(chosen) if chosen in CHOICES else None,
            format_func=lambda choice: choice_text(page, one, choice),
        )
        reason = st.text_area(
            t("Why?"),
            value=own.reason if own else "",
            max_chars=4000,
            height=80,
            placeholder=t("A few words are enough"),
        )
        source = st.text_input(
            t("What do you base this on?"),
            value=own.source if own else "",
            max_chars=1000,
            placeholder=t("For example: the talk with the GP in March"),
        )
        is_lead = st.checkbox(
            t("I lead this project"), value=own is None or own.on_behalf == "lead"
        )
        pressed = st.form_submit_button(t("Keep this level"), type="primary")
    if pressed:
        on_behalf: OnBehalf = "lead" if is_lead else "team"
        with page.faults():
            with page.work() as work:
                give_level(
                    work,
                    card.project,
                    one.lesson.id,
                    level=LEVELS.get(picked),
                    not_applicable=picked == NOT_APPLICABLE,
                    reason=reason,
                    source=source,
                    by=person,
                    on_behalf=on_behalf,
                    at=datetime.now(UTC),
                )
            st.rerun()


def choice_text(page: Page, one: LessonCard, choice: int) -> str:
    """Return a choice in words: its number and anchor, or that the lesson does not apply."""
    if choice == NOT_APPLICABLE:
        return page.t("This lesson does not apply to our project")
    return f"{choice} – {one.lesson.anchors[choice].in_language(page.language)}"


def _draw_difference(page: Page, one: LessonCard) -> None:
    """Say where you and the plan differ, without blame."""
    t = page.t
    difference = one.difference
    if difference is None:
        return
    values = {"own": one.own.level if one.own else "", "found": one.result.level}
    if difference > 0:
        text = t(
            "You say {own}, the plan shows {found}. You may know more than the plan tells: "
            "write it down, and the others see it too.",
            **values,
        )
    elif difference < 0:
        text = t(
            "You say {own}, the plan shows {found}. On paper there is more than you see in "
            "practice: a good thing to talk about.",
            **values,
        )
    else:
        text = t("You and the plan say the same: {own}.", **values)
    st.markdown(f":material/compare_arrows: {text}")
