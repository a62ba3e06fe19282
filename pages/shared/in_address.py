"""A choice that stands in the address by its id, so that a link works in both languages.

Streamlit's own binding writes the drawn label in the address: it differs by language, and changes
with every sign in front of it.
"""

from __future__ import annotations

from collections.abc import Collection

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


def _seen(parameter: str) -> str:
    return f"address-{parameter}"
