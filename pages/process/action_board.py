"""Actions as a board: a column a state, and one press moves an action on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from model.core.messages import N_
from model.process.action_filter import is_unowned
from model.process.actions import Action, ActionState
from model.services.actions import change_action
from pages.process.action_form import Around, move, open_action
from pages.shared.actions import draw_action_line
from pages.shared.markup import draw
from pages.shared.page import Page
from pages.shared.plain import plain

_STYLE = Markup("""<style>
[class*="st-key-actions-column-"] .line { border: 0; padding: 0; }
[class*="st-key-actions-column-"] .line-title { line-height: 1.35; }
[class*="st-key-actions-column-"] .line-note.pieces { display: block; }
[class*="st-key-actions-column-"] .line-note.pieces > * { display: block; }
[class*="st-key-actions-column-"] .line-note.pieces > *::before { content: none; }
[class*="st-key-actions-column-"] .stHorizontalBlock { row-gap: 0; }
[class*="st-key-actions-column-"] button[kind="tertiary"] { padding: 0; min-height: 1.75rem; }
[class*="st-key-actions-column-"] button[kind="tertiary"] p { font-size: 0.92rem; }
[class*="st-key-actions-column-"] [class*="st-key-actions-late-"],
[class*="st-key-actions-column-"] [class*="st-key-actions-lost-"],
[class*="st-key-actions-column-"] [class*="st-key-actions-card-"] {
  padding: 0.7rem 0.8rem 0.5rem; gap: 0.25rem; }
.st-key-actions-board { container-type: inline-size; }
@container (max-width: 640px) {
  .st-key-actions-board .stHorizontalBlock:has(> .stColumn) { flex-wrap: wrap; }
  .st-key-actions-board .stColumn { flex: 1 1 100%; min-width: 100%; }
}
[class*="st-key-actions-late-"] { border-left: 4px solid light-dark(#b3261e, #ffb4ab) !important; }
[class*="st-key-actions-lost-"] { border-left: 4px dashed light-dark(#8a5200, #ffcf8a) !important; }
</style>""")
COLUMNS: tuple[ActionState, ...] = ("open", "doing", "done")
MOST: dict[ActionState, int] = {"open": 12, "doing": 12, "done": 6}
"""Cards in a column before somebody asks for all: more than that nobody reads."""
MOVES: dict[ActionState, tuple[tuple[ActionState, str], ...]] = {
    "open": (("doing", N_("Begin")), ("done", N_("Done"))),
    "doing": (("done", N_("Done")), ("open", N_("Not begun after all"))),
    "done": (("open", N_("Not done after all")),),
    "dropped": (("open", N_("Open again")),),
}
"""State → where an action can go from there, and what that is called."""


def draw_board(page: Page, shown: Sequence[Action], around: Around) -> None:
    """Draw the columns; on a phone they stand under each other, what is to do first."""
    t = page.t
    draw(_STYLE)
    with st.container(key="actions-board"):
        columns = st.columns(len(COLUMNS), gap="small")
    for column, state in zip(columns, COLUMNS, strict=True):
        with column, st.container(key=f"actions-column-{state}"):
            _draw_column(page, state, shown, around)
    dropped = [action for action in shown if action.state == "dropped"]
    if dropped and st.toggle(
        t.plural("Show one dropped action", "Show {n} dropped actions", len(dropped)),
        key=f"actions-dropped-{page.here.id}",
    ):
        for action in dropped:
            draw_card(page, action, around)


def _draw_column(page: Page, state: ActionState, shown: Sequence[Action], around: Around) -> None:
    t = page.t
    here = [action for action in shown if action.state == state]
    if state == "done":
        here = sorted(here, key=lambda a: str(a.done_on), reverse=True)
    label = page.label("action-states", state)
    st.subheader(t("{state} ({n})", state=label, n=len(here)), anchor=False)
    if not here:
        st.caption(_nothing(page, state, shown))
    is_long = len(here) > MOST[state]
    if is_long and not st.toggle(
        t("Show all {n}", n=len(here)), key=f"actions-all-{state}-{page.here.id}"
    ):
        here = here[: MOST[state]]
    for action in here:
        draw_card(page, action, around)


def _nothing(page: Page, state: ActionState, shown: Sequence[Action]) -> str:
    """Say that a column is empty; Begin is named only where somebody can press it."""
    t = page.t
    if state == "doing":
        said = t("Nobody is busy with anything now.")
        can_begin = page.may(change_action) and any(action.state == "open" for action in shown)
        return f"{said} {t('Press Begin at an action.')}" if can_begin else said
    return t("Nothing left to do here.") if state == "open" else t("Nothing is done yet.")


def draw_card(page: Page, action: Action, around: Around) -> None:
    """Draw one action with the buttons that move it."""
    t = page.t
    kind = "late" if action.is_overdue(around.today) else "lost" if is_unowned(action) else "card"
    with st.container(border=True, key=f"actions-{kind}-{action.id}"):
        draw_action_line(page, action, around.partners, around.today)
        if not page.may(change_action):
            return
        with st.container(horizontal=True, gap="xsmall"):
            for state, label in MOVES[action.state]:
                st.button(
                    t(label),
                    key=f"actions-{state}-{action.id}-{action.version}",
                    type="tertiary",
                    help=plain(action.title),
                    on_click=move,
                    args=(page, action, around.today, state),
                )
            if st.button(
                t("Edit"),
                key=f"actions-change-{action.id}",
                type="tertiary",
                help=plain(action.title),
            ):
                open_action(page, action, around)
