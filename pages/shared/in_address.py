"""A choice that stands in the address by its id, so that a link works in both languages.

Streamlit's own binding writes the drawn label in the address: it differs by language, and changes
with every sign in front of it.
"""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st


def from_address(parameter: str, key: str, options: Collection[str], fallback: str | None) -> None:
    """Before the widget `key` is drawn: choose what the address asks for, else the fallback."""
    if key not in st.session_state or st.session_state[key] not in (*options, None):
        wanted = st.query_params.get(parameter, "")
        st.session_state[key] = wanted if wanted in options else fallback


def to_address(parameter: str, value: str | None) -> None:
    """After the widget was drawn: keep its choice in the address; nothing chosen takes it away."""
    if value and st.query_params.get(parameter) != value:
        st.query_params[parameter] = value
    elif not value and parameter in st.query_params:
        del st.query_params[parameter]
