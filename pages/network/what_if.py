"""What if: a partner leaves, a partner joins, a tie is added. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.core.messages import N_
from model.network.what_if import Effect, Standing
from model.services.network import Network
from model.services.network_meaning import (
    effect_of_joining,
    effect_of_leaving,
    effect_of_tie,
    imagined_partner,
    network_meaning,
    ties_that_help,
)
from pages.network.map_parts import draw_sentences
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page
from pages.shared.plain import plain

SOMEBODY_NEW = "new"


def draw_what_if(page: Page, network: Network) -> None:
    """Ask what would happen, and tell what changes."""
    t, key = page.t, f"network-if-{page.here.id}"
    from_address("als", key, CASES, "leaves")
    case = st.segmented_control(
        t("What would happen?"),
        list(CASES),
        format_func=lambda item: t(CASES[item][0]),
        key=key,
        required=True,
    )
    to_address("als", case)
    effect = CASES[case or "leaves"][1](page, network)
    if effect is not None:
        draw_effect(page, effect)


def draw_effect(page: Page, effect: Effect) -> None:
    """Draw what changes in sentences, and the figures before and after."""
    t = page.t
    draw_sentences(t("What changes"), [t.message(message) for message in effect.messages])
    before, after = _figures(effect.before), _figures(effect.after)
    st.table(
        {
            t("What"): [t(name) for name in before],
            t("Now"): [t.number(value) for value in before.values()],
            t("Then"): [
                f"**{t.number(value)}**" if value != before[name] else t.number(value)
                for name, value in after.items()
            ],
        },
        hide_index=True,
    )
    st.caption(t("As far as ties and groups have been recorded."))


def _figures(now: Standing) -> dict[str, int]:
    return {
        N_("Partners that take part"): now.partners,
        N_("Groups of partners without a tie between them"): now.components,
        N_("Partners outside the largest group"): len(now.apart),
        N_("Partners on whom others hang"): len(now.articulation_points),
        N_("Routes of at most two referrals"): now.referral_pairs,
        N_("Domains that take part"): len(now.domains - {"other"}),
        N_("Risk groups that somebody has in view"): len(now.risk_groups),
    }


def _ask_leaving(page: Page, network: Network) -> Effect | None:
    present = {p.id: p.name for p in network.partners if p.is_present}
    chosen = _choose(page, page.t("Suppose this partner leaves"), present, "leaves")
    return effect_of_leaving(network, chosen) if chosen else None


def _ask_joining(page: Page, network: Network) -> Effect | None:
    t, prefix = page.t, f"network-joins-{page.here.id}"
    near = {p.id: p.name for p in network.partners if not p.is_present}
    names = {SOMEBODY_NEW: t("somebody who is not in the list yet"), **near}
    chosen = _choose(page, t("Suppose this partner joins"), names, "joins")
    if not chosen:
        return None
    known = {p.id: p for p in network.partners}.get(chosen)
    if known is None:
        domains = st.multiselect(
            t("From which domain?"),
            list(page.catalogue.domains),
            format_func=lambda item: page.label("domains", item),
            placeholder=t("Choose one or more"),
            key=f"{prefix}-domains",
        )
        groups = st.multiselect(
            t("Which groups would it have in view?"),
            list(page.catalogue.items("risk-groups")),
            format_func=lambda item: page.label("risk-groups", item),
            placeholder=t("Choose one or more"),
            key=f"{prefix}-groups",
        )
        known = imagined_partner(page.here.id, t("the new partner"), domains, groups)
    present = {p.id: p.name for p in network.partners if p.is_present}
    ties = st.multiselect(
        t("With whom would it work?"),
        list(present),
        format_func=lambda item: present.get(item, ""),
        placeholder=t("Choose one or more"),
        key=f"{prefix}-ties",
    )
    return effect_of_joining(network, known, ties)


def _ask_tie(page: Page, network: Network) -> Effect | None:
    t = page.t
    present = {p.id: p.name for p in network.partners if p.is_present}
    left, right = st.columns(2)
    with left:
        one = _choose(page, t("Suppose this partner …"), present, "tie-one")
    with right:
        others = {i: name for i, name in present.items() if i != one}
        other = _choose(page, t("… starts to work with"), others, "tie-other")
    if not one or not other:
        return None
    refers = st.toggle(
        t(
            "{one} also refers people to {other}",
            one=plain(present[one]),
            other=plain(present[other]),
        ),
        key=f"network-tie-refers-{page.here.id}",
    )
    _draw_tie_link(page, one, other)
    return effect_of_tie(network, one, other, refers=refers)


def _choose(page: Page, label: str, names: dict[str, str], name: str) -> str | None:
    chosen: str | None = st.selectbox(
        label,
        list(names),
        format_func=lambda item: names.get(item, ""),
        index=None,
        placeholder=page.t("Choose a partner"),
        key=f"network-{name}-{page.here.id}",
    )
    return chosen if chosen in names else None


CASES: dict[str, tuple[str, Callable[[Page, Network], Effect | None]]] = {
    "leaves": (N_("A partner leaves"), _ask_leaving),
    "joins": (N_("A partner joins"), _ask_joining),
    "tie": (N_("Two start to work together"), _ask_tie),
}


def draw_helpful(page: Page, network: Network) -> None:
    """Draw the few ties that would help most, with the reasons and what they would change."""
    t, names = page.t, network.names
    withheld = network_meaning(network).withheld
    if withheld:
        # A pair that nobody asked about may well work together: nothing to advise from yet.
        st.markdown(plain(t.message(withheld)))
        if may_open(page.actor, "relaties"):
            st.page_link(
                page_file("relaties"), label=t("Ask for ties"), icon=":material/arrow_forward:"
            )
        return
    ties = ties_that_help(network)
    if not ties:
        st.markdown(t("No new tie is needed to keep everyone in touch."))
        return
    st.caption(t("The fewest ties that still reach everyone, in the order in which to make them."))
    for number, tie in enumerate(ties, start=1):
        st.markdown(f"**{number}. {plain(names[tie.a])} – {plain(names[tie.b])}**")
        draw_sentences("", [t.message(reason) for reason in tie.reasons])
        with st.container(horizontal=True, gap="medium"):
            st.button(
                t("See what changes"),
                key=f"network-helps-{tie.a}-{tie.b}",
                type="tertiary",
                icon=":material/compare_arrows:",
                on_click=_fill_in,
                args=(page.here.id, tie.a, tie.b),
            )
            _draw_tie_link(page, tie.a, tie.b)


def _fill_in(coalition_id: str, one: str, other: str) -> None:
    """Fill in "what if these two start to work together"."""
    st.query_params["verder"] = "wat-als"
    st.query_params["als"] = "tie"
    st.session_state[f"network-tie-one-{coalition_id}"] = one
    st.session_state[f"network-tie-other-{coalition_id}"] = other


def _draw_tie_link(page: Page, one: str, other: str) -> None:
    """Link to where this tie is written down; a person says there how closely they work."""
    if not may_open(page.actor, "relaties"):
        return
    st.page_link(
        page_file("relaties"),
        label=page.t("Draw this tie"),
        icon=":material/add_link:",
        query_params={"partner": one, "met": other},
    )
