"""The bar that offers to take back what somebody just did."""

from __future__ import annotations

import streamlit as st

from model.services.history import newest_change, undo
from pages.shared.plain import plain
from pages.shared.session import Session

_KEY = "undo-offer"


def offer_undo(session: Session, text: str) -> None:
    """Remember the newest change, so that the next run of any page offers to take it back.

    `text` says what was done, already translated; user text in it may be as typed.
    """
    assert session.coalition is not None, "changes happen in a coalition"
    with session.work(writes=False) as work:
        newest = newest_change(work, session.coalition.id)
    if newest:
        st.session_state[_KEY] = (text, newest, session.coalition.id)


def draw_undo(session: Session) -> None:
    """Draw the bar after a change; it goes away with the next change or on its button."""
    offer = st.session_state.get(_KEY)
    if offer is None or session.coalition is None or offer[2] != session.coalition.id:
        return
    text, at, coalition_id = offer
    with session.work(writes=False) as work:
        newest = newest_change(work, coalition_id)
    if newest != at:
        st.session_state.pop(_KEY)
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="undo-bar"):
        st.markdown(f":material/check: {plain(text)}", width="stretch")
        if st.button(session.t("Take back"), icon=":material/undo:", key="undo-bar-back"):
            st.session_state.pop(_KEY)
            with session.faults():
                with session.work() as work:
                    undo(work, coalition_id, at)
                st.rerun()
        if st.button(session.t("Fine"), type="tertiary", key="undo-bar-fine"):
            st.session_state.pop(_KEY)
            st.rerun()
