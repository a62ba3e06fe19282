"""The card of one partner beside the map. It is a fragment: a click redraws the card only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from model.network.positions import Layout
from model.services.network import PartnerCard, keep_positions, partner_card, put_back, read_network
from model.services.network_meaning import place_in_network
from model.services.partners import change_partner
from pages.network.map_filters import AROUND
from pages.network.map_parts import domain_badge, draw_sentences
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.markup import draw, joined, markup
from pages.shared.network_view import WallCard, hear_map
from pages.shared.page import Page
from pages.shared.plain import plain

PARAMETER = "partner"
REDRAW = "network-redraw"


@st.fragment
def draw_card_side(
    page: Page, map_id: str, layout: Layout, names: Mapping[str, str], counts: Sequence[str]
) -> None:
    """Draw what stands beside the map: the choice of a partner, and its card.

    Args:
        page: the page.
        map_id: the map to listen to.
        layout: its layout, under which dragged places are kept.
        names: id → name of the partners on the map.
        counts: what there is on the map; stands here as long as nobody is chosen.

    """
    chosen = st.query_params.get(PARAMETER, "")
    card = None
    if chosen:
        with page.work(writes=False) as work:
            card = partner_card(work, page.here.id, chosen)
    hear_map(
        map_id,
        chosen,
        card_for_wall(page, card) if card else None,
        names,
        on_open=_choose,
        on_moved=lambda places: _keep(page, layout, places),
        on_back=lambda: _put_back(page, layout),
    )
    if st.session_state.pop(REDRAW, False):
        st.rerun()
    _draw_choice(page, names)
    if not chosen:
        with st.container(key="network-card-hint"):
            st.caption(page.t("Click on a circle, or choose a partner here, to see its details."))
        draw_sentences(page.t("On this map"), counts)
    elif card is None:
        st.info(page.t("This partner is not in this coalition. Choose another one."))
    else:
        draw_card(page, card)


def card_for_wall(page: Page, card: PartnerCard) -> WallCard:
    """Return the card as the map itself shows it in full screen; no contact details on a wall."""
    partner = card.partner
    domains = [page.label("domains", domain) for domain in partner.domains]
    parts = [(title, tuple(items)) for title, items in _facts(page, card)]
    ties = tuple(page.t.message(sentence) for sentence in card.ties)
    projects = tuple(project.title for project in card.projects)
    return WallCard(
        name=partner.name,
        line=" · ".join([page.label("statuses", partner.status), *domains]),
        parts=tuple(
            part
            for part in (*parts, (page.t("Ties"), ties), (page.t("Projects"), projects))
            if part[1]
        ),
    )


def draw_card(page: Page, card: PartnerCard, *, on_map: bool = True) -> None:
    """Draw everything about one partner that helps to work with it."""
    t, partner = page.t, card.partner
    st.subheader(plain(partner.name), anchor=False)
    _draw_domains(page, card)
    _draw_contact(page, card)
    if on_map:
        _draw_ways_on(page, card)
    for title, items in _facts(page, card):
        st.markdown(f"**{title}**  \n{plain(', '.join(items))}")
    draw_sentences(t("Ties"), [t.message(sentence) for sentence in card.ties])
    if not card.ties:
        st.markdown(t("No tie has been recorded yet."))
    if card.projects:
        st.markdown(f"**{t('Projects')}**")
        with st.container(gap=None):
            for project in card.projects:
                st.page_link(
                    page_file("projecten"),
                    label=plain(project.title),
                    icon=":material/lightbulb:",
                    query_params={"project": project.id},
                )
    if partner.is_present and st.toggle(
        t("Place in the network"), key=f"network-place-{partner.id}"
    ):
        with page.work(writes=False) as work:
            readings = place_in_network(read_network(work, page.here.id), partner.id)
        draw_sentences("", [t.message(message) for message in readings])


def _facts(page: Page, card: PartnerCard) -> list[tuple[str, list[str]]]:
    """Return what this partner sees, brings and has, with a title; only what is filled in."""
    t, partner = page.t, card.partner

    def labels(kind: str, ids: Sequence[str]) -> list[str]:
        return [page.label(kind, item) for item in ids]

    brings = labels("contributions", partner.contributions)
    facts = [
        (t("Role in the coalition"), labels("partner-roles", partner.roles)),
        (t("Has in view"), labels("risk-groups", partner.risk_groups)),
        (t("Can contribute"), [*brings, *filter(None, (partner.contribution_note,))]),
        (t("Key persons"), labels("key-persons", partner.key_persons)),
        (t("Meets people at"), list(partner.places)),
    ]
    return [fact for fact in facts if fact[1]]


def _draw_contact(page: Page, card: PartnerCard) -> None:
    partner = card.partner
    who = ", ".join(filter(None, (partner.contact_name, partner.contact_role)))
    how = [part for part in (partner.contact_email, partner.contact_phone, partner.website) if part]
    lines = [line for line in (who, *how) if line]
    if lines:
        rows = [markup("<div>{line}</div>", line=line) for line in lines]
        draw(
            markup(
                '<div style="overflow-wrap:anywhere;margin:0.2rem 0 0.4rem">'
                "<strong>{title}</strong>{rows}</div>",
                title=page.t("Contact"),
                rows=joined(rows),
            )
        )


def _draw_ways_on(page: Page, card: PartnerCard) -> None:
    t, partner = page.t, card.partner
    with st.container(horizontal=True, gap="small"):
        if page.may(change_partner):
            st.page_link(
                page_file("partners"),
                label=t("Change"),
                icon=":material/edit:",
                query_params={PARAMETER: partner.id},
            )
            st.page_link(
                page_file("relaties"),
                label=t("Draw a tie"),
                icon=":material/add_link:",
                query_params={PARAMETER: partner.id},
            )
        if st.query_params.get(AROUND) != partner.id and st.button(
            t("Only around it"),
            type="tertiary",
            icon=":material/filter_center_focus:",
            key=f"network-around-{partner.id}",
        ):
            st.query_params[AROUND] = partner.id
            st.rerun()


def _draw_choice(page: Page, names: Mapping[str, str]) -> None:
    key = f"network-card-{page.here.id}"
    if not st.query_params.get(PARAMETER):
        st.session_state[key] = None
    from_address(PARAMETER, key, names, None)
    st.selectbox(
        page.t("Look at a partner"),
        list(names),
        format_func=lambda partner: names.get(partner, ""),
        key=key,
        index=None,
        placeholder=page.t("Choose a partner"),
        on_change=lambda: _choose(st.session_state[key] or ""),
    )


def _draw_domains(page: Page, card: PartnerCard) -> None:
    known = (page.catalogue.domains.get(item) for item in card.partner.domains)
    badges = [domain_badge(page, domain) for domain in known if domain is not None]
    draw(
        markup(
            '<div class="line-note">{status}</div><div style="margin:0.3rem 0">{badges}</div>',
            status=page.label("statuses", card.partner.status),
            badges=joined(badges) if badges else page.t("no domain yet"),
        )
    )


def _choose(partner_id: str) -> None:
    to_address(PARAMETER, partner_id)


def _keep(page: Page, layout: Layout, places: Mapping[str, tuple[float, float]]) -> None:
    if not page.may(keep_positions):
        return  # who only reads may shuffle the map for themselves
    with page.faults(), page.work() as work:
        keep_positions(work, page.here.id, layout, places)


def _put_back(page: Page, layout: Layout) -> None:
    if not page.may(put_back):
        return
    with page.faults(), page.work() as work:
        put_back(work, page.here.id, layout)
    st.session_state[REDRAW] = True
