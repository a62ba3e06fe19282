"""The improvement plan: who does what, before when, ticked off in place, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from model.process.actions import Action
from model.services.actions import change_action
from model.services.improvement import ADVICE
from model.services.scorecards import Scorecard
from pages.shared.access import may_open
from pages.shared.addresses import page_file
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
    """Draw the actions, each with a tick for what is done."""
    t = page.t
    mine = of_this_plan(card, listed)
    st.subheader(t("Improvement plan"), anchor=False)
    if not mine:
        st.markdown(
            t(
                "No advice has become an action yet. The scorecard says what helps most; there you "
                "make an action of it, with a name and a date."
            )
        )
        st.button(
            t("Choose from the advice"),
            key=f"scorecard-to-advice-{card.project.id}",
            type="primary",
            icon=":material/add_task:",
            on_click=_show_advice,
            args=(f"deel-{card.project.id}",),
        )
        return
    done = sum(not action.is_open for action in mine)
    st.markdown(t("{done} of {total} actions done.", done=done, total=len(mine)))
    for action in mine:
        _draw_action(page, action)
    if not may_open(page.actor, "acties"):
        return
    st.page_link(
        page_file("acties"),
        label=t("Change who and when in the list of actions"),
        icon=":material/task_alt:",
    )


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


def _show_advice(key: str) -> None:
    st.query_params["deel"] = st.session_state[key] = "kaart"


def _tick(page: Page, action: Action, key: str) -> None:
    """Write that an action is done, or open again."""
    is_done = bool(st.session_state[key])
    with page.faults():
        with page.work() as work:
            change_action(
                work, action, datetime.now(UTC).date(), state="done" if is_done else "open"
            )
        offer_undo(page, page.t("Done.") if is_done else page.t("Open again."))
