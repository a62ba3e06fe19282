"""An empty page or part: why it is empty, and the one thing to do first."""

from __future__ import annotations

import streamlit as st

from pages.shared.addresses import page_file


def draw_empty(
    why: str,
    *,
    path: str,
    label: str,
    icon: str = ":material/arrow_forward:",
    query: dict[str, str] | None = None,
) -> None:
    """Say why there is nothing yet, with one main link to what comes first.

    `why` and `label` are texts in the reader's language; a screen has one such link.
    """
    st.markdown(why)
    draw_main_link(path=path, label=label, icon=icon, query=query)


def draw_main_link(
    *,
    path: str,
    label: str,
    icon: str = ":material/arrow_forward:",
    query: dict[str, str] | None = None,
) -> None:
    """Draw the link that is the first thing to do on this screen; it looks like the main button."""
    with st.container(key="main-action"):
        st.page_link(page_file(path), label=label, icon=icon, query_params=query, width="content")
