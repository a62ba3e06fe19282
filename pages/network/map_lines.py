"""Which lines a large map begins with: dashes over everything would hide who works with whom."""

from __future__ import annotations

import streamlit as st

from model.core.messages import N_
from model.network.drawing import FORMAL, UNCONFIRMED, Drawing
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page

CROWDED = 100
"""With more partners and more lines than this, dashed lines are drawn only when asked for."""
LINES = {"firm": N_("Only full lines"), "all": N_("All lines")}
"""Which lines of a large map are drawn; stands in the address."""


def full_lines(drawing: Drawing) -> int:
    """Count the lines without dashes: both sides told of the tie, or signed for it."""
    return sum(bool(marks & FORMAL) or not marks & UNCONFIRMED for *_, marks in drawing.ties)


def ask_lines(page: Page, drawing: Drawing) -> bool:
    """On a large map: say which lines are drawn, and offer the others.

    Returns whether only full lines are drawn; a partner that is pointed at keeps all of its own.
    """
    firm, total = full_lines(drawing), len(drawing.ties)
    if len(drawing.nodes) <= CROWDED or total <= CROWDED or firm == total:
        return False
    t, key = page.t, f"network-lines-{page.here.id}"
    said = st.empty()
    lines = {line: t(name) for line, name in LINES.items()}
    chosen = chosen_in_address("lijnen", t("Lines on the map"), lines, key, usual="firm")
    said.markdown(
        t("All {total} ties are drawn. Dashes: only one side told of it.", total=total)
        if chosen == "all"
        else t(
            "Of the {total} ties you see {n}: those that both sides told, or signed. Point at a "
            "partner to see all of its ties, or choose all lines.",
            n=firm,
            total=total,
        )
    )
    return chosen == "firm"
