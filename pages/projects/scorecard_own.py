"""A person's own level for a lesson, beside what was found; neither overwrites the other."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.evaluation.findings import Assessment, Level
from model.services.scorecards import LessonCard, OnBehalf, Scorecard, give_level
from pages.shared.page import Page

NOT_APPLICABLE = 9
LEVELS: dict[int | None, Level] = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}
CHOICES = [0, 1, 2, 3, 4, NOT_APPLICABLE]


def draw_own_level(page: Page, card: Scorecard, one: LessonCard) -> None:
    """Draw the difference, and the form for the own level."""
    t = page.t
    st.markdown(f"**{t('Your own level')}**")
    _draw_difference(page, one)
    own = _mine(page, one)
    chosen = None
    if own is not None:
        chosen = NOT_APPLICABLE if own.not_applicable else own.level
    written = f"{own.id}-{own.version}" if own else "new"
    key = f"scorecard-own-{card.project.id}-{one.lesson.id}-{written}"
    with st.form(key, border=False):
        picked = st.radio(
            t("What fits you best?"),
            CHOICES,
            index=CHOICES.index(chosen) if chosen in CHOICES else None,
            format_func=lambda choice: _choice(page, one, choice),
        )
        reason = st.text_area(
            t("Why?"),
            value=own.reason if own else "",
            max_chars=4000,
            height=80,
            placeholder=t("A few words are enough"),
        )
        left, right = st.columns(2)
        source = left.text_input(
            t("What do you base this on?"),
            value=own.source if own else "",
            max_chars=1000,
            placeholder=t("For example: the talk with the GP in March"),
        )
        by = right.text_input(
            t("Your name"),
            value=page.person or (own.by if own else ""),
            max_chars=200,
            help=t("Score one after another? Then fill in who gives this level."),
        )
        is_lead = st.checkbox(
            t("I lead this project"), value=one.own is None or (own is not None and own == one.own)
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
                    by=by,
                    on_behalf=on_behalf,
                    at=datetime.now(UTC),
                )
            st.rerun()


def _mine(page: Page, one: LessonCard) -> Assessment | None:
    """Return what this person gave before; somebody else's level is not filled in for them."""
    if not page.person:
        return one.own
    return next((given for given in one.team if given.by == page.person), None)


def _choice(page: Page, one: LessonCard, choice: int) -> str:
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
