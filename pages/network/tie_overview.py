"""As long as nobody is chosen: how far the questions about ties are, partner by partner."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.services.network import Network
from model.services.tie_questions import Asked, asked_so_far
from pages.shared.card_link import draw_card_links
from pages.shared.page import Page
from pages.shared.table_data import table_data

PARAMETER = "partner"
"""In the address: for whom the questions are."""


def draw_overview(page: Page, network: Network) -> None:
    """As long as nobody is chosen: who answered, and who is still to ask."""
    t = page.t
    st.markdown(t("Each pair is asked once, so the list stays short: at most half of the others."))
    draw_card_links(page, "tie:form")
    everyone = asked_so_far(network)
    if not everyone:
        st.markdown(t("Nobody takes part yet. Only partners that take part are asked."))
        return
    st.subheader(t("Who is still to ask"), anchor=False)
    st.markdown(_still_open(page, everyone))
    st.caption(t("Tick a row to fill in for that partner."))
    table: dict[str, list[object]] = {
        t("Partner"): [asked.partner.name for asked in everyone],
        t("Questions open"): [asked.still_open for asked in everyone],
        t("Questions answered"): [asked.answered for asked in everyone],
        t("Ties known"): [asked.ties for asked in everyone],
        t("Contact"): [asked.partner.contact_name for asked in everyone],
    }
    event = st.dataframe(
        table_data(table),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(38 * (len(everyone) + 1) + 3, 640),
        key=f"ties-overview-{page.here.id}",
        alt=t("How many questions about ties each partner answered."),
        # On a phone the number of open questions stands in sight.
        column_config={
            t("Partner"): st.column_config.TextColumn(width=190),
            t("Questions open"): st.column_config.NumberColumn(width=100),
        },
    )
    rows = event["selection"]["rows"]
    if rows:
        st.query_params[PARAMETER] = everyone[rows[0]].partner.id
        st.rerun()


def _still_open(page: Page, everyone: Sequence[Asked]) -> str:
    """Say in one sentence how many questions are open, and with how many partners."""
    t, waiting = page.t, [asked.still_open for asked in everyone if asked.still_open]
    if not waiting:
        return t("Every question about ties has an answer.")
    return t.plural(
        "One question is still open.",
        "{n} questions are still open, with {partners}.",
        sum(waiting),
        partners=t.plural("one partner", "{n} partners", len(waiting)),
    )
