"""Actions as a list: everything known of each, open ones first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.process.actions import Action
from model.services.actions import change_action
from pages.process.action_form import STATES, Around, move, open_action
from pages.shared.actions import draw_action_line
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_list(page: Page, shown: Sequence[Action], around: Around) -> None:
    """Draw the open actions, and on request what is done or dropped."""
    t = page.t
    open_actions = [action for action in shown if action.is_open]
    for action in open_actions:
        _draw_row(page, action, around)
    if not open_actions:
        st.markdown(t("No open actions. Who does what, before when?"))
    closed = [action for action in shown if not action.is_open]
    if closed and st.toggle(t("Show what is done or dropped"), key="actions-closed"):
        for action in closed:
            _draw_row(page, action, around)


def _draw_row(page: Page, action: Action, around: Around) -> None:
    t = page.t
    if not page.may(change_action):
        draw_action_line(page, action, around.partners, around.today)
        _draw_more(page, action, around)
        return
    wide, state, change = st.columns([6, 2, 1.4], vertical_alignment="center")
    with wide:
        draw_action_line(page, action, around.partners, around.today)
        _draw_more(page, action, around)
    key = f"actions-state-{action.id}-{action.version}"
    state.selectbox(
        t("State of {title}", title=plain(action.title)),
        STATES,
        index=STATES.index(action.state),
        format_func=lambda item: page.label("action-states", item),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: move(page, action, around.today, st.session_state[key]),
    )
    if change.button(
        t("Change"), key=f"actions-edit-{action.id}", type="tertiary", icon=":material/edit:"
    ):
        open_action(page, action, around)


def _draw_more(page: Page, action: Action, around: Around) -> None:
    """Draw means, condition, note, and what the action belongs to, when there is any."""
    t = page.t
    belongs = [
        page.label("steps", action.step) if action.step else "",
        page.label("building-blocks", action.building_block) if action.building_block else "",
        around.projects.get(action.project_id, ""),
    ]
    lines = [
        t("Needed: {means}", means=action.means) if action.means else "",
        t("On condition: {condition}", condition=action.condition) if action.condition else "",
        action.note,
        " · ".join(filter(None, belongs)),
    ]
    for line in filter(None, lines):
        draw(markup('<div class="line-note">{line}</div>', line=line))
