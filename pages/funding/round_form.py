"""The form of a round, new or known."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.core.entity import Entity
from model.core.errors import StaleWriteError
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.projects import Project
from model.review.rounds import Round
from model.services.rounds import RoundView, change_round, remove_round, start_round
from pages.shared.addresses import page_file
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.page import Page
from pages.shared.undo import offer_undo


def draw_round_form(page: Page, view: RoundView | None) -> Round | None:
    """Draw the form; returns the round that was just made, or None."""
    t = page.t
    known = view.round if view else None
    with page.work(writes=False) as work:
        projects = sorted(work.projects.find(coalition_id=page.here.id), key=_by_title)
    if not projects:
        st.info(t("There are no plans yet. You can make the round now and choose plans later."))
        st.page_link(page_file("projecten"), label=t("Add a plan"), icon=":material/arrow_forward:")
    if known is not None:
        draw_conflict(page, known.id, _labels(page), lambda entity: _save_mine(page, entity))
    key = f"rounds-form-{known.id}-{known.version}" if known else f"rounds-form-new-{page.here.id}"
    with st.form(key):
        values = _fields(page, known, {project.id: project.title for project in projects})
        pressed = st.form_submit_button(
            t("Save") if known else t("Make this round"), type="primary"
        )
    made = _save(page, known, values) if pressed else None
    if known is not None and st.button(
        t("Remove this round"),
        type="tertiary",
        icon=":material/delete:",
        key=f"rounds-remove-{known.id}",
    ):
        _remove(page, known)
    return made


def _by_title(project: Project) -> str:
    return project.title.casefold()


def _labels(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "title": t("Title"),
        "purpose": t("What is this round for?"),
        "budget": t("Budget in euros"),
        "places": t("Or: how many plans can you grant?"),
        "opens_on": t("Opens on"),
        "closes_on": t("Closes on"),
        "reviewers": t("Who reviews? One name a line"),
        "project_ids": t("Which plans?"),
        "weights_reason": t("Why do they weigh like this?"),
    }


def _fields(page: Page, known: Round | None, projects: dict[str, str]) -> dict[str, Any]:
    t, labels = page.t, _labels(page)
    values: dict[str, Any] = {
        "title": st.text_input(
            labels["title"],
            value=known.title if known else "",
            placeholder=t("For example: Project round 2027"),
            max_chars=200,
        ),
        "purpose": st.text_area(
            labels["purpose"],
            value=known.purpose if known else "",
            placeholder=t("Whom or what do you want to help with this money?"),
            height=90,
        ),
    }
    left, right = st.columns(2)
    values["budget"] = left.number_input(
        labels["budget"],
        min_value=0.0,
        max_value=1e9,
        step=500.0,
        format="%.0f",
        value=known.budget if known else None,
        placeholder=t("Leave empty if there is none"),
    )
    values["places"] = right.number_input(
        labels["places"],
        min_value=0,
        max_value=1000,
        step=1,
        value=known.places if known else None,
        placeholder=t("Leave empty if the budget decides"),
    )
    for column, field in ((left, "opens_on"), (right, "closes_on")):
        values[field] = column.date_input(
            labels[field], value=getattr(known, field, None), format="DD-MM-YYYY"
        )
    names = st.text_area(
        labels["reviewers"],
        value="\n".join(known.reviewers) if known else "",
        placeholder=t("For example: Hilde (subsidies)"),
        help=t("Keep a name as it is once somebody has begun: their reviews hang on it."),
        height=130,
    )
    values["reviewers"] = tuple(names.splitlines())
    chosen = [p for p in known.project_ids if p in projects] if known else []
    values["project_ids"] = tuple(
        st.multiselect(
            labels["project_ids"],
            list(projects),
            default=chosen,
            format_func=lambda project: projects.get(project, ""),
            placeholder=t("Choose one or more plans"),
        )
    )
    return values | _weights(page, known, labels["weights_reason"])


def _weights(page: Page, known: Round | None, reason: str) -> dict[str, Any]:
    """Ask what weighs how much; all equal means that nothing was weighed."""
    t = page.t
    st.subheader(t("What weighs how much?"), anchor=False)
    st.caption(
        t(
            "All lessons weigh the same as long as these numbers are equal. A 2 counts double, a "
            "0 does not count."
        )
    )
    if known is not None and known.phase in ("discussing", "deciding"):
        st.caption(
            t("The reviews are in: a change now is visible in the history. Explain it well.")
        )
    given = dict(known.weights) if known else {}
    columns = st.columns(3)
    weights = {
        lesson: columns[place % 3].number_input(
            page.label("lessons", lesson),
            min_value=0.0,
            max_value=10.0,
            step=0.5,
            value=given.get(lesson, 1.0),
            format="%.1f",
        )
        for place, lesson in enumerate(LESSON_IDS)
    }
    why = st.text_area(
        reason,
        value=known.weights_reason if known else "",
        placeholder=t("Only needed when they are not equal"),
        height=80,
    )
    return {"weights": weights, "weights_reason": why}


def _save(page: Page, known: Round | None, values: dict[str, Any]) -> Round | None:
    with page.faults():
        try:
            with page.work() as work:
                if known is None:
                    return start_round(work, page.here.id, **values)
                change_round(work, known, **values)
        except StaleWriteError as error:
            keep_conflict(error)
        st.rerun()
    return None


def _save_mine(page: Page, entity: Entity) -> None:
    assert isinstance(entity, Round), "the conflict is about a round"
    with page.faults():
        with page.work() as work:
            change_round(work, entity)
        st.rerun()


def _remove(page: Page, known: Round) -> None:
    with page.faults():
        with page.work() as work:
            remove_round(work, known)
        offer_undo(page, page.t("The round {title} is removed.", title=known.title))
        st.rerun()
