"""One field of a point on a working list: to fill in, or to read; written as it changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from model.process.lists import LIST_STATES, ListEntry
from model.services.lists import ListRow, keep_entry
from pages.shared.conflict import draw_conflict
from pages.shared.follows import follows
from pages.shared.in_words import labels_of
from pages.shared.later_fault import fault_said_later
from pages.shared.page import Page
from pages.shared.read_only import draw_answer

FAULT = "lists-fault"


def draw_list_field(page: Page, row: ListRow, field: str, key: str, names: dict[str, str]) -> None:
    """Draw one field of a point; who may not change it reads what stands there."""
    t, entry = page.t, row.entry
    if not page.may(keep_entry):
        _draw_known(page, row, field, names)
        return
    keep: dict[str, Any] = {"on_change": _keep, "args": (page, row, field, key)}
    keep["key"] = follows(key, _stands(entry, field, names))
    if field == "state":
        st.selectbox(
            t("State"),
            LIST_STATES,
            format_func=partial(page.label, "list-states"),
            **keep,
        )
    elif field == "owner_name":
        has_access = entry.list_id == "where-things-are"
        st.text_input(
            t("Who has access?") if has_access else t("Who sees to it?"),
            placeholder=t("Name or role"),
            **keep,
        )
    elif field == "due_on":
        st.date_input(t("When?"), value=None, format="DD-MM-YYYY", **keep)
    elif field == "partner_id":
        st.selectbox(
            t("Which partner?"),
            ["", *names],
            format_func=lambda item: names[item] if item else t("None"),
            **keep,
        )
    else:
        st.text_area(
            t("Where?") if entry.list_id == "where-things-are" else t("Answer"),
            height=70,
            placeholder=t("A few words are enough"),
            **keep,
        )


def _draw_known(page: Page, row: ListRow, field: str, names: dict[str, str]) -> None:
    """Draw one field to somebody who only reads."""
    t, entry = page.t, row.entry
    is_place = entry.list_id == "where-things-are"
    label, text = {
        "state": (t("State"), page.label("list-states", entry.state)),
        "owner_name": (
            t("Who has access?") if is_place else t("Who sees to it?"),
            entry.owner_name,
        ),
        "due_on": (t("When?"), t.date(entry.due_on) if entry.due_on else ""),
        "partner_id": (t("Which partner?"), names.get(entry.partner_id, "")),
        "note": (t("Where?") if is_place else t("Answer"), entry.note),
    }[field]
    draw_answer(page, label, text)


def _keep(page: Page, row: ListRow, field: str, key: str) -> None:
    """Write one field as soon as it changes; a fault is shown in the run that follows."""
    with fault_said_later(FAULT), page.work() as work:
        keep_entry(work, row.entry, **{field: st.session_state[key]})


def _stands(entry: ListEntry, field: str, names: dict[str, str]) -> object:
    """Return what stands in a field; a partner that is gone is nobody."""
    value: object = getattr(entry, field)
    return "" if field == "partner_id" and value not in names else value


def draw_list_conflict(
    page: Page, entry: ListEntry, names: Mapping[str, str] | None = None
) -> None:
    """When somebody else changed the same point meanwhile: show both and let a person choose."""
    t = page.t
    labels = {
        "state": t("State"),
        "owner_name": t("Who sees to it?"),
        "due_on": t("When?"),
        "partner_id": t("Which partner?"),
        "note": t("Answer"),
    }
    words = {
        "state": labels_of(page, "list-states"),
        "partner_id": lambda one: (names or {}).get(one, ""),
    }
    draw_conflict(page, entry.id, labels, keep_entry, words=words)
