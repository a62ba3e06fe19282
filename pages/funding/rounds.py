"""Rounds: set one up, see who handed in what, and move it on."""

import streamlit as st

from model.core.messages import N_
from model.services.rounds import RoundView, rounds
from pages.funding.choosing import facts, pick_round, round_key
from pages.funding.round_form import draw_round_form
from pages.funding.round_standing import draw_matrix, draw_moving, draw_phases, draw_terms
from pages.shared.in_address import from_address, to_address
from pages.shared.markup import draw, markup
from pages.shared.page import Page, begin
from pages.shared.plain import plain

VIEWS = {"overzicht": N_("Rounds"), "nieuw": N_("New round")}
NEXT = "rounds-next"
"""The round that was just made: it is opened in the next run."""


def draw_list(page: Page, views: list[RoundView]) -> None:
    """Draw all rounds, when there are more than one."""
    for view in views:
        draw(
            markup(
                '<div class="line"><div class="line-title">{title}</div>'
                '<div class="line-note">{facts}</div></div>',
                title=view.round.title,
                facts=facts(page, view),
            )
        )


def draw_round(page: Page, view: RoundView) -> None:
    """Draw one round: where it stands, what comes next, who handed in what, its terms."""
    t, round_ = page.t, view.round
    st.header(plain(round_.title), anchor=False)
    st.caption(plain(facts(page, view)))
    if round_.purpose:
        st.markdown(plain(round_.purpose))
    draw_phases(page, round_.phase)
    draw_moving(page, view)
    draw_matrix(page, view)
    draw_terms(page, view)
    st.subheader(t("Change this round"), anchor=False)
    if st.toggle(t("Show the form"), key=f"rounds-change-{round_.id}"):
        draw_round_form(page, view)


def draw_rounds(page: Page) -> None:
    """Draw the chosen view."""
    t = page.t
    with page.work(writes=False) as work:
        views = rounds(work, page.here.id)
    key = f"rounds-view-{page.here.id}"
    if NEXT in st.session_state:
        st.session_state[round_key(page, "rounds")] = st.session_state.pop(NEXT)
        st.session_state[key] = "overzicht"
    from_address("weergave", key, VIEWS, "overzicht" if views else "nieuw")
    chosen = st.segmented_control(
        t("View"),
        list(VIEWS),
        format_func=lambda one: t(VIEWS[one]),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    to_address("weergave", chosen)
    if chosen == "nieuw":
        made = draw_round_form(page, None)
        if made is not None:
            st.session_state[NEXT] = made.id
            st.rerun()
    elif not views:
        st.info(t("There is no round yet. Choose “New round” to make the first."))
    elif len(views) > 1:
        draw_list(page, views)
        draw_round(page, pick_round(page, views, "rounds", t("Open a round")))
    else:
        draw_round(page, views[0])


here = begin(
    N_("Rounds"),
    N_("A funder has plans reviewed side by side, each reviewer alone, and decides with reasons."),
)
draw_rounds(here)
