"""Whose name stands with a decision: asked for where it is needed, once."""

from __future__ import annotations

import streamlit as st

from pages.shared.page import Page
from pages.shared.session import keep_person


def ask_name(page: Page, place: str) -> None:
    """Ask for the reader's name when it is not known yet; `place` is the page's name."""
    if page.person:
        return
    key = f"{place}-decider"
    st.text_input(
        page.t("Your name (it stands with what you decide)"),
        key=key,
        max_chars=200,
        placeholder=page.t("First name and organisation"),
        on_change=_keep,
        args=(key,),
    )


def _keep(key: str) -> None:
    keep_person(st.session_state[key])
