"""The form that makes a coalition, on the start page and in the settings."""

from __future__ import annotations

import streamlit as st

from model.services.coalitions import start_coalition
from model.services.opening import start_work
from pages.shared.session import COALITION_KEY, Session, keep_person


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


def _ask_person(session: Session) -> str:
    if session.actor.known != "laptop":
        return session.person
    return st.text_input(
        session.t("Your name"),
        value=session.person,
        placeholder=session.t("For example: Marieke"),
        help=session.t("Stands beside what you change, so that others know who to ask."),
    )
