"""The choice between the few questions that are needed and all of them."""

from __future__ import annotations

import streamlit as st

from model.core.coalitions import Mode
from model.services.coalitions import change_coalition
from model.services.steps import StepView
from pages.shared.page import Page


def draw_mode(page: Page, view: StepView) -> None:
    """Draw the one button that shows more, or what is needed alone, where one sees it change."""
    if not page.may(change_coalition):
        return
    t = page.t
    mode: Mode = "light" if page.here.mode == "full" else "full"
    left = len(view.step.questions) - len(view.asked)
    if page.here.mode == "full":
        label, icon = t("Show only what is needed most"), "unfold_less"
    elif left:
        label = t.plural("Show one more question", "Show {n} more questions", left)
        icon = "unfold_more"
    else:
        label, icon = t("Show everything of the steps"), "unfold_more"
    told = page.catalogue.items("modes")[mode].help
    st.button(
        label,
        help=told.in_language(page.language) if told else None,
        key="steps-mode",
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=_keep,
        args=(page, mode),
    )


def _keep(page: Page, mode: Mode) -> None:
    with page.faults(), page.work() as work:
        change_coalition(work, page.here, mode=mode)
