"""One action: the form to add and to change it, and moving it to another state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.network.partners import Partner
from model.process.actions import Action, ActionState
from model.services.actions import add_action, change_action, remove_action
from model.storage.unit_of_work import UnitOfWork
from pages.shared.conflict import draw_conflict, in_conflict, keep_conflict
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.in_words import labels_of
from pages.shared.page import Page
from pages.shared.personal_data import warn_personal_data
from pages.shared.term_help import term_help
from pages.shared.undo import offer_undo

STATES: tuple[ActionState, ...] = ("open", "doing", "done", "dropped")


@dataclass(frozen=True)
class Around:
    """What the parts of the actions page need beside the actions themselves."""

    partners: tuple[Partner, ...]
    projects: Mapping[str, str]
    """Project id → title."""
    today: date

    @property
    def names(self) -> dict[str, str]:
        """Partner id → name."""
        return {partner.id: partner.name for partner in self.partners}


def field_labels(page: Page) -> dict[str, str]:
    """Return what each field is called on screen."""
    t = page.t
    return {
        "title": t("What has to be done?"),
        "owner_name": t("Who?"),
        "owner_partner_id": t("Of which partner?"),
        "due_on": t("Before when?"),
        "state": t("State"),
        "step": t("For which step?"),
        "building_block": t("For which building block?"),
        "project_id": t("For which project?"),
        "means": t("What is needed for it?"),
        "condition": t("On what condition?"),
        "note": t("Note"),
    }


def _choice(
    label: str, options: Mapping[str, str], value: str, none: str, told: str | None = None
) -> str:
    ids = ["", *options]
    chosen = st.selectbox(
        label,
        ids,
        index=ids.index(value) if value in ids else 0,
        format_func=lambda item: options[item] if item else none,
        help=told,
    )
    return str(chosen or "")


def _fields(page: Page, around: Around, action: Action | None) -> dict[str, Any]:
    """Draw the fields of an action inside a form, and return what was filled in."""
    t, labels = page.t, field_labels(page)
    old = action.model_dump() if action else {}
    values: dict[str, Any] = {
        "title": st.text_input(
            labels["title"],
            value=old.get("title", ""),
            max_chars=300,
            placeholder=t("For example: visit the food bank with the neighbourhood team"),
        )
    }
    left, right = st.columns(2)
    with left:
        values["owner_name"] = st.text_input(labels["owner_name"], value=old.get("owner_name", ""))
        values["due_on"] = st.date_input(
            labels["due_on"], value=old.get("due_on"), format="DD-MM-YYYY"
        )
    with right:
        values["owner_partner_id"] = _choice(
            labels["owner_partner_id"], around.names, old.get("owner_partner_id", ""), t("None")
        )
        values["means"] = st.text_input(labels["means"], value=old.get("means", ""))
    if action is None:
        return values
    return values | _further_fields(page, around, old)


def _further_fields(page: Page, around: Around, old: dict[str, Any]) -> dict[str, Any]:
    t, labels, values = page.t, field_labels(page), {}
    left, right = st.columns(2)
    for place, (field, options) in enumerate(
        (
            ("step", {step: page.label("steps", step) for step in page.catalogue.steps}),
            (
                "building_block",
                {
                    block: page.label("building-blocks", block)
                    for block in page.catalogue.items("building-blocks")
                },
            ),
            ("project_id", around.projects),
        )
    ):
        with (left, right)[place % 2]:
            told = term_help(page, "building-block") if field == "building_block" else None
            values[field] = _choice(labels[field], options, old.get(field, ""), t("None"), told)
    with right:
        values["condition"] = st.text_input(labels["condition"], value=old.get("condition", ""))
    values["note"] = st.text_area(labels["note"], value=old.get("note", ""), height=80)
    warn_personal_data(page, old.get("note", ""), contacts=True)
    return values


def draw_add(page: Page, around: Around, press: str = "") -> None:
    """Draw the few fields of a new action; everything else can be added later.

    `press` is what the button says, already translated.
    """
    t = page.t
    key = f"actions-add-{page.here.id}"
    with st.form(fresh(key), border=False):
        values = _fields(page, around, None)
        pressed = st.form_submit_button(press or t("Add"), type="primary", key="actions-add")
    if pressed:
        with page.faults():
            with page.work() as work:
                add_action(work, page.here.id, **values)
            empty_form(key)
            st.rerun()


def open_action(page: Page, action: Action, around: Around) -> None:
    """Open one action to change it, in a dialog."""
    st.dialog(page.t("Change the action"), width="medium")(_edit)(page, action, around)


def _edit(page: Page, action: Action, around: Around) -> None:
    t = page.t
    with st.form(f"actions-edit-{action.id}-{action.version}", border=False):
        values: dict[str, Any] = {
            "state": st.segmented_control(
                t("State"),
                STATES,
                default=action.state,
                format_func=partial(page.label, "action-states"),
                required=True,
                key=f"actions-edit-state-{action.id}-{action.version}",
                wrap=True,
            ),
            **_fields(page, around, action),
        }
        saved = st.form_submit_button(t("Save"), type="primary", key="actions-save")
    if saved:
        _write(page, action, around.today, values)
    if st.button(
        t("Remove this action"), type="tertiary", icon=":material/delete:", key="actions-remove"
    ):
        with page.faults():
            with page.work() as work:
                remove_action(work, action)
            offer_undo(page, t("{name} is removed.", name=action.title))
            st.rerun()


def _write(page: Page, action: Action, today: date, values: dict[str, Any]) -> None:
    if values["state"] == action.state:
        values = {key: value for key, value in values.items() if key != "state"}
    with page.faults():
        try:
            with page.work() as work:
                change_action(work, action, today, **values)
        except StaleWriteError as error:
            keep_conflict(error)
        st.rerun()


def move(page: Page, action: Action, today: date, state: ActionState) -> None:
    """Give an action another state; for use as a callback of a button."""
    with page.faults():
        try:
            with page.work() as work:
                change_action(work, action, today, state=state)
        except StaleWriteError as error:
            keep_conflict(error)
            return
        offer_undo(
            page,
            page.t("{name}: {state}.", name=action.title, state=page.label("action-states", state)),
        )


def draw_conflicts(page: Page, listed: list[Action], around: Around) -> None:
    """When somebody else changed the same action meanwhile: show both and let a person choose."""
    changed = in_conflict(listed)
    if changed is None:
        return
    words = {
        "owner_partner_id": lambda one: around.names.get(one, ""),
        "project_id": lambda one: around.projects.get(one, ""),
        "state": labels_of(page, "action-states"),
        "step": labels_of(page, "steps"),
        "building_block": labels_of(page, "building-blocks"),
    }

    def keep(work: UnitOfWork, action: Action, **values: Any) -> Action:  # noqa: ANN401
        return change_action(work, action, around.today, **values)

    draw_conflict(page, changed.id, field_labels(page), keep, words=words)
