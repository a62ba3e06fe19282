"""The quiet row above the map: which picture, which part of the network, what decides the size.

Every choice stands in the address, so that a link shows the same map to somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from model.core.messages import N_
from model.network.graph import View
from model.network.partners import STATUSES, Status
from model.network.positions import Layout
from model.network.ties import STRENGTHS, Strength
from model.services.network import SIZES, SizeBy
from pages.network.network_downloads import OF_THE_MAP, draw_downloads
from pages.shared.choice_row import chosen_in_address
from pages.shared.in_address import (
    day_from_address,
    from_address,
    several_from_address,
    several_to_address,
    to_address,
)
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.term_help import term_help

LAYOUTS: dict[Layout, str] = {"domains": N_("Twelve domains"), "ties": N_("By ties")}
SIZE_NAMES: dict[SizeBy, str] = {
    "ties": N_("number of ties"),
    "between": N_("standing between others"),
    "reach": N_("to how many it can bring people"),
    "none": N_("all the same"),
}
KINDS: dict[str, str] = {"all": N_("All ties"), "refers": N_("Only referrals")}
STEPS: dict[str, str] = {"1": N_("its contacts"), "2": N_("and their contacts")}
ON_THE_MAP: tuple[Status, ...] = ("joined", "invited", "prospect")
SHOWN_STATUSES: tuple[Status, ...] = ("joined", "invited", "prospect", "left")
AROUND = "rond"
"""In the address: the id of the partner around which the map is drawn."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to see."""

    layout: Layout
    size_by: SizeBy
    view: View
    on: date | None
    """The day whose map is asked for; None for now."""
    around: str
    """The partner whose own network is asked for; empty for everyone."""
    steps: Literal[1, 2]


def ask_wish(page: Page, names: dict[str, str]) -> Wish:
    """Draw the row and return the choices.

    Args:
        page: the page.
        names: id → name of the partners, to say around whom the map is drawn.

    """
    t, prefix = page.t, f"network-{page.here.id}"
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="network-choices"
    ):
        layouts = {layout: t(name) for layout, name in LAYOUTS.items()}
        layout = chosen_in_address(
            "beeld", t("Picture"), layouts, f"{prefix}-layout", usual="domains"
        )
        from_address("grootte", f"{prefix}-size", SIZES, "ties")
        size_by = st.selectbox(
            t("Size of the circles"),
            SIZES,
            format_func=lambda item: t("Size: {what}", what=t(SIZE_NAMES[item])),
            key=f"{prefix}-size",
            label_visibility="collapsed",
            width=270,
        )
        to_address("grootte", "" if size_by == "ties" else size_by)
        _read_view(page, prefix)
        limits = _count_limits(prefix)
        label = t.plural("Filter (one on)", "Filter ({n} on)", limits) if limits else t("Filter")
        with st.popover(label, icon=":material/filter_list:", width="content"):
            view, on = _ask_view(page, prefix)
        draw_downloads(page, OF_THE_MAP)
    around, steps = _ask_around(page, prefix, names)
    return Wish(layout or "domains", size_by, view, on, around, steps)


def _read_view(page: Page, prefix: str) -> None:
    """Take the filters from the address, before the number of them is counted."""
    groups = page.catalogue.items("risk-groups")
    strengths = [strength for strength in STRENGTHS if strength != "none"]
    several_from_address("status", f"{prefix}-statuses", SHOWN_STATUSES, ON_THE_MAP)
    several_from_address("domein", f"{prefix}-domains", page.catalogue.domains)
    several_from_address("groep", f"{prefix}-groups", groups)
    from_address("vanaf", f"{prefix}-weakest", strengths, "knows")
    from_address("relaties", f"{prefix}-kind", KINDS, "all")
    day_from_address("datum", f"{prefix}-on")


def _ask_view(page: Page, prefix: str) -> tuple[View, date | None]:
    t = page.t
    statuses = st.pills(
        t("Status"),
        [status for status in SHOWN_STATUSES if status in STATUSES],
        selection_mode="multi",
        format_func=lambda item: page.label("statuses", item),
        key=f"{prefix}-statuses",
    )
    domains = st.multiselect(
        t("Only these domains"),
        list(page.catalogue.domains),
        format_func=lambda item: page.label("domains", item),
        key=f"{prefix}-domains",
        placeholder=t("All domains"),
        help=term_help(page, "domain"),
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
    kind = st.segmented_control(
        t("Which ties"),
        list(KINDS),
        format_func=lambda item: t(KINDS[item]),
        key=f"{prefix}-kind",
        required=True,
    )
    on = st.date_input(
        t("As it was on"),
        max_value="today",
        format="DD-MM-YYYY",
        key=f"{prefix}-on",
        help=t("Who took part at the end of that day, and the ties as they were known then."),
    )
    day = on if isinstance(on, date) else None
    several_to_address("status", statuses or ON_THE_MAP, ON_THE_MAP)
    several_to_address("domein", domains)
    several_to_address("groep", groups)
    to_address("vanaf", "" if weakest == "knows" else weakest)
    to_address("relaties", "" if kind == "all" else kind)
    to_address("datum", day.isoformat() if day else "")
    view = View(
        statuses=tuple(statuses) or ON_THE_MAP,
        domains=tuple(domains),
        risk_groups=tuple(groups),
        weakest=weakest,
        referrals_only=kind == "refers",
    )
    return view, day


def _ask_around(page: Page, prefix: str, names: dict[str, str]) -> tuple[str, Literal[1, 2]]:
    """When the map is drawn around one partner: say so, how far, and offer the way back."""
    t, around = page.t, st.query_params.get(AROUND, "")
    if around not in names:
        return "", 1
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(t("**Only around {name}:**", name=plain(names[around])), width="content")
        reach = {steps: t(name) for steps, name in STEPS.items()}
        steps = chosen_in_address("stappen", t("How far"), reach, f"{prefix}-steps", usual="1")
        st.button(
            t("Show everyone"),
            icon=":material/close:",
            type="tertiary",
            key=f"{prefix}-everyone",
            on_click=_show_everyone,
        )
    return around, 2 if steps == "2" else 1


def _show_everyone() -> None:
    for parameter in (AROUND, "stappen"):
        st.query_params.pop(parameter, None)


def _count_limits(prefix: str) -> int:
    """Count the filters that are on, from what the widgets hold already."""
    state = st.session_state
    return sum(
        (
            set(state.get(f"{prefix}-statuses") or ON_THE_MAP) != set(ON_THE_MAP),
            bool(state.get(f"{prefix}-domains")),
            bool(state.get(f"{prefix}-groups")),
            state.get(f"{prefix}-weakest", "knows") != "knows",
            state.get(f"{prefix}-kind", "all") != "all",
            state.get(f"{prefix}-on") is not None,
        )
    )
