"""The quiet row above the map: which picture, which part of the network, what decides the size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from model.core.messages import N_
from model.network.graph import View
from model.network.partners import STATUSES, Status
from model.network.positions import Layout
from model.network.ties import STRENGTHS, Strength
from model.services.network import SIZES, SizeBy
from pages.shared.page import Page

LAYOUTS: dict[Layout, str] = {"domains": N_("Twelve domains"), "ties": N_("By ties")}
SIZE_NAMES: dict[SizeBy, str] = {
    "ties": N_("number of ties"),
    "between": N_("standing between others"),
    "none": N_("all the same"),
}
ON_THE_MAP: tuple[Status, ...] = ("joined", "invited", "prospect")


@dataclass(frozen=True)
class Wish:
    """What somebody wants to see."""

    layout: Layout
    size_by: SizeBy
    view: View


def ask_wish(page: Page) -> Wish:
    """Draw the row and return the choices."""
    t, prefix = page.t, f"network-{page.here.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        layout = st.segmented_control(
            t("Picture"),
            list(LAYOUTS),
            default="domains",
            format_func=lambda item: t(LAYOUTS[item]),
            key=f"{prefix}-layout",
            required=True,
            label_visibility="collapsed",
        )
        size_by = st.selectbox(
            t("Size of the circles"),
            SIZES,
            format_func=lambda item: t("Size: {what}", what=t(SIZE_NAMES[item])),
            key=f"{prefix}-size",
            label_visibility="collapsed",
            width=270,
        )
        limits = _count_limits(prefix)
        label = t.plural("Filter (one on)", "Filter ({n} on)", limits) if limits else t("Filter")
        with st.popover(label, icon=":material/filter_list:", width="content"):
            view = _ask_view(page, prefix)
    return Wish(layout or "domains", size_by or "ties", view)


def _ask_view(page: Page, prefix: str) -> View:
    t = page.t
    statuses = st.pills(
        t("Status"),
        [status for status in ("joined", "invited", "prospect", "left") if status in STATUSES],
        selection_mode="multi",
        default=ON_THE_MAP,
        format_func=lambda item: page.label("statuses", item),
        key=f"{prefix}-statuses",
    )
    domains = st.multiselect(
        t("Only these domains"),
        list(page.catalogue.domains),
        format_func=lambda item: page.label("domains", item),
        key=f"{prefix}-domains",
        placeholder=t("All domains"),
    )
    groups = st.multiselect(
        t("Only partners who see these groups"),
        list(page.catalogue.items("risk-groups")),
        format_func=lambda item: page.label("risk-groups", item),
        key=f"{prefix}-groups",
        placeholder=t("All groups"),
    )
    weakest: Strength = st.selectbox(
        t("Ties from"),
        [strength for strength in STRENGTHS if strength != "none"],
        format_func=lambda item: page.label("tie-strengths", item),
        key=f"{prefix}-weakest",
    )
    referrals = st.toggle(t("Only referrals"), key=f"{prefix}-referrals")
    on = st.date_input(
        t("As it was on"),
        value=None,
        max_value="today",
        format="DD-MM-YYYY",
        key=f"{prefix}-on",
        help=t("Shows who took part on that day, and the ties reported until then."),
    )
    return View(
        statuses=tuple(statuses) or ON_THE_MAP,
        domains=tuple(domains),
        risk_groups=tuple(groups),
        weakest=weakest,
        referrals_only=referrals,
        on=on if isinstance(on, date) else None,
    )


def _count_limits(prefix: str) -> int:
    """Count the filters that are on, from what the widgets hold already."""
    state = st.session_state
    statuses = state.get(f"{prefix}-statuses")
    return sum(
        (
            statuses is not None and set(statuses) != set(ON_THE_MAP),
            bool(state.get(f"{prefix}-domains")),
            bool(state.get(f"{prefix}-groups")),
            state.get(f"{prefix}-weakest", "knows") != "knows",
            bool(state.get(f"{prefix}-referrals")),
            state.get(f"{prefix}-on") is not None,
        )
    )
