"""What was decided and agreed, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.process.decisions import Decision, DecisionKind
from model.services.decisions import add_decision, change_decision, decisions, remove_decision
from pages.process.action_form import Around
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

KINDS: tuple[DecisionKind, ...] = ("decision", "agreement")


def draw_decisions(page: Page, around: Around) -> None:
    """Draw the list, newest first, and the form for a new one."""
    t = page.t
    with page.work(writes=False) as work:
        listed = decisions(work, page.here.id)
    if page.may(add_decision):
        _draw_new(page, around)
    if not listed:
        st.markdown(
            t(
                "Nothing was written down yet. Whoever comes after you will want to know what was "
                "decided, and why."
            )
        )
    words = {
        "kind": lambda one: _kind_names(page)[one],
        "partner_ids": lambda one: around.names.get(one, ""),
    }
    for decision in listed:
        draw_conflict(page, decision.id, _labels(page), change_decision, words=words)
        _draw_one(page, decision, around.names)


def _draw_new(page: Page, around: Around) -> None:
    t = page.t
    with st.expander(t("Write down a decision or agreement"), icon=":material/add:"):
        key = f"decisions-add-{page.here.id}"
        with st.form(fresh(key), border=False):
            values = _fields(page, None, around.names)
            pressed = st.form_submit_button(t("Add"), type="primary", key="decisions-add")
        if pressed:
            with page.faults():
                with page.work() as work:
                    add_decision(work, page.here.id, **values)
                empty_form(key)
                st.rerun()


def _labels(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "title": t("What was decided or agreed?"),
        "kind": t("Kind"),
        "reason": t("Why? And what did you not choose?"),
        "decided_on": t("When?"),
        "decided_by": t("By whom, or in which meeting?"),
        "partner_ids": t("Which partners does it concern?"),
        "written_in": t("Where can it be read back?"),
    }


def _kind_names(page: Page) -> dict[str, str]:
    return {"decision": page.t("Decision"), "agreement": page.t("Agreement")}


def _fields(page: Page, decision: Decision | None, names: Mapping[str, str]) -> dict[str, Any]:
    t, labels = page.t, _labels(page)
    old: dict[str, Any] = decision.model_dump() if decision else {}
    key = f"decisions-{decision.id if decision else 'new'}"
    values: dict[str, Any] = {
        "kind": st.segmented_control(
            labels["kind"],
            KINDS,
            default=old.get("kind", "decision"),
            format_func=lambda kind: _kind_names(page)[kind],
            required=True,
            key=f"{key}-kind",
            wrap=True,
        ),
        "title": st.text_input(labels["title"], value=old.get("title", ""), max_chars=300),
        "reason": st.text_area(labels["reason"], value=old.get("reason", ""), height=90),
    }
    left, right = st.columns(2)
    values["decided_on"] = left.date_input(
        labels["decided_on"], value=old.get("decided_on"), format="DD-MM-YYYY"
    )
    values["decided_by"] = right.text_input(labels["decided_by"], value=old.get("decided_by", ""))
    values["partner_ids"] = tuple(
        left.multiselect(
            labels["partner_ids"],
            list(names),
            default=[p for p in old.get("partner_ids", ()) if p in names],
            format_func=lambda item: names[item],
            placeholder=t("Choose one or more"),
        )
    )
    values["written_in"] = right.text_input(
        labels["written_in"],
        value=old.get("written_in", ""),
        placeholder=t("For example: minutes of 12 March, shared folder"),
    )
    return values


def _draw_one(page: Page, decision: Decision, names: Mapping[str, str]) -> None:
    t = page.t
    who = [decision.decided_by, *(names[p] for p in decision.partner_ids if p in names)]
    note = [
        _kind_names(page)[decision.kind],
        t.date(decision.decided_on) if decision.decided_on else t("no date yet"),
        ", ".join(filter(None, who)),
        decision.written_in,
    ]
    text, button = st.columns([6, 1.4], vertical_alignment="center")
    with text:
        draw(
            markup(
                '<div class="line"><div class="line-title">{title}</div><div>{reason}</div>'
                '<div class="line-note">{note}</div></div>',
                title=decision.title,
                reason=decision.reason,
                note=" · ".join(filter(None, note)),
            )
        )
    if page.may(change_decision) and button.button(
        t("Change"),
        key=f"decisions-change-{decision.id}",
        type="tertiary",
        icon=":material/edit:",
        help=plain(decision.title),
    ):
        st.dialog(t("Change this"), width="medium")(_edit)(page, decision, names)


def _edit(page: Page, decision: Decision, names: Mapping[str, str]) -> None:
    t = page.t
    with st.form(f"decisions-edit-{decision.id}-{decision.version}", border=False):
        values = _fields(page, decision, names)
        saved = st.form_submit_button(t("Save"), type="primary", key="decisions-save")
    if saved:
        with page.faults():
            try:
                with page.work() as work:
                    change_decision(work, decision, **values)
            except StaleWriteError as error:
                keep_conflict(error)
            st.rerun()
    if st.button(t("Remove"), type="tertiary", icon=":material/delete:", key="decisions-remove"):
        with page.faults():
            with page.work() as work:
                remove_decision(work, decision)
            offer_undo(page, t("{name} is removed.", name=decision.title))
            st.rerun()
