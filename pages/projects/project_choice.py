"""A choice that stands in the address by its id, the same in both languages."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


def chosen_in_address(parameter: str, label: str, options: Mapping[str, str], scope: str) -> str:
    """Draw a row of choices that wraps on a phone; return the one in the address, or the first.

    Streamlit's own binding writes the translated label in the address; a link would break when
    somebody reads in the other language.
    """
    named = st.query_params.get(parameter, "")
    now = named if named in options else next(iter(options))
    key = f"{parameter}-{scope}-{now}"
    st.pills(
        label,
        list(options),
        default=now,
        format_func=options.__getitem__,
        key=key,
        on_change=_keep,
        args=(parameter, key),
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    return now


def _keep(parameter: str, key: str) -> None:
    if st.session_state[key]:
        st.query_params[parameter] = st.session_state[key]
