"""All projects of the coalition, with their levels at a glance; and three ways to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from model.evaluation.findings import Evaluation
from model.evaluation.projects import Project
from model.services.demo import demo
from model.services.projects import add_project
from pages.projects.project_questions import progress
from pages.shared.addresses import page_file
from pages.shared.in_parts import draw_more, parts_shown
from pages.shared.levels import apply_levels_style, level_glance
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

_MANY = 8


def draw_projects(
    page: Page, projects: Sequence[Project], results: Mapping[str, Evaluation]
) -> None:
    """Draw every project with its state and, once scored, its levels."""
    t = page.t
    apply_levels_style()
    found = _filtered(page, projects) if len(projects) > _MANY else projects
    for project in parts_shown(page, found, "projects"):
        with st.container(border=True, gap="xxsmall", key=f"projects-row-{project.id}"):
            _draw_project(page, project, results.get(project.id))
    draw_more(page, found, "projects")
    if not found:
        st.markdown(t("No project has these words or this state."))


def _filtered(page: Page, projects: Sequence[Project]) -> Sequence[Project]:
    t = page.t
    left, right = st.columns([3, 2])
    words = left.text_input(
        t("Search"), key="projects-search", placeholder=t("A word from the title or the plan")
    )
    states = right.multiselect(
        t("State"),
        list(page.catalogue.items("project-statuses")),
        format_func=partial(page.label, "project-statuses"),
        placeholder=t("All states"),
        key="projects-states",
    )
    sought = words.strip().casefold()
    return [
        project
        for project in projects
        if (not states or project.status in states)
        and (not sought or sought in f"{project.title} {project.summary}".casefold())
    ]


def _draw_project(page: Page, project: Project, evaluation: Evaluation | None) -> None:
    t = page.t
    answered, total = progress(project)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    ):
        # A link to this same page would be drawn as the page one is on, for every project.
        st.button(
            f"**{plain(project.title)}**",
            key=f"projects-open-{project.id}",
            type="tertiary",
            icon=":material/edit_note:",
            on_click=_open,
            args=(project.id,),
        )
        st.page_link(
            page_file("scorekaart"),
            label=t("To the scorecard") if evaluation else t("Make the scorecard"),
            icon=":material/fact_check:",
            query_params={"project": project.id},
        )
    said = [page.label("project-statuses", project.status)]
    if project.lead_name:
        said.append(project.lead_name)
    said.append(t("{n} of the {total} questions filled in", n=answered, total=total))
    levels = level_glance(page, evaluation.lessons) if evaluation else ""
    note = markup('<div class="line-note">{said}</div>{levels}', said=" · ".join(said),
                  levels=levels)  # fmt: skip
    draw(note)


def draw_beginnings(page: Page) -> None:
    """Show three ways to begin, when there is no project yet."""
    t = page.t
    st.markdown(t("There is no project yet. Begin in one of three ways."))
    ways = (
        (t("From a plan"), t("You have a plan in Word or PDF: we read it, you look at it."),
         t("Read a plan"), partial(_show, "inlezen")),
        (t("Typed"), t("Begin with a title. About ten minutes, and you may stop halfway."),
         t("Begin with a title"), partial(_show, "nieuw")),
        (t("An example"), t("Look around in a finished project, and throw it away later."),
         t("Take the example"), partial(_take_example, page)),
    )  # fmt: skip
    for column, (title, text, button, act) in zip(st.columns(3), ways, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{title}**  \n{text}")
            st.button(button, key=f"projects-begin-{button}", on_click=act)


def _open(project_id: str) -> None:
    st.query_params["project"] = project_id


def _show(view: str) -> None:
    st.query_params["weergave"] = view


def _take_example(page: Page) -> None:
    """Put the demo's first project in this coalition, without its ties to the demo map."""
    example = demo().projects[0]
    values = example.model_dump(exclude={"id", "version", "coalition_id", "title"})
    values |= {"lead_partner_id": "", "status": "idea"}
    for field in ("referrers", "key_persons"):
        values[field] = tuple({**row, "partner_id": ""} for row in values[field])
    with page.faults(), page.work() as work:
        title = page.t("Example: {title}", title=example.title)
        added = add_project(work, page.here.id, title=title, **values)
        offer_undo(page, page.t("{name} is added.", name=added.title))
