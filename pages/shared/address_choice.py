"""A choice that stands in the address by its id, so that a link works in both languages.

Streamlit's own binding writes the drawn label in the address: it differs by language, and changes
with every sign in front of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def read_address(
    parameter: str, options: Sequence[str], key: str, *, otherwise: str | None = ""
) -> None:
    """Before the widget `key` is drawn: choose what the address asks for.

    Without a usable wish the choice is `otherwise`; when that is empty, the first option. None
    means that nothing is chosen.
    """
    wanted = st.query_params.get(parameter, "")
    is_new = key not in st.session_state or wanted != st.session_state.get(f"{key}-address")
    if wanted in options and is_new:
        st.session_state[key] = st.session_state[f"{key}-address"] = wanted
    elif st.session_state.get(key) not in options:
        st.session_state[key] = options[0] if otherwise == "" and options else otherwise


def write_address(parameter: str, value: str | None, key: str) -> None:
    """After the widget `key` was drawn: keep its choice in the address."""
    st.session_state[f"{key}-address"] = value
    if value is None:
        st.query_params.pop(parameter, None)
    elif st.query_params.get(parameter) != value:
        st.query_params[parameter] = value
