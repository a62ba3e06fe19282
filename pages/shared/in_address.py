"""A choice that stands in the address by its id, so that a link works in both languages.

Streamlit's own binding writes the drawn label in the address: it differs by language, and changes
with every sign in front of it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

import streamlit as st


def from_address(parameter: str, key: str, options: Collection[str], fallback: str | None) -> None:
    """Before the widget `key` is drawn: choose what the address asks for, else the fallback.

    The address wins when it changed since it was last written here: a link, a button of ours, or
    the browser's way back. Otherwise the widget keeps what somebody chose in it.
    """
    wanted = st.query_params.get(parameter, "")
    is_new = key not in st.session_state or wanted != st.session_state.get(_seen(parameter))
    if wanted in options and is_new:
        st.session_state[key] = st.session_state[_seen(parameter)] = wanted
    elif st.session_state.get(key, "") not in (*options, None):
        st.session_state[key] = fallback


def to_address(parameter: str, value: str | None) -> None:
    """After the widget was drawn: keep its choice in the address; nothing chosen takes it away."""
    st.session_state[_seen(parameter)] = value or ""
    if value and st.query_params.get(parameter) != value:
        st.query_params[parameter] = value
    elif not value and parameter in st.query_params:
        del st.query_params[parameter]


def several_from_address(
    parameter: str, key: str, options: Collection[str], fallback: Collection[str] = ()
) -> None:
    """Like `from_address`, for a widget in which several can be chosen; commas stand between."""
    wanted = st.query_params.get(parameter, "")
    asked = [item for item in wanted.split(",") if item in options]
    is_new = key not in st.session_state or wanted != st.session_state.get(_seen(parameter))
    if asked and is_new:
        st.session_state[key] = asked
        st.session_state[_seen(parameter)] = wanted
    elif key not in st.session_state:
        st.session_state[key] = list(fallback)


def several_to_address(
    parameter: str, values: Collection[str], fallback: Collection[str] = ()
) -> None:
    """After the widget was drawn: keep its choices in the address, unless they are the usual."""
    to_address(parameter, "" if set(values) == set(fallback) else ",".join(values))


def day_from_address(parameter: str, key: str) -> None:
    """Before a date field is drawn: take the day from the address; what is no day is left."""
    wanted = st.query_params.get(parameter, "")
    is_new = key not in st.session_state or wanted != st.session_state.get(_seen(parameter))
    if not is_new:
        return
    try:
        asked = date.fromisoformat(wanted)
    except ValueError:
        st.session_state.setdefault(key, None)
        return
    st.session_state[key] = min(asked, datetime.now(UTC).date())
    st.session_state[_seen(parameter)] = wanted


def _seen(parameter: str) -> str:
    return f"address-{parameter}"
