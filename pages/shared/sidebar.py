"""The lower part of the sidebar: coalition and language."""

from __future__ import annotations

import streamlit as st

from model.core.translation import LANGUAGES
from model.services.coalitions import coalitions, open_coalition
from pages.shared.addresses import ADDRESSES
from pages.shared.session import (
    COALITION_KEY,
    LANGUAGE_KEY,
    Session,
    keep_language,
)

_LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def draw_sidebar(session: Session) -> None:
    """Draw what stands beside every page: coalition, the pages by group, language."""
    with st.sidebar:
        _choose_coalition(session)
        with st.container(key="sidebar-pages", gap=None):
            _draw_pages(session)
        # The session decides what is shown as chosen, not what the widget remembers: a new
        # coalition or a link in another language comes in from elsewhere.
        st.session_state["sidebar-language"] = session.language
        st.segmented_control(
            session.t("Language"),
            LANGUAGES,
            format_func=_LANGUAGE_NAMES.__getitem__,
            key="sidebar-language",
            on_change=_keep_chosen_language,
            required=True,
            label_visibility="collapsed",
        )


def _draw_pages(session: Session) -> None:
    group = ""
    for address in ADDRESSES:
        if address.group != group:
            group = address.group
            st.caption(session.t(group))
        st.page_link(
            address.file,
            label=session.t(address.title),
            icon=f":material/{address.icon}:",
            width="stretch",
        )


def _choose_coalition(session: Session) -> None:
    with session.work(writes=False) as work:
        names = {coalition.id: coalition.name for coalition in coalitions(work)}
    if session.coalition is None or not names:
        return
    st.session_state["sidebar-coalition"] = session.coalition.id
    st.selectbox(
        session.t("Coalition"),
        list(names),
        format_func=names.__getitem__,
        key="sidebar-coalition",
        on_change=_open_chosen_coalition,
        args=(session,),
    )


def _open_chosen_coalition(session: Session) -> None:
    with session.faults(), session.work() as work:
        chosen = open_coalition(work, st.session_state["sidebar-coalition"])
        st.session_state[COALITION_KEY] = chosen.id


def _keep_chosen_language() -> None:
    st.session_state[LANGUAGE_KEY] = st.session_state["sidebar-language"]
    keep_language(st.session_state["sidebar-language"])
