"""The lower part of the sidebar: coalition and language."""

from __future__ import annotations

import streamlit as st

from model.core.translation import LANGUAGES
from pages.shared.access import ROLE_NAMES, may_open
from pages.shared.addresses import ADDRESSES, page_file
from pages.shared.entrance import draw_leave
from pages.shared.plain import plain
from pages.shared.session import LANGUAGE_KEY, Session, keep_coalition, keep_language

_LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def draw_sidebar(session: Session) -> None:
    """Draw what stands beside every page: coalition, the pages by group, who I am, language."""
    with st.sidebar:
        if not session.identity.outside:
            _choose_coalition(session)
            with st.container(key="sidebar-pages", gap=None):
                _draw_pages(session)
            _draw_person(session)
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
        statement = f"toegankelijkheid?taal={session.language}"
        st.caption(f"[{session.t('Accessibility')}]({statement})")


def _draw_pages(session: Session) -> None:
    group = ""
    for address in ADDRESSES:
        if not may_open(session.actor, address.path):
            continue
        if address.group != group:
            group = address.group
            st.caption(session.t(group))
        st.page_link(
            page_file(address.path),
            label=session.t(address.title),
            icon=f":material/{address.icon}:",
            width="stretch",
        )


def _choose_coalition(session: Session) -> None:
    names = {coalition.id: coalition.name for coalition in session.identity.choices}
    if session.coalition is None or not names:
        return
    if session.actor.known != "laptop" and len(names) == 1:
        st.markdown(f"**{plain(session.coalition.name)}**")
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
    with session.faults():
        keep_coalition(session, st.session_state["sidebar-coalition"])


def _draw_person(session: Session) -> None:
    """Say who somebody is here, and let them out; at a laptop there is nothing to leave."""
    t, actor = session.t, session.actor
    if actor.known == "laptop":
        return
    st.caption(
        t(
            "You are here as {name} ({role}).",
            name=plain(actor.name),
            role=t(ROLE_NAMES[actor.role]),
        )
    )
    if actor.role == "viewer":
        st.caption(t("You can look at everything here. A coordinator makes the changes."))
    if actor.known == "link":
        draw_leave(session)
    else:
        st.button(t("Log out"), icon=":material/logout:", type="tertiary", on_click=st.logout)


def _keep_chosen_language() -> None:
    st.session_state[LANGUAGE_KEY] = st.session_state["sidebar-language"]
    keep_language(st.session_state["sidebar-language"])
