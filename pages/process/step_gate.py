"""What the workbench knows of one step: what still misses, the way on, and what the step brings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.core.catalogue import catalogue
from model.services.step_products import ProductStanding
from model.services.steps import StepView, keep_step
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.later_fault import fault_said_later
from pages.shared.page import Page
from pages.shared.plain import plain, plain_values
from pages.shared.undo import offer_undo

FAULT = "steps-fault"
PARTS_MADE_HERE = {
    "talks-list": "gesprekken",
    "signal-points": "signal-route",
    "anchoring-list": "anchoring",
}
"""Product that is made on this page itself → the part of its step where that is done."""


def draw_gate(page: Page, view: StepView) -> None:
    """Say what is still missing, and where one can go on. A gate tells, it never blocks."""
    with st.container(border=True):
        if view.thin:
            _draw_thin(page, view)
        else:
            _draw_enough(page, view)
        _draw_way_on(page, view)


def _draw_thin(page: Page, view: StepView) -> None:
    t = page.t
    last = view.number == len(catalogue().steps)
    title = t("Still missing") if last else t("Still missing before the next step")
    st.markdown(f"**{title}**")
    for spot in view.thin:
        if not may_open(page.actor, spot.page):
            st.markdown(t.message(plain_values(spot.message)))
            continue
        st.page_link(
            page_file(spot.page), label=t.message(spot.message), icon=":material/arrow_forward:"
        )
    st.caption(t("You may go on all the same: not everything can be planned."))


def _draw_enough(page: Page, view: StepView) -> None:
    """Say how far the step is; only what is ticked off too can be called done here."""
    t = page.t
    if view.progress.state == "done":
        st.markdown(f":material/check: {t('This step is done.')}")
        return
    if view.ticked < len(view.shown):
        st.markdown(t("Tick off below what is ready. You may go on already."))
        return
    st.markdown(f":material/check: {t('There is enough to go on.')}")
    if page.may(keep_step):
        st.button(
            t("Set this step to done"), key="steps-finish", on_click=_finish, args=(page, view)
        )


def _finish(page: Page, view: StepView) -> None:
    with fault_said_later(FAULT):
        with page.work() as work:
            keep_step(work, view.progress, state="done")
        label, state = page.label("steps", view.step.id), page.label("step-states", "done")
        offer_undo(page, page.t("{name}: {state}.", name=label, state=state))


def _draw_way_on(page: Page, view: StepView) -> None:
    """Draw the way to the next step; from the last one there is none."""
    following = list(catalogue().steps)[view.number : view.number + 1]
    for step in following:
        label = page.t(
            "To step {number}: {step}", number=view.number + 1, step=page.label("steps", step)
        )
        _draw_turn(label, f"steps-next-{step}", step)


def _draw_turn(label: str, key: str, step: str, part: str = "") -> None:
    """Draw the way to another step or part; a link would leave the old one in the address."""
    st.button(
        label,
        key=key,
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=_turn_to,
        args=(step, part),
    )


def _turn_to(step: str, part: str) -> None:
    st.query_params["stap"] = step
    if part:
        st.query_params["deel"] = part
    else:
        st.query_params.pop("deel", None)


def draw_products(page: Page, view: StepView, products: Sequence[ProductStanding]) -> None:
    """Draw what the step brings; where the workbench knows, it says what there is."""
    t = page.t
    st.subheader(t("What it brings"), anchor=False)
    for product in products:
        there = product.item.help.in_language(page.language) if product.item.help else ""
        if product.message:
            there = f":material/check: {plain(t.message(product.message))}"
        label = product.item.label.in_language(page.language)
        part = PARTS_MADE_HERE.get(product.item.id)
        with st.container(gap="xxsmall"):
            if part:
                _draw_turn(label, f"steps-product-{product.item.id}", view.step.id, part)
            elif may_open(page.actor, product.page):
                st.page_link(page_file(product.page), label=label, icon=":material/arrow_forward:")
            else:
                st.markdown(f"**{label}**")
            st.markdown(there)
