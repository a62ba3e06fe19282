"""Drawing lots for a tie: the lots that were drawn, drawn again to check them, and a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from model.evaluation.projects import Project
from model.review.awards import DrawnLot
from model.review.lots import lot_holds
from model.services.awards import draw_lot_for
from model.services.rounds import RoundView
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.term_help import term_help


def draw_lots(
    page: Page, view: RoundView, plans: Sequence[Project], bands: Mapping[str, str]
) -> None:
    """Draw the lots of a round and the form for a new one; `bands` is project id → band."""
    t, titles = page.t, view.titles
    st.subheader(t("Draw lots"), anchor=False)
    st.caption(
        t(
            "For plans that the reviews cannot tell apart. Agree beforehand on a seed that nobody "
            "can choose, such as the lottery result of a date. Anybody can draw again and find "
            "the same."
        )
    )
    for one in view.lots:
        _draw_lot(page, one, titles)
    doubtful = [project.id for project in plans if bands.get(project.id) == "undecided"]
    with st.form(f"comparison-lot-{view.round.id}-{len(view.lots)}"):
        chosen = st.multiselect(
            t("Between which plans?"),
            [project.id for project in plans],
            default=doubtful,
            format_func=lambda plan: titles.get(plan, ""),
            placeholder=t("Choose two or more plans"),
        )
        seed = st.text_input(
            t("Seed"),
            max_chars=200,
            placeholder=t("For example: lottery of 1 March: 4 8 15 16"),
            help=term_help(page, "seed"),
        )
        reason = st.text_input(
            t("Why these?"), max_chars=2000, placeholder=t("For example: same rank, one place left")
        )
        pressed = st.form_submit_button(t("Draw"))
    if pressed:
        with page.faults():
            with page.work() as work:
                draw_lot_for(
                    work,
                    view.round,
                    chosen,
                    seed=seed,
                    reason=reason,
                    by=page.person,
                    at=datetime.now(UTC),
                )
            st.rerun()


def _draw_lot(page: Page, one: DrawnLot, titles: Mapping[str, str]) -> None:
    """Draw one lot with its numbers, and whether drawing again gives the same."""
    t, lot = page.t, one.lot
    st.markdown(
        t(
            "Drawn by {name}, {day}, seed “{seed}”: {reason}",
            name=plain(one.by),
            day=t.moment(one.at),
            seed=plain(lot.seed),
            reason=plain(one.reason),
        )
    )
    lines = [
        f"{place}. {plain(titles.get(plan, plan))} "
        f":gray[({t('lot number {number}', number=plain(ticket))})]"
        for place, (plan, ticket) in enumerate(zip(lot.order, lot.tickets, strict=False), start=1)
    ]
    st.markdown("\n".join(lines))
    if lot_holds(lot):
        st.caption(
            t(
                "✓ Drawn again just now: the same order. Check it yourself: SHA-256 of the seed, "
                "a colon and the lot number. The smallest comes first."
            )
        )
    else:
        st.warning(
            t(
                "Drawn again with this seed, the order is another one. This record was changed "
                "after the draw. Look in the file of the first draw."
            )
        )
