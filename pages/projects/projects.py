"""Projects: the list, a new one by its title, one read from a plan, and the form of each."""

import streamlit as st

from model.core.messages import N_
from model.evaluation.projects import Project
from model.services.partners import partners
from model.services.projects import add_project, change_project, projects
from model.services.scorecards import latest_results
from pages.projects.project_form import draw_form
from pages.projects.project_list import draw_beginnings, draw_projects
from pages.projects.project_plan import draw_from_plan
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain
from pages.shared.project_reading import draw_project

VIEWS = {"lijst": N_("All projects"), "nieuw": N_("New"), "inlezen": N_("Read from a plan")}


def open_project(project: Project) -> None:
    """Go to the form of a project."""
    st.query_params.from_dict({"project": project.id})
    st.rerun()


def draw_new(page: Page) -> None:
    """Ask only for a title; the form comes after it."""
    t, group = page.t, st.query_params.get("groep", "")
    groups = (group,) if group in page.catalogue.items("risk-groups") else ()
    if groups:
        st.info(
            t(
                "For this group, already filled in: {group}.",
                group=page.label("risk-groups", group),
            ),
            icon=":material/diversity_3:",
        )
    with st.form("projects-new", border=False):
        title = st.text_input(
            t("What is the project called?"),
            max_chars=200,
            placeholder=t("For example: Table for twelve"),
        )
        pressed = st.form_submit_button(t("Go on"), type="primary", icon=":material/arrow_forward:")
    if pressed:
        with page.faults():
            with page.work() as work:
                made = add_project(
                    work, page.here.id, title=title, lead_name=page.person, risk_groups=groups
                )
            open_project(made)


def draw_one(page: Page, project: Project) -> None:
    """Draw the form of one project, with the way back."""
    st.button(
        page.t("All projects"),
        type="tertiary",
        icon=":material/arrow_back:",
        key="projects-back",
        on_click=st.query_params.clear,
    )
    with page.work(writes=False) as work:
        known = partners(work, page.here.id)
    if not page.may(change_project):
        applicant = next((one.name for one in known if one.id == project.lead_partner_id), "")
        draw_project(page, project, applicant)
        return
    st.subheader(plain(project.title), anchor=False)
    draw_form(page, project, known)


def draw_all(page: Page, known: list[Project]) -> None:
    """Draw the choice of view and the view."""
    t = page.t
    view = "lijst"
    if page.may(add_project):
        view = chosen_in_address(
            "weergave",
            t("View"),
            {key: t(title) for key, title in VIEWS.items()},
            f"weergave-{page.here.id}",
        )
    if view == "nieuw":
        draw_new(page)
    elif view == "inlezen":
        draw_from_plan(page, open_project)
    elif not known and not page.may(add_project):
        st.info(t("There is no project yet."))
    elif not known:
        draw_beginnings(page)
    else:
        with page.work(writes=False) as work:
            results = latest_results(work, page.here.id)
        draw_projects(page, known, results)


def draw_page(page: Page) -> None:
    """Draw one project when the address names it, and all of them otherwise."""
    with page.work(writes=False) as work:
        known = projects(work, page.here.id)
    chosen = next((one for one in known if one.id == st.query_params.get("project")), None)
    if chosen is not None:
        draw_one(page, chosen)
        return
    st.query_params.pop("project", None)
    draw_all(page, known)


here = begin(N_("Projects"), N_("What you are going to do, for whom, and how people hear of it."))
draw_page(here)
