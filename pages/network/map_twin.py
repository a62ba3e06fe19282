"""The text twin of the map: partners as a table and ties as sentences, for who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.core.messages import N_
from model.network.graph import tie_level
from model.network.partners import Partner
from model.services.network import Picture
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.table_data import table_data

KINDS = {"partners": N_("Partners"), "ties": N_("Ties")}
ORDERS: dict[str, dict[str, str]] = {
    "partners": {
        "name": N_("by name"),
        "domain": N_("by domain"),
        "status": N_("by status"),
        "ties": N_("most ties first"),
    },
    "ties": {"name": N_("by name"), "strength": N_("closest first")},
}
"""Clicking the head of a table sorts it too, but the keyboard cannot get there."""
_STATUSES = ("joined", "invited", "prospect", "left")


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
    if kind == "ties" and not picture.ties:
        st.markdown(t("No tie has been recorded yet."))
        return
    order = st.selectbox(
        t("Order of the table"),
        list(ORDERS[kind]),
        format_func=lambda item: t(ORDERS[kind][item]),
        key=f"network-twin-order-{kind}-{page.here.id}",
        width=260,
    )
    if kind == "ties":
        _draw_ties(page, picture, order)
    else:
        _draw_partners(page, picture, order)


def _draw_partners(page: Page, picture: Picture, order: str) -> None:
    t = page.t
    domains = list(page.catalogue.domains)
    counts = {partner.id: 0 for partner in picture.partners}
    for tie in picture.ties:
        counts[tie.one] += 1
        counts[tie.other] += 1
    # By name they come already.
    ranks: dict[str, Callable[[Partner], float]] = {
        "domain": lambda partner: (
            domains.index(partner.main_domain) if partner.main_domain else len(domains)
        ),
        "status": lambda partner: _STATUSES.index(partner.status),
        "ties": lambda partner: -counts[partner.id],
    }
    rows = [
        (
            partner.name,
            ", ".join(page.label("domains", item) for item in partner.domains),
            page.label("statuses", partner.status),
            counts[partner.id],
            ", ".join(page.label("risk-groups", item) for item in partner.risk_groups),
        )
        for partner in sorted(picture.partners, key=ranks.get(order, lambda _: 0))
    ]
    columns = [t("Partner"), t("Domains"), t("Status"), t("Ties"), t("Has in view")]
    widths = (220, 200, 110, 90, 200)
    _draw_table(rows, columns, t("Table of the partners on the map."), widths)


def _draw_ties(page: Page, picture: Picture, order: str) -> None:
    """Draw the ties as sentences in a table that wraps, also on a phone."""
    t = page.t
    said = [
        (tie, " ".join(t.message(one) for one in tie.sentences), t.message(tie.source))
        for tie in picture.ties
    ]
    said.sort(key=lambda row: row[1].casefold())
    if order == "strength":
        said.sort(key=lambda row: -tie_level(row[0].connection))
    rows = [
        markup(
            "<tr><td>{tie}</td><td>{who}</td></tr>",
            tie=sentence,
            who=who,
        )
        for _, sentence, who in said
    ]
    draw(
        markup(
            '<div role="region" tabindex="0" aria-label="{label}" class="sentences"><table><thead>'
            '<tr><th scope="col">{tie}</th><th scope="col">{who}</th></tr>'
            "</thead><tbody>{rows}</tbody></table></div>",
            label=t("Table of the ties on the map, as sentences."),
            tie=t("Tie"),
            who=t("Who says so"),
            rows=joined(rows),
        )
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
