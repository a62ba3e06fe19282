"""Faults in what runs before the page is drawn: a changed field cannot draw, so said later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from model.core.errors import DomainError, StaleWriteError
from pages.shared.conflict import keep_conflict
from pages.shared.plain import plain_values
from pages.shared.session import Session


@contextmanager
def fault_said_later(key: str) -> Iterator[None]:
    """Keep a fault for the run that follows; the session keeps it under `key`.

    What somebody else changed meanwhile is kept for `draw_conflict`.
    """
    try:
        yield
    except StaleWriteError as error:
        keep_conflict(error)
    except DomainError as error:
        st.session_state[key] = error.message


def draw_later_fault(session: Session, key: str) -> None:
    """Say once why the last change could not be kept, if there was one."""
    fault = st.session_state.pop(key, None)
    if fault is not None:
        st.error(session.t.message(plain_values(fault)), icon=":material/error:")
