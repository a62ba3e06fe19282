"""The form of a round, new or known."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.evaluation.projects import Project
from model.review.rounds import Round
from model.services.rounds import RoundView, change_round, remove_round, start_round
from pages.funding.round_fields import draw_fields
from pages.shared.addresses import page_file
from pages.shared.as_drawn import as_drawn
from pages.shared.conflict import keep_conflict
from pages.shared.page import Page
from pages.shared.undo import offer_undo


def draw_round_form(page: Page, view: RoundView | None) -> Round | None:
    """Draw the form; returns the round that was just made, or None."""
    t = page.t
    with page.work(writes=False) as work:
        projects = sorted(work.projects.find(coalition_id=page.here.id), key=_by_title)
    if not projects:
        st.info(t("There are no plans yet. You can make the round now and choose plans later."))
        st.page_link(page_file("projecten"), label=t("Add a plan"), icon=":material/arrow_forward:")
    known = (
        as_drawn(
            view.round,
            key=f"rounds-drawn-{view.round.id}",
            button=f"rounds-save-{view.round.id}",
        )
        if view
        else None
    )
    key = f"rounds-form-{known.id}-{known.version}" if known else f"rounds-form-new-{page.here.id}"
    with st.form(key):
        titles = {project.id: project.title for project in projects}
        values = draw_fields(page, known, titles, _offered(projects))
        pressed = st.form_submit_button(
            t("Save") if known else t("Make this round"),
            type="primary",
            key=f"rounds-save-{known.id if known else 'new'}",
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


def _offered(projects: list[Project]) -> list[str]:
    """Return the plans to begin with: those still to begin."""
    return [p.id for p in projects if p.status in ("idea", "planned")]


def _by_title(project: Project) -> str:
    return project.title.casefold()


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


def _remove(page: Page, known: Round) -> None:
    with page.faults():
        with page.work() as work:
            remove_round(work, known)
        offer_undo(page, page.t("The round {title} is removed.", title=known.title))
        st.rerun()
