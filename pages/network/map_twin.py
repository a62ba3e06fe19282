"""The text twin of the map: partners as a table and ties as sentences, for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.core.messages import N_
from model.services.network import Picture
from pages.shared.page import Page
from pages.shared.table_data import table_data

KINDS = {"partners": N_("Partners"), "ties": N_("Ties")}


def draw_twin(page: Page, picture: Picture) -> None:
    """Draw what is on the map as tables that can be sorted and searched."""
    t = page.t
    st.subheader(t("The same in words"), anchor=False)
    kind = st.segmented_control(
        t("Show as text"),
        list(KINDS),
        default="partners",
        format_func=lambda item: t(KINDS[item]),
        key=f"network-twin-{page.here.id}",
        required=True,
        label_visibility="collapsed",
    )
    if kind == "ties":
        _draw_ties(page, picture)
    else:
        _draw_partners(page, picture)


def _draw_partners(page: Page, picture: Picture) -> None:
    t = page.t
    counts = {partner.id: 0 for partner in picture.partners}
    for tie in picture.ties:
        counts[tie.one] += 1
        counts[tie.other] += 1
    rows = [
        (
            partner.name,
            t.listing([page.label("domains", item) for item in partner.domains]),
            page.label("statuses", partner.status),
            counts[partner.id],
            t.listing([page.label("risk-groups", item) for item in partner.risk_groups]),
        )
        for partner in picture.partners
    ]
    columns = [t("Partner"), t("Domains"), t("Status"), t("Ties"), t("Has in view")]
    widths = (220, 200, 110, 90, 200)
    _draw_table(rows, columns, t("Table of the partners on the map."), widths)


def _draw_ties(page: Page, picture: Picture) -> None:
    t = page.t
    if not picture.ties:
        st.markdown(t("No tie has been recorded yet."))
        return
    rows = [
        (" ".join(t.message(said) for said in tie.sentences), t.message(tie.source))
        for tie in picture.ties
    ]
    _draw_table(
        rows,
        [t("Tie"), t("Who says so")],
        t("Table of the ties on the map, as sentences."),
        (560, 280),
    )


def _draw_table(
    rows: Sequence[tuple[object, ...]],
    columns: list[str],
    described: str,
    widths: tuple[int, ...],
) -> None:
    table = table_data(dict(zip(columns, zip(*rows, strict=True), strict=True)))
    high = 38 + 36 * min(len(rows), 12)
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        height=high,
        alt=described,
        column_config={
            name: st.column_config.Column(width=width)
            for name, width in zip(columns, widths, strict=True)
        },
    )
