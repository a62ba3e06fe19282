"""Writing one answer at once: the form has no save button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from model.core.errors import DomainError, StaleWriteError
from model.core.messages import Message
from model.evaluation.projects import Project
from model.services.projects import change_project
from pages.projects.project_questions import QUESTIONS, field_name
from pages.shared.conflict import Words, draw_conflict, keep_conflict
from pages.shared.in_words import labels_of
from pages.shared.page import Page
from pages.shared.plain import plain

_SAVED = "projects-saved"
_FAULT = "projects-fault"


@dataclass(frozen=True)
class Form:
    """The form of one project in this run."""

    page: Page
    project: Project
    keys: str
    """The beginning of every widget key."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Partner id → name, for choosing one."""


def prefix(project: Project) -> str:
    """Return the beginning of the keys of this project's widgets.

    It stays the same while only this person writes, so that nothing is redrawn under their hands.
    When somebody else wrote, it changes, and every widget shows the new value.
    """
    known = st.session_state.get(f"projects-seen-{project.id}", (project.version, 0))
    generation = known[1] if known[0] == project.version else known[1] + 1
    st.session_state[f"projects-seen-{project.id}"] = (project.version, generation)
    return f"projects-{project.id}-{generation}"


def keep(form: Form, **values: Any) -> bool:  # noqa: ANN401 - any field
    """Write some fields now; returns whether it worked. A fault is shown beside the field."""
    project = form.project
    st.session_state.pop(_FAULT, None)
    values = _without_denied(project, values)
    try:
        with form.page.work() as work:
            saved = change_project(work, project, **values)
    except StaleWriteError as error:
        keep_conflict(error)
        return False
    except DomainError as error:
        st.session_state[_FAULT] = (project.id, next(iter(values), ""), error.message)
        return False
    _, generation = st.session_state.get(f"projects-seen-{project.id}", (0, 0))
    if saved.version <= project.version + 1:
        st.session_state[f"projects-seen-{project.id}"] = (saved.version, generation)
    st.session_state[_SAVED] = (project.id, datetime.now(UTC))
    return True


def keep_widget(
    form: Form, name: str, key: str, read: Callable[[Any], Any] = lambda value: value
) -> None:
    """Write what stands in a widget; for `on_change`."""
    keep(form, **{name: read(st.session_state[key])})


def keep_none(form: Form, name: str, key: str) -> None:
    """Write that there is none, or take that back; for `on_change`."""
    others = tuple(known for known in form.project.declared_none if known != name)
    keep(form, declared_none=(*others, name) if st.session_state[key] else others)


def redraw(project: Project) -> None:
    """Give every widget of this project a new key, after rows were added or taken away."""
    version, generation = st.session_state.get(f"projects-seen-{project.id}", (project.version, 0))
    st.session_state[f"projects-seen-{project.id}"] = (version, generation + 1)


def saved_at(project: Project) -> datetime | None:
    """Return when this person last wrote to this project in this session."""
    known = st.session_state.get(_SAVED)
    return known[1] if known is not None and known[0] == project.id else None


def draw_fault(form: Form, name: str) -> None:
    """Draw why this field was not kept, under the field itself."""
    known: tuple[str, str, Message] | None = st.session_state.get(_FAULT)
    if known is not None and known[:2] == (form.project.id, name):
        st.error(plain(form.page.t.message(known[2])), icon=":material/error:")


def draw_conflicts(page: Page, project: Project, names: Mapping[str, str]) -> None:
    """Draw both values when somebody else changed the same field; `names`: partner id → name."""
    asked = [name for question in QUESTIONS for name in question.all_fields]
    labels = {name: field_name(page, name) for name in (*asked, "status", "lead_name")}
    words: Words = {
        question.field: labels_of(page, question.vocabulary)
        for question in QUESTIONS
        if question.vocabulary
    } | {
        "status": labels_of(page, "project-statuses"),
        "lead_partner_id": lambda one: names.get(one, ""),
    }
    # When somebody else wrote, the beginning of the keys changes by itself (see `prefix`).
    draw_conflict(page, project.id, labels, change_project, words=words)


def _without_denied(project: Project, values: dict[str, Any]) -> dict[str, Any]:
    """Take back "there is none" for a field that is now filled in."""
    filled = {name for name, value in values.items() if value not in (None, "", ())}
    if not filled & set(project.declared_none):
        return values
    left = tuple(name for name in project.declared_none if name not in filled)
    return {**values, "declared_none": left}
