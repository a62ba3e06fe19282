"""Comparison: the ranking with its doubt, each plan, the set together, and the decisions."""

import streamlit as st

from model.core.messages import N_
from model.services.comparison import Comparison, comparison
from pages.funding.choosing import choose_round, facts
from pages.funding.comparison_awards import draw_awards
from pages.funding.comparison_papers import draw_papers
from pages.funding.comparison_plan import draw_one_plan
from pages.funding.comparison_portfolio import draw_portfolio
from pages.funding.comparison_ranking import draw_ranking
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain

PARTS = {
    "rangorde": N_("Ranking"),
    "per-plan": N_("Plan by plan"),
    "samen": N_("Together"),
    "besluiten": N_("Decisions"),
    "papieren": N_("Letters and files"),
}


def draw_withheld(page: Page, compared: Comparison) -> None:
    """Say why there is no ranking yet, and where to go."""
    t = page.t
    assert compared.withheld is not None, "only without a ranking"
    st.info(t.message(compared.withheld), icon=":material/lock:")
    if page.actor.role == "reviewer":
        st.page_link(
            page_file("beoordeling"),
            label=t("Back to your reviews"),
            icon=":material/arrow_forward:",
            query_params={"ronde": compared.view.round.id},
        )
        return
    st.page_link(
        page_file("rondes"),
        label=t("See who handed in what"),
        icon=":material/arrow_forward:",
        query_params={"ronde": compared.view.round.id},
    )


def _parts(page: Page) -> list[str]:
    """Return the parts for this reader: deciding is the funder's."""
    return list(PARTS)[:2] if page.actor.role == "reviewer" else list(PARTS)


def draw_comparison(page: Page) -> None:
    """Draw the comparison of the chosen round."""
    t = page.t
    meant = t("Once the reviews are in, you see here what they decide and what to talk about.")
    view = choose_round(page, "comparison", meant)
    if view is None:
        return
    st.caption(plain(facts(page, view)))
    draw_card_links(page, "comparison:top")
    parts = {part: t(PARTS[part]) for part in _parts(page)}
    key = f"comparison-part-{view.round.id}"
    part = chosen_in_address("deel", t("Part of the comparison"), parts, key, fallback="rangorde")
    with page.faults():
        if part == "papieren":
            draw_papers(page, view)
            return
        with st.spinner(t("Comparing the reviews …")):
            compared = comparison(view)
        if part == "besluiten":
            draw_awards(page, compared)
        elif compared.ranking is None:
            draw_withheld(page, compared)
        elif part == "per-plan":
            draw_one_plan(page, compared)
        elif part == "samen":
            draw_portfolio(page, compared)
        else:
            draw_ranking(page, compared)


here = begin(
    N_("Comparison"),
    N_("The plans side by side. What the reviews decide, and what people must talk about."),
)
draw_comparison(here)
