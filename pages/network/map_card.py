"""The card of one partner beside the map. It is a fragment: a click redraws the card only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from model.network.positions import Layout
from model.services.network import PartnerCard, keep_positions, partner_card, put_back
from pages.network.map_parts import domain_badge, draw_sentences
from pages.shared.addresses import page_file
from pages.shared.markup import draw, joined, markup
from pages.shared.network_view import hear_map
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
    hear_map(
        map_id,
        chosen,
        on_open=_choose,
        on_moved=lambda places: _keep(page, layout, places),
        on_back=lambda: _put_back(page, layout),
    )
    if st.session_state.pop(REDRAW, False):
        st.rerun()
    _draw_choice(page, names, chosen)
    if not chosen:
        st.caption(page.t("Click on a circle, or choose a partner here, to see its card."))
        draw_sentences(page.t("On this map"), counts)
        return
    with page.work(writes=False) as work:
        card = partner_card(work, page.here.id, chosen)
    if card is None:
        st.info(page.t("This partner is not in this coalition. Choose another one."))
        return
    draw_card(page, card)


def draw_card(page: Page, card: PartnerCard) -> None:
    """Draw everything about one partner that helps to work with it."""
    t, partner = page.t, card.partner
    st.subheader(plain(partner.name), anchor=False)
    _draw_domains(page, card)
    with st.container(horizontal=True):
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
    if partner.risk_groups:
        _draw_list(page, t("Has in view"), "risk-groups", partner.risk_groups)
    if partner.contributions or partner.contribution_note:
        _draw_list(page, t("Can contribute"), "contributions", partner.contributions)
        if partner.contribution_note:
            st.caption(plain(partner.contribution_note))
    if partner.key_persons:
        _draw_list(page, t("Key persons"), "key-persons", partner.key_persons)
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


def _draw_choice(page: Page, names: Mapping[str, str], chosen: str) -> None:
    key = f"network-card-{page.here.id}"
    st.session_state[key] = chosen if chosen in names else None
    st.selectbox(
        page.t("Card of"),
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


def _draw_list(page: Page, title: str, kind: str, ids: tuple[str, ...]) -> None:
    listed = ", ".join(page.label(kind, item) for item in ids)
    st.markdown(f"**{title}**  \n{listed}")


def _choose(partner_id: str) -> None:
    if partner_id:
        st.query_params[PARAMETER] = partner_id
    else:
        st.query_params.pop(PARAMETER, None)


def _keep(page: Page, layout: Layout, places: Mapping[str, tuple[float, float]]) -> None:
    with page.faults(), page.work() as work:
        keep_positions(work, page.here.id, layout, places)


def _put_back(page: Page, layout: Layout) -> None:
    with page.faults(), page.work() as work:
        put_back(work, page.here.id, layout)
    st.session_state[REDRAW] = True
