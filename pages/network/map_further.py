"""Further questions about the network, each computed only when somebody asks it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.network.readings import RECORDED_TIES
from model.services.network import Network
from model.services.network_meaning import effect_of_leaving, measured, ties_that_help
from pages.network.map_parts import draw_sentences
from pages.shared.addresses import page_file
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_helpful(page: Page, network: Network) -> None:
    """Draw the few ties that would help most, with the reasons."""
    t, names = page.t, network.names
    ties = ties_that_help(network)
    if not ties:
        st.markdown(t("No new tie is needed to keep everyone in touch."))
        return
    st.caption(t("The fewest ties that still reach everyone, in the order in which to make them."))
    for tie in ties:
        st.markdown(f"**{plain(names[tie.a])} – {plain(names[tie.b])}**")
        st.markdown(plain(" ".join(t.message(reason) for reason in tie.reasons)))
        st.page_link(
            page_file("relaties"),
            label=t("Draw this tie"),
            icon=":material/add_link:",
            query_params={"partner": tie.a},
        )


def draw_what_if(page: Page, network: Network) -> None:
    """Ask who would leave, and tell what changes."""
    t = page.t
    present = {p.id: p.name for p in network.partners if p.is_present}
    chosen = st.selectbox(
        t("Suppose this partner leaves"),
        list(present),
        format_func=lambda item: present.get(item, ""),
        index=None,
        placeholder=t("Choose a partner"),
        key=f"network-leaves-{page.here.id}",
    )
    if chosen:
        effect = effect_of_leaving(network, chosen)
        draw_sentences("", [t.message(message) for message in effect.messages])
        st.caption(t("As far as ties and groups have been recorded."))


def draw_measures(page: Page, network: Network) -> None:
    """Draw the measures of each partner as a table."""
    t, names = page.t, network.names
    measures = measured(network)
    rows = [
        (
            names[partner_id],
            own.degree,
            own.betweenness,
            own.closeness,
            own.core,
            own.constraint,
            own.effective_size,
            own.ei_index,
            own.reach,
        )
        for partner_id, own in measures.partners.items()
    ]
    helps = _columns(page)
    table = pd.DataFrame(rows, columns=list(helps)).sort_values(
        list(helps)[1], ascending=False, kind="stable"
    )
    st.caption(t.message(RECORDED_TIES))
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        alt=t("Table of the measures of each partner."),
        column_config={
            title: st.column_config.Column(title, help=help_text)
            for title, help_text in helps.items()
        },
    )


def _columns(page: Page) -> dict[str, str]:
    """Return the title and the meaning of each column, in the order of the rows."""
    t = page.t
    return {
        t("Partner"): t("Partners that take part now."),
        t("Recorded ties"): t("The number of ties that were recorded."),
        t("Between others"): t("Share of the shortest routes between two others that pass here."),
        t("Nearness"): t("1 when everyone is one step away, 0 when nobody can be reached."),
        t("Close group"): t("In a group where everyone has at least this many ties inside it."),
        t("Dependence"): t("Higher when the contacts also know each other, or are few (Burt)."),
        t("Separate contacts"): t("Ties, less the overlap between them (Burt)."),
        t("Own or other domains"): t("−1: all ties in the own domain; 1: all in other domains."),
        t("Reach"): t("Partners it can bring people to in at most two referrals."),
    }
