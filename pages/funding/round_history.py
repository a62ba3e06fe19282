"""The log of a round: who did what and when."""

from __future__ import annotations

import streamlit as st

from model.services.round_log import round_log
from model.services.rounds import RoundView
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page

FIRST = 40


def draw_round_log(page: Page, view: RoundView) -> None:
    """Draw what happened, newest first."""
    t = page.t
    st.subheader(t("Log"), anchor=False)
    st.caption(t("Who did what in this round. Levels and reasons do not stand here."))
    with page.work(writes=False) as work:
        lines = round_log(work, view)
    if not lines:
        st.markdown(t("Nothing was written down yet."))
        return
    shown = lines
    if len(lines) > FIRST and not st.toggle(
        t("Show all {n}", n=len(lines)), key=f"rounds-log-{view.round.id}"
    ):
        shown = lines[:FIRST]
    draw(
        joined(
            [
                markup(
                    '<div class="line"><div class="line-title">{who} {what}</div>'
                    '<div class="line-note">{when}</div></div>',
                    who=line.by or t("Somebody"),
                    what=t.message(line.what),
                    when=t.moment(line.at),
                )
                for line in shown
            ]
        )
    )
