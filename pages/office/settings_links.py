"""The personal links of a coalition: who has one, until when, making one, and ending one."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.core.access import PURPOSES, Purpose
from model.core.messages import N_
from model.review.rounds import Round
from model.services.personal_links import links
from pages.shared.addresses import page_file
from pages.shared.links_given import draw_links_given
from pages.shared.page import Page
from pages.shared.personal_link import PURPOSE_NAMES, draw_link_giver

_EMPTY = {
    "projecten": (N_("There is no project yet."), N_("Add a project")),
    "partners": (N_("There is no partner yet."), N_("Bring in partners")),
    "rondes": (N_("There is no round yet."), N_("Make a round")),
}
"""Page → that there is nothing yet, and the way to make it."""


def draw_links(page: Page) -> None:
    """Draw the links there are, and the form for a new one."""
    t = page.t
    st.markdown(
        t(
            "A personal link lets one person in without an account, for one thing, until a date. "
            "You can end it at any moment."
        )
    )
    with page.work(writes=False) as work:
        there = links(work, page.here.id)
        projects = {p.id: p.title for p in work.projects.find(coalition_id=page.here.id)}
        rounds = {r.id: r for r in work.rounds.find(coalition_id=page.here.id)}
        partners = {p.id: p.name for p in work.partners.find(coalition_id=page.here.id)}
    titles = projects | partners | {r.id: r.title for r in rounds.values()}
    now = datetime.now(UTC)
    draw_links_given(page, there, place="settings", titles=titles)
    ended = sum(not link.works_at(now) for link in there)
    if ended:
        st.caption(t.plural("One link has ended.", "{n} links have ended.", ended))
    st.subheader(t("A new personal link"), anchor=False)
    _draw_new(page, projects, rounds, partners)


def _draw_new(
    page: Page, projects: dict[str, str], rounds: dict[str, Round], partners: dict[str, str]
) -> None:
    t = page.t
    purpose: Purpose = st.selectbox(
        t("What is the link for?"),
        PURPOSES,
        format_func=lambda one: t(PURPOSE_NAMES[one]),
        key=f"settings-link-purpose-{page.here.id}",
    )
    if purpose == "viewer":
        draw_link_giver(page, purpose=purpose)
    elif purpose == "project-lead":
        chosen = _choose(page, t("Which project?"), projects, "projecten")
        if chosen:
            draw_link_giver(page, purpose=purpose, project_id=chosen)
    elif purpose == "partner-ties":
        chosen = _choose(page, t("Which partner?"), partners, "partners")
        if chosen:
            draw_link_giver(page, purpose=purpose, partner_id=chosen, name=partners[chosen])
    else:
        titles = {one.id: one.title for one in rounds.values()}
        chosen = _choose(page, t("Which round?"), titles, "rondes")
        if chosen and rounds[chosen].reviewers:
            draw_link_giver(page, purpose=purpose, round_id=chosen, names=rounds[chosen].reviewers)
        elif chosen:
            st.info(t("Nobody is named as reviewer in this round yet."))


def _choose(page: Page, label: str, options: dict[str, str], path: str) -> str | None:
    """Ask what the link is about; when there is nothing yet, say so with the way to make it."""
    if not options:
        empty, make = _EMPTY[path]
        st.markdown(page.t(empty))
        st.page_link(page_file(path), label=page.t(make), icon=":material/add:")
        return None
    return st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda one: options.get(one, ""),
        placeholder=page.t("Choose one"),
        key=f"settings-link-about-{page.here.id}-{label}",
    )
