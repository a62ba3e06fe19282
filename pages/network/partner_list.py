"""The register as a list: search, filter, choose one to look at and change."""

from __future__ import annotations

import streamlit as st

from model.network.partners import STATUSES, Partner
from model.services.partners import add_partner, change_partner
from pages.network.partner_form import draw_partner_form
from pages.network.partner_merging import draw_doubles
from pages.network.partner_proposals import draw_proposals
from pages.shared.in_address import (
    from_address,
    several_from_address,
    several_to_address,
    to_address,
)
from pages.shared.page import Page
from pages.shared.table_data import table_data
from pages.shared.term_help import term_help

CHOSEN = "partner"
"""Which partner the address asks for."""
OF_DOMAIN = "uit"
"""Which domains the address asks for. (`domein` is for a new partner.)"""


def draw_list(page: Page, partners: list[Partner]) -> None:
    """Draw the search, the chosen partner, and the table."""
    t = page.t
    if not partners and not page.may(add_partner):
        st.info(t("There are no partners yet."))
        return
    if not partners:
        st.info(t("There are no partners yet. Choose “From a list”, or add one yourself."))
        return
    by_id = {partner.id: partner for partner in partners}
    from_address(CHOSEN, "partners-chosen", by_id, None)
    chosen = st.selectbox(
        t("Look up a partner"),
        list(by_id),
        index=None,
        format_func=lambda partner: by_id[partner].name if partner in by_id else "",
        placeholder=t("Type a name"),
        key="partners-chosen",
    )
    to_address(CHOSEN, chosen)
    if chosen in by_id:
        with st.container(key=f"in-sight-{chosen}"):
            st.button(
                t("Back to the list"),
                icon=":material/arrow_back:",
                type="tertiary",
                key="partners-back",
                on_click=_back_to_list,
            )
            draw_partner_form(page, by_id[chosen])
        return
    draw_proposals(page, partners)
    draw_doubles(page, partners)
    _draw_table(page, _filtered(page, partners))


def _back_to_list() -> None:
    st.session_state["partners-chosen"] = None
    to_address(CHOSEN, None)


def _filtered(page: Page, partners: list[Partner]) -> list[Partner]:
    t = page.t
    left, right = st.columns(2)
    several_from_address(OF_DOMAIN, "partners-domains", page.catalogue.domains)
    domains = left.multiselect(
        t("Domain"),
        list(page.catalogue.domains),
        format_func=lambda item: page.label("domains", item),
        placeholder=t("All domains"),
        key="partners-domains",
        help=term_help(page, "domain"),
    )
    several_to_address(OF_DOMAIN, domains)
    statuses = right.multiselect(
        t("Status"),
        STATUSES,
        format_func=lambda item: page.label("statuses", item),
        placeholder=t("Everyone"),
        key="partners-statuses",
    )
    return [
        partner
        for partner in partners
        if (not domains or set(domains) & set(partner.domains))
        and (not statuses or partner.status in statuses)
    ]


def _draw_table(page: Page, partners: list[Partner]) -> None:
    t = page.t
    counted = t.plural("One partner", "{n} partners", len(partners))
    how = (
        t("Tick a partner to look at it or change it.")
        if page.may(change_partner)
        else t("Tick a partner to look at it.")
    )
    st.caption(f"{counted}. {how}" if partners else counted)
    table = {
        t("Name"): [partner.name for partner in partners],
        t("Domain"): [_domains(page, partner) for partner in partners],
        t("Status"): [page.label("statuses", partner.status) for partner in partners],
        t("Contact"): [partner.contact_name for partner in partners],
        t("Has in view"): [
            ", ".join(page.label("risk-groups", group) for group in partner.risk_groups)
            for partner in partners
        ],
    }
    event = st.dataframe(
        table_data(table),
        hide_index=True,
        height=min(38 * (len(partners) + 1) + 3, 760),
        on_select="rerun",
        selection_mode="single-row",
        key="partners-table",
        alt=t("All partners with their domain, status, groups in view and contact."),
        placeholder="",
        column_config={
            t("Name"): st.column_config.TextColumn(width=240),
            t("Domain"): st.column_config.TextColumn(width=200),
            t("Status"): st.column_config.TextColumn(width=110),
            t("Contact"): st.column_config.TextColumn(width=100),
        },
    )
    rows = event["selection"]["rows"]
    if rows:
        st.query_params[CHOSEN] = partners[rows[0]].id
        st.rerun()


def _domains(page: Page, partner: Partner) -> str:
    if not partner.domains:
        return page.t("not placed yet")
    names = ", ".join(page.label("domains", domain) for domain in partner.domains)
    return names if partner.domains_confirmed else page.t("{domains} (proposal)", domains=names)
