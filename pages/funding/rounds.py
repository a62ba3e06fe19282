"""Rounds: set one up, see who handed in what, and move it on."""

import streamlit as st

from model.core.messages import N_
from model.services.refilling import open_places
from model.services.rounds import RoundView, rounds
from pages.funding.choosing import facts, pick_round, round_key
from pages.funding.round_clash import draw_round_conflict
from pages.funding.round_conflicts import draw_conflicts
from pages.funding.round_criteria import draw_criteria
from pages.funding.round_division import draw_division
from pages.funding.round_eligibility import draw_eligibility
from pages.funding.round_form import draw_round_form
from pages.funding.round_history import draw_round_log
from pages.funding.round_links import draw_reviewer_links
from pages.funding.round_refilling import draw_open_places
from pages.funding.round_standing import draw_matrix, draw_moving, draw_phases, draw_terms
from pages.funding.round_waiting import draw_waiting
from pages.shared.choice_row import chosen_in_address
from pages.shared.markup import draw, markup
from pages.shared.page import Page, begin
from pages.shared.plain import plain

PARTS = {
    "stand": N_("Where it stands"),
    "regels": N_("Rules"),
    "verdeling": N_("Conflicts and division"),
    "opzet": N_("Set-up"),
    "logboek": N_("Log"),
}
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
    """Draw one round: its facts, and the part that the reader chose."""
    t, round_ = page.t, view.round
    st.header(plain(round_.title), anchor=False)
    st.caption(plain(facts(page, view)))
    if round_.purpose:
        st.markdown(plain(round_.purpose))
    draw_phases(page, round_.phase)
    draw_round_conflict(page, round_, view.titles)
    parts = {part: t(name) + _waiting(view, part) for part, name in PARTS.items()}
    chosen = chosen_in_address(
        "deel", t("Part of the round"), parts, f"rounds-part-{round_.id}", fallback="stand"
    )
    {
        "stand": _draw_standing,
        "regels": draw_eligibility,
        "verdeling": _draw_who,
        "opzet": _draw_set_up,
        "logboek": draw_round_log,
    }[chosen or "stand"](page, view)


def _waiting(view: RoundView, part: str) -> str:
    """Return how much waits for a decision, behind the name of a part."""
    number = 0
    if part == "verdeling":
        titles = view.titles
        number = sum(c.state == "proposed" and c.project_id in titles for c in view.conflicts)
        number += len(open_places(view))
    return f" ({number})" if number else ""


def _draw_standing(page: Page, view: RoundView) -> None:
    draw_waiting(page, view)
    draw_open_places(page, view)
    draw_moving(page, view)
    draw_matrix(page, view)
    draw_reviewer_links(page, view)
    draw_terms(page, view)


def _draw_who(page: Page, view: RoundView) -> None:
    draw_open_places(page, view)
    draw_conflicts(page, view)
    draw_division(page, view)


def _draw_set_up(page: Page, view: RoundView) -> None:
    draw_round_form(page, view)
    draw_criteria(page, view.round)


def draw_rounds(page: Page) -> None:
    """Draw the chosen view."""
    t = page.t
    with page.work(writes=False) as work:
        views = rounds(work, page.here.id)
    key = f"rounds-view-{page.here.id}"
    if NEXT in st.session_state:
        st.session_state[round_key(page, "rounds")] = st.session_state.pop(NEXT)
        st.session_state[key] = "overzicht"
    choices = {view: t(name) for view, name in VIEWS.items()}
    begins = "overzicht" if views else "nieuw"
    chosen = chosen_in_address("weergave", t("View"), choices, key, fallback=begins)
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
