"""The goals of the plan: what will be different, how it is measured, when and by whom."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.process.goals import Goal
from model.services.goals import add_goal, change_goal, remove_goal
from model.services.plan import PlanContent
from model.services.plan_goals import still_open
from pages.shared.card_link import draw_card_links
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_goals(page: Page, content: PlanContent) -> None:
    """Draw the goals and the form for a new one."""
    t = page.t
    st.subheader(t("Our goals"), anchor=False)
    st.caption(
        t(
            "Two or three are enough. A goal is about what you do and whom you reach; nobody can "
            "promise that a figure goes down."
        )
    )
    draw_card_links(page, "plan:goals")
    for goal in content.goals:
        draw_conflict(page, goal.id, _labels(page), change_goal)
        _draw_one(page, goal)
    if not page.may(add_goal):
        return
    with st.expander(t("Add a goal"), icon=":material/add:", expanded=not content.goals):
        key = f"goals-add-{page.here.id}"
        with st.form(fresh(key), border=False):
            values = _fields(page, None)
            pressed = st.form_submit_button(t("Add"), type="primary", key="goals-add")
        if pressed:
            with page.faults():
                with page.work() as work:
                    add_goal(work, page.here.id, **values)
                empty_form(key)
                st.rerun()


def _labels(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "title": t("What will be different, and for whom?"),
        "indicator": t("What do you measure?"),
        "baseline": t("How does it stand now?"),
        "target": t("Where do you want to be?"),
        "due_on": t("When do you measure?"),
        "measured_by": t("Who measures?"),
        "result": t("What did you measure last?"),
        "result_on": t("On which day?"),
    }


def _fields(page: Page, goal: Goal | None) -> dict[str, Any]:
    t, labels = page.t, _labels(page)
    old: dict[str, Any] = goal.model_dump() if goal else {}
    values: dict[str, Any] = {
        "title": st.text_input(
            labels["title"],
            value=old.get("title", ""),
            max_chars=300,
            placeholder=t("For example: who asks for company speaks somebody within a week"),
        ),
        "indicator": st.text_input(
            labels["indicator"],
            value=old.get("indicator", ""),
            placeholder=t("For example: days between the first call and the first talk"),
        ),
    }
    left, right = st.columns(2)
    values["baseline"] = left.text_input(labels["baseline"], value=old.get("baseline", ""))
    values["target"] = right.text_input(labels["target"], value=old.get("target", ""))
    values["due_on"] = left.date_input(
        labels["due_on"], value=old.get("due_on"), format="DD-MM-YYYY"
    )
    values["measured_by"] = right.text_input(
        labels["measured_by"], value=old.get("measured_by", ""), placeholder=t("Name or role")
    )
    if goal is not None:
        values["result"] = left.text_input(labels["result"], value=goal.result)
        values["result_on"] = right.date_input(
            labels["result_on"], value=goal.result_on, format="DD-MM-YYYY"
        )
    return values


def _draw_one(page: Page, goal: Goal) -> None:
    t = page.t
    way = [
        t("Measure: {what}", what=goal.indicator) if goal.indicator else "",
        t("From {baseline} to {target}", baseline=goal.baseline, target=goal.target)
        if goal.baseline and goal.target
        else goal.target,
        t.date(goal.due_on) if goal.due_on else "",
        goal.measured_by,
        t("Last: {result}", result=goal.result) if goal.result else "",
    ]
    text, button = st.columns([6, 1.2], vertical_alignment="center")
    with text:
        draw(
            markup(
                '<div class="line"><div class="line-title"><strong>{title}</strong></div>'
                '<div class="line-note">{way}</div><div class="line-note">{missing}</div></div>',
                title=goal.title,
                way=" · ".join(filter(None, way)),
                missing=t("Still to agree: {what}", what=still_open(goal, t))
                if goal.still_open
                else "",
            )
        )
    if page.may(change_goal) and button.button(
        t("Edit"), key=f"goals-edit-{goal.id}", type="tertiary", help=plain(goal.title)
    ):
        st.dialog(t("Change this goal"), width="medium")(_edit)(page, goal)


def _edit(page: Page, goal: Goal) -> None:
    t = page.t
    with st.form(f"goals-form-{goal.id}-{goal.version}", border=False):
        values = _fields(page, goal)
        saved = st.form_submit_button(t("Save"), type="primary", key="goals-save")
    if saved:
        with page.faults():
            try:
                with page.work() as work:
                    change_goal(work, goal, **values)
            except StaleWriteError as error:
                keep_conflict(error)
            st.rerun()
    if st.button(t("Remove"), type="tertiary", icon=":material/delete:", key="goals-remove"):
        with page.faults():
            with page.work() as work:
                remove_goal(work, goal)
            offer_undo(page, t("{name} is removed.", name=goal.title))
            st.rerun()
