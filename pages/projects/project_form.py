"""The project form: five short parts, each question written as soon as it is answered."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.evaluation.projects import Project
from model.network.partners import Partner
from model.services.projects import remove_project
from pages.projects.project_fields import draw_question
from pages.projects.project_keeping import Form, draw_conflicts, keep_widget, prefix, saved_at
from pages.projects.project_questions import PARTS, QUESTIONS, progress
from pages.projects.project_words import draw_words
from pages.shared.addresses import page_file
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page
from pages.shared.undo import offer_undo

_STATUSES = ("idea", "planned", "running", "finished", "stopped")


def draw_form(page: Page, project: Project, partners: list[Partner]) -> None:
    """Draw the form of one project."""
    t = page.t
    names = {partner.id: partner.name for partner in partners}
    form = Form(page, project, prefix(project), names)
    _draw_top(page, project)
    draw_conflicts(page, project, names)
    part = chosen_in_address(
        "deel",
        t("Part of the form"),
        {key: t(title) for key, title in PARTS.items()},
        f"deel-{project.id}",
    )
    if part == "4":
        draw_words(form)
    else:
        for question in (one for one in QUESTIONS if one.part == part):
            draw_question(form, question)
    if part == "1":
        _draw_standing(form)
    if part == "5" and project.ends_before_it_begins:
        st.warning(t("The plan ends before it begins: look at both dates."))
    _draw_onward(page, project, part)


def _draw_top(page: Page, project: Project) -> None:
    """Draw how far the form is, and that it is kept."""
    t = page.t
    answered, total = progress(project)
    with st.container(key="projects-progress", gap=None):
        st.progress(answered / total)
        said = t("{n} of the {total} questions filled in", n=answered, total=total)
        at = saved_at(project)
        kept = t("everything is kept as you type")
        if at is not None:
            kept = t("kept at {time}", time=f"{at.astimezone():%H:%M:%S}")
        st.caption(f"{said} · :material/check: {kept}")


def _draw_standing(form: Form) -> None:
    page, project, keys = form.page, form.project, form.keys
    t = page.t
    left, right = st.columns(2)
    left.selectbox(
        t("State"),
        _STATUSES,
        index=_STATUSES.index(project.status),
        format_func=partial(page.label, "project-statuses"),
        key=f"{keys}-status",
        on_change=keep_widget,
        args=(form, "status", f"{keys}-status"),
    )
    right.text_input(
        t("Who leads it"),
        value=project.lead_name,
        max_chars=200,
        key=f"{keys}-lead_name",
        placeholder=t("Name or role"),
        on_change=keep_widget,
        args=(form, "lead_name", f"{keys}-lead_name"),
    )


def _draw_onward(page: Page, project: Project, part: str) -> None:
    """Draw the way on: the next part, the scorecard, and taking the project away."""
    t = page.t
    st.divider()
    following = str(int(part) + 1)
    with st.container(horizontal=True, vertical_alignment="center"):
        if following in PARTS:
            st.button(
                t("On to: {part}", part=t(PARTS[following])),
                icon=":material/arrow_forward:",
                key=f"projects-next-{part}",
                on_click=_go_to,
                args=(following,),
            )
        st.page_link(
            page_file("scorekaart"),
            label=t("To the scorecard"),
            icon=":material/fact_check:",
            query_params={"project": project.id},
        )
    if page.may(remove_project) and st.button(
        t("Remove this project"),
        type="tertiary",
        icon=":material/delete:",
        key=f"projects-remove-{project.id}",
    ):
        with page.faults():
            with page.work() as work:
                remove_project(work, project)
            offer_undo(page, t("{name} is removed.", name=project.title))
            st.query_params.clear()
            st.rerun()


def _go_to(part: str) -> None:
    st.query_params["deel"] = part
