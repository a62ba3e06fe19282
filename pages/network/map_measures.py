"""The measures of each partner as a table, computed only when somebody asks for it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.network.readings import RECORDED_TIES
from model.services.network import Network
from model.services.network_meaning import measured
from pages.shared.page import Page


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
            title: st.column_config.NumberColumn(title, help=help_text, format="localized")
            if place
            else st.column_config.Column(title, help=help_text)
            for place, (title, help_text) in enumerate(helps.items())
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
