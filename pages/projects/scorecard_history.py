"""Earlier scorecards: when they were made, and what moved since."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from model.services.improvement import Move, moves
from model.services.scorecards import Scorecard
from pages.shared.markup import draw, markup
from pages.shared.page import Page

MOST = 10


def draw_history(page: Page, card: Scorecard) -> None:
    """Draw what moved from each scorecard to the next, newest first."""
    t = page.t
    if not card.earlier:
        return
    st.subheader(t("What moved"), anchor=False)
    for newer, older in pairwise([card.evaluation, *card.earlier][: MOST + 1]):
        found = [_move(page, move) for move in moves(older, newer)]
        draw(
            markup(
                '<div class="line"><div class="line-title">{what}</div>'
                '<div class="line-note">{since}</div></div>',
                what="; ".join(found) or t("Nothing moved."),
                since=t(
                    "from {before} to {after}",
                    before=t.moment(older.at),
                    after=t.moment(newer.at),
                ),
            )
        )


def _move(page: Page, move: Move) -> str:
    unknown = page.t("not yet known")
    return page.t(
        "{lesson}: from {before} to {after}",
        lesson=page.label("lessons", move.lesson),
        before=unknown if move.before is None else str(move.before),
        after=unknown if move.after is None else str(move.after),
    )
