"""How one begins: the form that makes a coalition, and the example to look around in."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.services.coalitions import start_coalition
from model.services.demo import load_demo
from model.services.opening import start_work
from pages.shared.session import COALITION_KEY, Session, keep_coalition, keep_person


def draw_start_form(session: Session, key: str) -> None:
    """Ask for the two things a coalition needs, and open it."""
    t = session.t
    with st.form(key, border=False, enter_to_submit=True):
        name = st.text_input(
            t("Name of your coalition"), placeholder=t("For example: Together in Lindewaarde")
        )
        municipality = st.text_input(t("Municipality"), placeholder=t("For example: Lindewaarde"))
        person = _ask_person(session)
        pressed = st.form_submit_button(
            t("Make the coalition"), type="primary", icon=":material/add:"
        )
    if not pressed:
        return
    with session.faults():
        if session.actor.known == "laptop":
            keep_person(person)
        with start_work(actor=session.actor.model_copy(update={"name": person})) as work:
            made = start_coalition(work, name=name, municipality=municipality)
        st.session_state[COALITION_KEY] = made.id
        st.query_params.pop("coalitie", None)
        st.rerun()


def draw_example(session: Session, key: str) -> None:
    """Draw the button that opens the example coalition; it is made when it is not there yet.

    Only for who reaches every coalition: a member of one has no other to look around in. What
    somebody changed in the example stays as it is.
    """
    is_in_it = session.coalition is not None and session.coalition.is_demo
    if is_in_it or not session.actor.reaches_all:
        return
    label = session.t("Look around in an example")
    if st.button(label, icon=":material/explore:", key=f"{key}-example"):
        with session.faults():
            _open_example(session)
            st.query_params.pop("coalitie", None)
            st.rerun()


def _open_example(session: Session) -> None:
    known = next((one for one in session.identity.choices if one.is_demo), None)
    if known is not None:
        keep_coalition(session, known.id)
        return
    with start_work(actor=session.actor) as work:
        made = load_demo(work, today=datetime.now(UTC).date())
    assert made is not None, "asked for whatever there is already"
    st.session_state[COALITION_KEY] = made.id


def _ask_person(session: Session) -> str:
    if session.actor.known != "laptop":
        return session.person
    return st.text_input(
        session.t("Your name"),
        value=session.person,
        placeholder=session.t("For example: Marieke"),
        help=session.t("Stands beside what you change, so that others know who to ask."),
    )
