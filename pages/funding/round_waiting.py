"""Plans that were handed in and stand not on the list of the round yet."""

from __future__ import annotations

import streamlit as st

from model.services.handing_in import waiting_plans
from model.services.rounds import RoundView, change_round
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_waiting(page: Page, view: RoundView) -> None:
    """Draw what was handed in, when, and one button to take it into the round."""
    if view.round.phase != "open" or not page.may(waiting_plans):
        return
    with page.work(writes=False) as work:
        waiting = waiting_plans(work, view.round)
    if not waiting:
        return
    t = page.t
    with st.container(border=True, key=f"rounds-waiting-{view.round.id}"):
        st.subheader(
            t.plural("One plan was handed in", "{n} plans were handed in", len(waiting)),
            anchor=False,
        )
        for share in waiting:
            by = f" · {plain(share.shared_by)}" if share.shared_by else ""
            st.markdown(
                f"**{plain(share.content.title)}**  \n:gray[{t.moment(share.shared_at)}{by}]"
            )
        st.caption(t("Reviewers read the copy that was handed in, not what changes later."))
        pressed = st.button(
            t.plural("Take it into the round", "Take them into the round", len(waiting)),
            type="primary",
            key=f"rounds-take-in-{view.round.id}",
        )
    if pressed:
        with page.faults():
            with page.work() as work:
                ids = (*view.round.project_ids, *(one.project_id for one in waiting))
                change_round(work, view.round, project_ids=ids)
            offer_undo(page, t("They take part in the round."))
            st.rerun()
