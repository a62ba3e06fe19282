"""A long list in parts: the first ones at once, and the next ones when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from pages.shared.page import Page

T = TypeVar("T")
PART = 20
"""So many are drawn at once: more than a screen, and still quick."""


def parts_shown(page: Page, every: Sequence[T], key: str) -> Sequence[T]:
    """Return what is drawn of a list now; how much somebody asked for holds for their session."""
    return every[: PART * st.session_state.get(_kept(page, key), 1)]


def draw_more(page: Page, every: Sequence[T], key: str) -> None:
    """Say under a list how much of it is shown, and offer the next part; nothing when it is all."""
    t, shown = page.t, len(parts_shown(page, every, key))
    left = len(every) - shown
    if not left:
        return
    st.caption(t("You see {n} of {total}.", n=shown, total=len(every)))
    st.button(
        t("Show {n} more", n=min(PART, left)),
        key=f"{key}-more",
        icon=":material/expand_more:",
        on_click=_show_more,
        args=(_kept(page, key),),
    )


def _kept(page: Page, key: str) -> str:
    return f"{key}-parts-{page.here.id}"


def _show_more(kept: str) -> None:
    st.session_state[kept] = st.session_state.get(kept, 1) + 1
