"""What people see who are not in (yet), and who came to a page that is not for them."""

from __future__ import annotations

import streamlit as st

from pages.shared.access import home
from pages.shared.addresses import page_file
from pages.shared.markup import draw, markup
from pages.shared.plain import plain
from pages.shared.session import Session


def draw_entrance(session: Session) -> None:
    """Say why somebody is not in, and what to do."""
    t = session.t
    outside = session.identity.outside
    if outside == "ended":
        st.title(t("Your link has ended"), anchor=False)
        st.markdown(t("What you filled in is kept. Ask for a new link from who sent it to you."))
        draw_leave(session)
    elif outside == "login":
        st.title("Samenwerkbank", anchor=False)
        st.markdown(t("Log in with the account of your work to go on."))
        st.button(t("Log in"), type="primary", icon=":material/login:", on_click=st.login)
        st.caption(t("Did you get a personal link by mail? Open that; it needs no account."))
    else:
        st.title(t("You are not a member of a coalition yet"), anchor=False)
        st.markdown(
            t(
                "You are logged in as {who}. Ask the coordinator of your coalition to add you, "
                "and pass this name on.",
                who=plain(str(st.user.get("email") or st.user.get("name") or "")),
            )
        )
        st.button(t("Log out"), icon=":material/logout:", on_click=st.logout)


def draw_no_right(session: Session, title: str) -> None:
    """Say calmly that a page is not for this person, and who can change that."""
    t = session.t
    st.title(title, anchor=False)
    giver = session.identity.given_by
    st.info(
        t("This page is not part of what you are here for."),
        icon=":material/door_front:",
    )
    if giver:
        st.markdown(
            t(
                "{name} gave you your link, and can tell you more or give you another one.",
                name=plain(giver),
            )
        )
    elif session.identity.coordinators:
        st.markdown(
            t(
                "These people can open it for you: {names}.",
                names=plain(t.listing(list(session.identity.coordinators))),
            )
        )
    else:
        st.markdown(t("A coordinator of this coalition can open it for you. Ask one of them."))
    path, query = home(session.actor)
    st.page_link(
        page_file(path),
        label=t("Go to where you can work"),
        icon=":material/arrow_forward:",
        query_params=query,
    )


def draw_leave(session: Session) -> None:
    """Draw the way out for somebody with a personal link: the cookie ends."""
    draw(
        markup(
            '<a class="leave" href="uit?taal={language}" target="_self">{label}</a>',
            language=session.language,
            label=session.t("Leave"),
        )
    )
