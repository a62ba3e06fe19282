"""Whom to invite: who was asked, who is still to ask, and the domains with room to grow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from model.network.gaps import DomainGap
from model.network.partners import Partner
from model.services.kickoff import Guests, plan_invitation
from model.services.partners import change_partner
from pages.shared.addresses import page_file
from pages.shared.empty import draw_empty
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

T = TypeVar("T")
MOST, FIRST = 8, 6
"""A list of up to so many is shown whole; of a longer one the first, until all are asked for."""


def draw_invitations(page: Page, who: Guests) -> None:
    """Draw the people first, then the domains from which nobody comes yet."""
    t = page.t
    if not (who.joined or who.invited or who.prospects):
        draw_empty(
            t("There are no partners yet. Bring in the list you have, then come back."),
            path="partners",
            label=t("Bring in partners"),
            icon=":material/group_add:",
        )
        _draw_gaps(page, who)
        return
    st.markdown(
        t.plural(
            "One partner takes part already and is invited anyway.",
            "{n} partners take part already and are invited anyway.",
            len(who.joined),
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("Still to ask"), anchor=False)
        _draw_prospects(page, who.prospects)
    with right:
        st.subheader(t("Invited, no answer yet"), anchor=False)
        _draw_invited(page, who.invited)
    _draw_gaps(page, who)


def _shown(page: Page, every: Sequence[T], name: str) -> Sequence[T]:
    """Return what is drawn of a list now."""
    whole = len(every) <= MOST or st.session_state.get(_toggle(page, name))
    return every if whole else every[:FIRST]


def _draw_rest(page: Page, every: Sequence[object], name: str, label: str) -> None:
    """Offer all of it under a long list."""
    if len(every) > MOST:
        st.toggle(label, key=_toggle(page, name))


def _toggle(page: Page, name: str) -> str:
    return f"kickoff-{name}-{page.here.id}"


def _draw_invited(page: Page, invited: tuple[Partner, ...]) -> None:
    t = page.t
    if not invited:
        st.caption(t("Nobody at the moment."))
    for partner in _shown(page, invited, "invited"):
        with st.container(key=f"lined-kickoff-asked-{partner.id}"):
            _draw_partner(page, partner)
    _draw_rest(page, invited, "invited", t("Show all {n}", n=len(invited)))


def _draw_prospects(page: Page, prospects: tuple[Partner, ...]) -> None:
    t = page.t
    if not prospects:
        st.caption(t("Nobody at the moment."))
        return
    for partner in _shown(page, prospects, "prospects"):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"lined-kickoff-ask-{partner.id}"
        ):
            _draw_partner(page, partner)
            if st.button(
                t("Mark as invited"),
                key=f"kickoff-invite-{partner.id}-{partner.version}",
                type="tertiary",
                icon=":material/mail:",
                help=t("Mark {name} as invited", name=plain(partner.name)),
            ):
                _invite(page, partner)
    _draw_rest(page, prospects, "prospects", t("Show all {n}", n=len(prospects)))


def _draw_partner(page: Page, partner: Partner) -> None:
    contact = ", ".join(filter(None, (partner.contact_name, partner.contact_role)))
    # Commas only: a domain may hold an "and" of its own.
    domains = ", ".join(page.label("domains", domain) for domain in partner.domains)
    draw(
        markup(
            '<div class="line"><div class="line-title">{name}</div>'
            '<div class="line-note">{note}</div></div>',
            name=partner.name,
            note=" · ".join(filter(None, (domains or page.t("not placed yet"), contact))),
        )
    )


def _invite(page: Page, partner: Partner) -> None:
    with page.faults():
        with page.work() as work:
            change_partner(work, partner, status="invited")
        offer_undo(page, page.t("{name} is marked as invited.", name=partner.name))
        st.rerun()


def _draw_gaps(page: Page, who: Guests) -> None:
    t = page.t
    st.subheader(t("Room to grow"), anchor=False)
    if not who.gaps:
        st.markdown(t("Somebody takes part from each of the twelve domains."))
        return
    st.caption(
        t("Domains from which nobody takes part yet. What would bring the most stands first.")
    )
    for gap in _shown(page, who.gaps, "gaps"):
        with st.container(key=f"lined-kickoff-gap-{gap.domain}"):
            _draw_gap(page, gap, who)
    _draw_rest(page, who.gaps, "gaps", t("Show all {n} domains", n=len(who.gaps)))
    if who.joined and who.unseen_groups:
        groups = [page.label("risk-groups", one) for one in who.unseen_groups]
        st.caption(
            t(
                "No partner who takes part said that they meet: {groups}. Who knows them?",
                groups=", ".join(groups),
            )
        )


def _way_in(page: Page, gap: DomainGap, who: Guests) -> str:
    """Return who is on the list already and who can introduce; empty while nobody takes part."""
    t = page.t
    ways = []
    known = [one.name for one in (*who.invited, *who.prospects) if gap.domain in one.domains]
    if known:
        ways.append(t("On your list already: {names}.", names=t.listing(known)))
    if gap.introduction:
        ways.append(t.message(gap.introduction))
    elif who.joined and not known:
        ways.append(t("No introduction known yet."))
    return " ".join(ways)


def _draw_gap(page: Page, gap: DomainGap, who: Guests) -> None:
    t, label = page.t, page.label("domains", gap.domain)
    text, button = st.columns([4, 2], vertical_alignment="center")
    way = _way_in(page, gap, who)
    with text:
        draw(
            markup(
                '<div class="line"><div class="line-title"><strong>{label}</strong></div>'
                "<div>{belongs}</div>{way}</div>",
                label=label,
                belongs=gap.belongs.in_language(page.language),
                way=markup('<div class="line-note">{way}</div>', way=way) if way else "",
            )
        )
    if gap.domain in who.planned:
        button.page_link(
            page_file("acties"), label=t("Stands on the action list"), icon=":material/check:"
        )
    elif button.button(
        t("Put on the action list"),
        key=f"kickoff-plan-{page.here.id}-{gap.domain}",
        icon=":material/add_task:",
        help=t("An action to invite somebody from: {domain}", domain=label),
    ):
        with page.faults():
            with page.work() as work:
                plan_invitation(
                    work,
                    page.here.id,
                    gap.domain,
                    t("Invite somebody from: {domain}", domain=label),
                    t.message(gap.introduction) if gap.introduction else "",
                )
            offer_undo(page, t("It stands on the action list."))
            st.rerun()
