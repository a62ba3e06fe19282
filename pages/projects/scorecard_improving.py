"""The improvement plan: who does what, before when, ticked off in place, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from model.process.actions import Action
from model.services.actions import change_action
from model.services.improvement import ADVICE, best_lifts, open_questions
from model.services.scorecards import Scorecard
from pages.projects.scorecard_advice import draw_lifts
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def of_this_plan(card: Scorecard, listed: Sequence[Action]) -> list[Action]:
    """Return the actions that came from this scorecard's advice: open ones first, by date."""
    mine = [
        action
        for action in listed
        if action.project_id == card.project.id
        and action.origin.startswith(ADVICE)
        and action.state != "dropped"
    ]
    return sorted(mine, key=lambda one: (not one.is_open, one.due_on is None, str(one.due_on)))


def draw_improvement_plan(page: Page, card: Scorecard, listed: Sequence[Action]) -> None:
    """Draw the actions, each with a tick for what is done, and the advice that is left."""
    t = page.t
    mine = of_this_plan(card, listed)
    lifts = best_lifts(card, listed)
    st.subheader(t("Improvement plan"), anchor=False)
    if mine:
        done = sum(not action.is_open for action in mine)
        st.markdown(t("Done: {done} of {total}.", done=done, total=len(mine)))
    elif lifts:
        st.markdown(t("Nothing is on the list yet. Choose what you will do, by whom and when."))
    elif open_questions(card):
        st.markdown(t("Nothing is on the list yet. Begin with the open questions."))
    else:
        st.markdown(t("There is no advice at this moment: the plan shows all that we look at."))
    for action in mine:
        _draw_action(page, action)
    if lifts:
        if mine:
            st.markdown(f"**{t('What else helps')}**")
        draw_lifts(page, card, lifts)


def _draw_action(page: Page, action: Action) -> None:
    t, today = page.t, datetime.now(UTC).date()
    who = plain(action.owner_name) or t("nobody yet")
    when = t("before {date}", date=t.short_date(action.due_on)) if action.due_on else ""
    if not action.is_open and action.done_on:
        when = t("done on {date}", date=t.short_date(action.done_on))
    elif action.is_overdue(today):
        when = t("late: {date}", date=t.short_date(action.due_on)) if action.due_on else ""
    with st.container(key=f"scorecard-action-{action.id}", gap=None):
        if page.may(change_action):
            key = f"scorecard-action-done-{action.id}-{action.version}"
            st.checkbox(
                f"**{plain(action.title)}**",
                value=not action.is_open,
                key=key,
                on_change=_tick,
                args=(page, action, key),
                wrap=True,
            )
        else:
            st.markdown(f"**{plain(action.title)}**")
        state = page.label("action-states", action.state)
        st.caption(" · ".join(filter(None, (who, when, state))))
        if page.may(change_action) and action.is_open:
            _draw_who_and_when(page, action)


def _draw_who_and_when(page: Page, action: Action) -> None:
    """Draw the change of who does it and before when, here: a project lead has no other place."""
    t, key = page.t, f"scorecard-action-who-{action.id}-{action.version}"
    with (
        st.popover(t("Who and when"), type="tertiary", icon=":material/person_edit:", key=key),
        st.form(f"{key}-form", border=False),
    ):
        owner = st.text_input(
            t("Who?"), value=action.owner_name, max_chars=200, placeholder=t("A name or a role")
        )
        due_on = st.date_input(t("Before when?"), value=action.due_on, format="DD-MM-YYYY")
        pressed = st.form_submit_button(t("Keep"), type="primary")
    if pressed:
        with page.faults():
            with page.work() as work:
                today = datetime.now(UTC).date()
                change_action(work, action, today, owner_name=owner or "", due_on=due_on)
            offer_undo(page, t("Who and when are kept."))
            st.rerun()


def _tick(page: Page, action: Action, key: str) -> None:
    """Write that an action is done, or open again."""
    is_done = bool(st.session_state[key])
    with page.faults():
        with page.work() as work:
            change_action(
                work, action, datetime.now(UTC).date(), state="done" if is_done else "open"
            )
        offer_undo(page, page.t("Done.") if is_done else page.t("Open again."))
