"""Earlier scorecards: when they were made, what moved since, and what was done in between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st
from markupsafe import Markup

from model.process.actions import Action
from model.services.improvement import Move, done_between, moves
from model.services.scorecards import Scorecard
from pages.shared.markup import draw, markup
from pages.shared.page import Page

MOST = 10


def draw_history(page: Page, card: Scorecard, listed: Sequence[Action]) -> None:
    """Draw what moved from each scorecard to the next, newest first, with the work in between."""
    t = page.t
    since = done_between(listed, card.project.id, card.evaluation.at)
    if not card.earlier and not since:
        return
    st.subheader(t("What moved"), anchor=False)
    if since:
        draw(_stretch(t("Done since this scorecard: score again to see what it moves."), "",
                      _titles(since)))  # fmt: skip
    for newer, older in pairwise([card.evaluation, *card.earlier][: MOST + 1]):
        found = [_move(page, move) for move in moves(older, newer)]
        when = t("from {before} to {after}", before=t.moment(older.at), after=t.moment(newer.at))
        done = done_between(listed, card.project.id, older.at, newer.at)
        said = t("Done in between: {actions}", actions=_titles(done)) if done else ""
        draw(_stretch("; ".join(found) or t("Nothing moved."), when, said))


def _stretch(what: str, when: str, done: str) -> Markup:
    return markup(
        '<div class="line"><div class="line-title">{what}</div><div>{done}</div>'
        '<div class="line-note">{when}</div></div>',
        what=what,
        done=done,
        when=when,
    )


def _titles(done: Sequence[Action]) -> str:
    return "; ".join(action.title for action in done)


def _move(page: Page, move: Move) -> str:
    unknown = page.t("not yet known")
    return page.t(
        "{lesson}: from {before} to {after}",
        lesson=page.label("lessons", move.lesson),
        before=unknown if move.before is None else str(move.before),
        after=unknown if move.after is None else str(move.after),
    )
