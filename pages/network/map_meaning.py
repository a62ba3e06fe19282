"""The second part of the map page: what the network says, and where the coalition can grow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from model.core.messages import N_
from model.network.gaps import DomainGap
from model.network.partners import Partner
from model.services.network import Network
from model.services.network_meaning import Meaning, network_meaning
from model.services.partners import add_partner
from pages.network.map_measures import draw_measures
from pages.network.map_parts import domain_badge, draw_sentences
from pages.network.partner_list import OF_DOMAIN
from pages.network.referral_ways import draw_ways
from pages.network.what_if import draw_helpful, draw_what_if
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.in_address import from_address, to_address
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain

MOST_GAPS = 6
MOST_LISTED = 3
"""So many partners to ask are named under a domain; the others stand on the list."""
FURTHER: dict[str, tuple[str, Callable[[Page, Network], None]]] = {
    "hulp": (N_("Three ties that would help"), draw_helpful),
    "wat-als": (N_("What if …"), draw_what_if),
    "routes": (N_("Who can bring people"), draw_ways),
    "maten": (N_("All measures"), draw_measures),
}


def draw_meaning(page: Page, network: Network) -> None:
    """Draw readings with what they rest on, the gaps, and the further questions."""
    st.header(page.t("What it means"), anchor=False)
    meaning = network_meaning(network)
    left, right = st.columns(2, gap="large")
    with left:
        _draw_readings(page, meaning)
    with right:
        _draw_missing(page, meaning)
    _draw_domain_gaps(page, network, meaning)
    with st.container(key="network-further"):
        _draw_further(page, network)


def _draw_readings(page: Page, meaning: Meaning) -> None:
    t = page.t
    st.subheader(t("What the ties say"), anchor=False)
    if meaning.withheld:
        st.markdown(plain(t.message(meaning.withheld)))
        if may_open(page.actor, "relaties"):
            st.page_link(
                page_file("relaties"), label=t("Ask for ties"), icon=":material/arrow_forward:"
            )
        return
    st.caption(t.message(meaning.basis))
    draw_sentences("", [t.message(reading.message) for reading in meaning.readings])
    if meaning.warning and meaning.known.basis == "asked":
        st.caption(t.message(meaning.warning))
    st.caption(t("More ties are not always better, and a tie says nothing about who matters most."))


def _draw_missing(page: Page, meaning: Meaning) -> None:
    t = page.t
    st.subheader(t("Not in view yet"), anchor=False)
    if not meaning.gap_messages:
        st.markdown(t("Every group, building block and key person is covered by a partner."))
    draw_sentences("", [t.message(message) for message in meaning.gap_messages])
    st.page_link(
        page_file("partners"), label=t("Go to the partners"), icon=":material/arrow_forward:"
    )


def _draw_domain_gaps(page: Page, network: Network, meaning: Meaning) -> None:
    t, gaps = page.t, meaning.gaps.domains
    waiting = {p.id: p for p in network.partners if p.status in ("invited", "prospect")}
    st.subheader(t("Room to grow"), anchor=False)
    if not gaps:
        st.markdown(t("Somebody takes part from each of the twelve domains."))
        return
    st.caption(
        t("Domains from which nobody takes part yet. What would bring the most stands first.")
    )
    every = len(gaps) <= MOST_GAPS or st.toggle(
        t("Show all {n} domains", n=len(gaps)), key=f"network-gaps-{page.here.id}"
    )
    listed = gaps if every else gaps[:MOST_GAPS]
    for start in range(0, len(listed), 3):
        for column, gap in zip(
            st.columns(3, gap="medium"), listed[start : start + 3], strict=False
        ):
            with column:
                _draw_gap(page, gap, [waiting[i] for i in gap.prospects if i in waiting])


def _draw_gap(page: Page, gap: DomainGap, listed: Sequence[Partner]) -> None:
    """Draw a domain, and whom to ask: who is on the list already, or a partner to add to it."""
    t, domain = page.t, page.catalogue.domains[gap.domain]
    draw(markup("<strong>{badge}</strong>", badge=domain_badge(page, domain)))
    st.markdown(gap.belongs.in_language(page.language))
    if gap.risk_groups:
        groups = [page.label("risk-groups", group) for group in gap.risk_groups]
        st.markdown(t("Would bring into view: {groups}.", groups=", ".join(groups)))
    draw_card_links(page, f"gap:{gap.domain}")
    if gap.introduction:
        st.markdown(f":material/handshake: {plain(t.message(gap.introduction))}")
    if listed:
        st.markdown(t("On your list already:"))
    for partner in listed[:MOST_LISTED]:
        st.page_link(
            page_file("partners"),
            label=f"{plain(partner.name)} ({page.label('statuses', partner.status).lower()})",
            icon=":material/person:",
            query_params={"partner": partner.id},
        )
    left = len(listed) - MOST_LISTED
    if left > 0:
        st.page_link(
            page_file("partners"),
            label=t.plural("And one more", "And {n} more", left),
            icon=":material/arrow_forward:",
            query_params={OF_DOMAIN: gap.domain},
        )
    if page.may(add_partner):
        st.page_link(
            page_file("partners"),
            label=t("Add another prospect") if listed else t("Add a prospect"),
            icon=":material/add:",
            query_params={"weergave": "nieuw", "domein": gap.domain},
        )


def _draw_further(page: Page, network: Network) -> None:
    t = page.t
    st.subheader(t("Look further"), anchor=False)
    key = f"network-further-{page.here.id}"
    from_address("verder", key, FURTHER, None)
    chosen = st.segmented_control(
        t("Look further"),
        list(FURTHER),
        format_func=lambda item: t(FURTHER[item][0]),
        key=key,
        label_visibility="collapsed",
    )
    to_address("verder", chosen)
    # Computed only when asked for: in a large network these take longest.
    if chosen:
        FURTHER[chosen][1](page, network)
