"""The choice between the few questions that are needed and all of them."""

from __future__ import annotations

import streamlit as st

from model.core.coalitions import Mode
from model.services.coalitions import change_coalition
from pages.shared.page import Page

MODES: tuple[Mode, ...] = ("light", "full")


def draw_mode(page: Page) -> None:
    """Draw the choice, where one sees what it changes."""
    st.segmented_control(
        page.t("How much do you want to see?"),
        MODES,
        default=page.here.mode,
        format_func=lambda mode: page.label("modes", mode),
        key="steps-mode",
        on_change=_keep,
        args=(page,),
        required=True,
        wrap=True,
    )


def _keep(page: Page) -> None:
    with page.faults(), page.work() as work:
        change_coalition(work, page.here, mode=st.session_state["steps-mode"])
