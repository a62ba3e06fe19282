"""A row of choices that stands in the address, and wraps on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from pages.shared.in_address import from_address, to_address

Id = TypeVar("Id", bound=str)


def chosen_in_address(
    parameter: str,
    label: str,
    options: Mapping[Id, str],
    key: str,
    *,
    fallback: Id | None = None,
    usual: Id | None = None,
) -> Id:
    """Draw the choices (id → text) and return the chosen id, else the fallback.

    `fallback` is the first option, unless another is named. `usual` is a choice that needs no
    place in the address. `label` is for who hears the page.
    """
    begins = fallback or next(iter(options))
    from_address(parameter, key, options, begins)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    to_address(parameter, "" if chosen == usual else chosen)
    return chosen or begins
