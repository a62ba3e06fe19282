"""A row of choices that stands in the address, and wraps on a phone."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.shared.in_address import from_address, to_address


def chosen_in_address(parameter: str, label: str, options: Mapping[str, str], scope: str) -> str:
    """Draw the choices (id → text) and return the chosen id, else the first."""
    key = f"{parameter}-{scope}"
    first = next(iter(options))
    from_address(parameter, key, options, first)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    to_address(parameter, chosen)
    return chosen or first
