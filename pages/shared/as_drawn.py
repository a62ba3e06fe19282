"""What a form was filled with, in the run that saves it."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

from model.core.entity import Entity

E = TypeVar("E", bound=Entity | None)


def as_drawn(now: E, *, key: str, button: str) -> E:
    """Return the entity as it was when the form was drawn.

    Somebody else may have written a newer version since; the form must keep what was typed, and
    the save must notice.

    Args:
        now: the entity as it is in the database in this run.
        key: where the session keeps it.
        button: key of the button that saves the form.

    """
    if not st.session_state.get(button):
        st.session_state[key] = now
    drawn: E = st.session_state.get(key, now)
    return drawn
