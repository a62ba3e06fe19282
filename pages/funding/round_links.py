"""A personal link for each reviewer: who has one, a new one on the spot, and ending one."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.services.personal_links import give_link, links
from model.services.rounds import RoundView
from pages.shared.links_given import draw_links_given
from pages.shared.page import Page
from pages.shared.personal_link import draw_link_giver
from pages.shared.plain import plain


def draw_reviewer_links(page: Page, view: RoundView) -> None:
    """Draw the links of this round's reviewers, and the form for a new one."""
    t, round_ = page.t, view.round
    if not round_.reviewers or round_.phase == "closed" or not page.may(give_link):
        return
    st.subheader(t("How reviewers come in"), anchor=False)
    st.markdown(
        t(
            "Each reviewer reads and reviews with a personal link, on any device and without an "
            "account. Make it here and mail it yourself."
        )
    )
    with page.work(writes=False) as work:
        known = [link for link in links(work, page.here.id) if link.round_id == round_.id]
    now = datetime.now(UTC)
    working = [one for one in known if one.works_at(now) and one.name in round_.reviewers]
    draw_links_given(page, working, place="rounds")
    have = {link.name for link in working}
    without = [name for name in round_.reviewers if name not in have]
    if without and have:
        st.caption(t("No link yet: {names}.", names=[plain(name) for name in without]))
    draw_link_giver(
        page,
        purpose="reviewer",
        round_id=round_.id,
        # Who has no link yet comes first.
        names=[*without, *(name for name in round_.reviewers if name in have)],
    )
