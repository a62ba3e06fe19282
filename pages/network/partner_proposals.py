"""Domains that the workbench proposed from a name: look at each, change what is wrong, confirm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model.network.partners import Partner
from model.services.partners import settle_domains
from model.services.placing import reason_for
from pages.shared.page import Page
from pages.shared.undo import offer_undo


def draw_proposals(page: Page, partners: list[Partner]) -> None:
    """Say how many partners want a look, and draw them as a short table when asked."""
    t = page.t
    open_ones = [p for p in partners if not p.domains_confirmed and p.status != "left"]
    if not open_ones or not page.may(settle_domains):
        return
    unplaced = sum(not partner.domains for partner in open_ones)
    with st.container(border=True):
        st.markdown(
            t.plural(
                "The domain of one partner is a proposal from its name.",
                "The domains of {n} partners are proposals from their names.",
                len(open_ones) - unplaced,
            )
            if unplaced < len(open_ones)
            else ""
        )
        if unplaced:
            st.markdown(
                t.plural(
                    "One partner has no domain yet.", "{n} partners have no domain yet.", unplaced
                )
            )
        if st.toggle(t("Look at them"), key=f"partners-proposals-{page.here.id}"):
            _draw_table(page, open_ones)


def _draw_table(page: Page, open_ones: list[Partner]) -> None:
    t = page.t
    labels = {page.label("domains", item): item for item in page.catalogue.domains}
    ask = t("ask them")
    columns = (t("Right"), t("Name"), t("Main domain"), t("Because"))
    edited = st.data_editor(
        {
            columns[0]: [bool(p.domains) for p in open_ones],
            columns[1]: [p.name for p in open_ones],
            columns[2]: [
                page.label("domains", p.main_domain) if p.domains else ask for p in open_ones
            ],
            columns[3]: [t.message(reason_for(p.name)) for p in open_ones],
        },
        hide_index=True,
        disabled=[columns[1], columns[3]],
        column_config={
            columns[0]: st.column_config.CheckboxColumn(width="small"),
            columns[2]: st.column_config.SelectboxColumn(options=[ask, *labels]),
            columns[3]: st.column_config.TextColumn(width="large"),
        },
        alt=t("Partners whose domain nobody confirmed yet."),
        key=f"partners-proposed-{hash(tuple((p.id, p.version) for p in open_ones))}",
    )
    chosen = _chosen(open_ones, edited, columns, labels)
    label = t.plural("Confirm one partner", "Confirm {n} partners", len(chosen))
    if st.button(label, disabled=not chosen, key="partners-confirm", icon=":material/check:"):
        with page.faults():
            with page.work() as work:
                settle_domains(work, chosen)
            offer_undo(page, t("The domains are confirmed."))
            st.rerun()


def _chosen(
    open_ones: list[Partner],
    edited: Mapping[str, Any],
    columns: tuple[str, ...],
    labels: dict[str, str],
) -> list[tuple[Partner, tuple[str, ...]]]:
    """Return the ticked partners with their domains; a changed main one replaces the proposal."""
    found = []
    for partner, take, label in zip(open_ones, edited[columns[0]], edited[columns[2]], strict=True):
        main = labels.get(str(label), "")
        if take and main:
            same = main == partner.main_domain
            found.append((partner, partner.domains if same else (main,)))
    return found
