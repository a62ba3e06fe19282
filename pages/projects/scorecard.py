"""The scorecard of one project: what helps most, six lessons with their evidence, and the team."""

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.evaluation.projects import Project
from model.services.actions import actions
from model.services.improvement import best_lifts
from model.services.projects import projects
from model.services.scorecards import Scorecard, latest_results, scorecard
from model.services.scoring import score_project
from model.services.sharing import share_plan
from pages.projects.scorecard_advice import draw_advice, draw_open_questions
from pages.projects.scorecard_checks import draw_checks
from pages.projects.scorecard_doubts import draw_doubts
from pages.projects.scorecard_history import draw_history, draw_over_time
from pages.projects.scorecard_improving import draw_improvement_plan
from pages.projects.scorecard_papers import draw_papers
from pages.projects.scorecard_profile import draw_profile
from pages.projects.scorecard_sharing import draw_sharing
from pages.projects.scorecard_style import apply_scorecard_style
from pages.projects.scorecard_team import draw_team, who_scores
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.choice_row import chosen_in_address
from pages.shared.empty import draw_empty
from pages.shared.in_parts import draw_more, parts_shown
from pages.shared.levels import apply_levels_style, level_glance
from pages.shared.markup import draw
from pages.shared.page import Page, begin
from pages.shared.plain import plain

EVERY = "scorecard"
"""The list of all projects, which comes in parts."""
PARTS = {
    "kaart": N_("Scorecard"),
    "team": N_("Team"),
    "verbeteren": N_("Improvement plan"),
    "delen": N_("Share and take along"),
}


def score(page: Page, project: Project) -> None:
    """Score a project now and keep the result."""
    with page.faults():
        with page.work() as work:
            score_project(work, project, datetime.now(UTC))
        st.rerun()


def choose_project(page: Page, known: list[Project]) -> Project | None:
    """Draw the choice of project, kept in the address; with one project there is no choice."""
    by_id = {project.id: project for project in known}
    ids = list(by_id)
    if len(ids) == 1:
        st.subheader(plain(known[0].title), anchor=False)
        return known[0]
    named = st.query_params.get("project", "")
    if named not in by_id:
        named = ""  # of another coalition, or removed
    if not named and len(parts_shown(page, known, EVERY)) == len(known):
        return None  # all of them are listed with their levels
    key = f"scorecard-project-{page.here.id}-{named}"
    st.selectbox(
        page.t("Project"),
        ids,
        index=ids.index(named) if named else None,
        format_func=lambda item: by_id[item].title if item in by_id else "",
        placeholder=page.t("Choose a project"),
        key=key,
        on_change=name_project,
        args=(key,),
    )
    return by_id.get(named)


def draw_every(page: Page, known: list[Project]) -> None:
    """Draw all projects with their levels, to choose one: better than an empty page."""
    t = page.t
    apply_levels_style()
    with page.work(writes=False) as work:
        results = latest_results(work, page.here.id)
    if len(parts_shown(page, known, EVERY)) == len(known):
        st.markdown(t("Choose a project to see its scorecard."))
    for project in parts_shown(page, known, EVERY):
        evaluation = results.get(project.id)
        with st.container(key=f"scorecard-choose-{project.id}", gap="xxsmall"):
            st.button(
                f"**{plain(project.title)}**",
                type="tertiary",
                icon=":material/fact_check:",
                key=f"scorecard-choose-button-{project.id}",
                on_click=choose,
                args=(project.id,),
            )
            if evaluation:
                draw(level_glance(page, evaluation.lessons))
            else:
                draw_first_time(page, project)
    draw_more(page, known, EVERY)


def draw_first_time(page: Page, project: Project) -> None:
    """Say in the list that a plan has no scorecard yet, and make it with one press."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(page.t("No scorecard yet."), width="content")
        if page.may(score_project) and st.button(
            page.t("Make the scorecard"), type="tertiary", key=f"scorecard-first-{project.id}"
        ):
            choose(project.id)
            score(page, project)


def choose(project_id: str) -> None:
    """Put a project in the address."""
    st.query_params["project"] = project_id


def name_project(key: str) -> None:
    """Put the chosen project in the address."""
    for parameter in ("les", "deel"):
        st.query_params.pop(parameter, None)
    if st.session_state[key]:
        st.query_params["project"] = st.session_state[key]


def draw_never_scored(page: Page, project: Project) -> None:
    """Say what a scorecard is, and offer to make it."""
    t = page.t
    st.markdown(
        t(
            "The workbench holds the plan against six lessons about finding and inviting people. "
            "You see per lesson what is in order, on which sentence that rests, and what you can "
            "do. What the plan does not say becomes a question, not a low mark."
        )
    )
    if page.may(score_project) and st.button(
        t("Make the scorecard"), type="primary", icon=":material/fact_check:", key="scorecard-make"
    ):
        score(page, project)
    draw_form_link(project, t("First look at what is filled in"))
    if page.may(share_plan) and st.toggle(
        t("Share the plan without a scorecard"), key=f"scorecard-share-early-{project.id}"
    ):
        draw_sharing(page, project)


def draw_form_link(project: Project, label: str) -> None:
    """Link to the form of a project."""
    st.page_link(
        page_file("projecten"),
        label=label,
        icon=":material/edit_note:",
        query_params={"project": project.id},
    )


def draw_stale(page: Page, card: Scorecard) -> None:
    """Say quietly that the plan or the map changed, and offer to score again."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/update: {page.t('Something has changed since this scorecard.')}",
            width="stretch",
        )
        if page.may(score_project) and st.button(
            page.t("Score again"), icon=":material/refresh:", key="scorecard-again"
        ):
            score(page, card.project)


def draw_card(page: Page, card: Scorecard) -> None:
    """Draw a scorecard, the most useful first."""
    t = page.t
    with page.work(writes=False) as work:
        listed = actions(work, page.here.id)
    made = t("Made on {when}", when=t.moment(card.evaluation.at))
    if card.evaluation.by:
        made = t("Made on {when} by {who}", when=t.moment(card.evaluation.at),
                 who=plain(card.evaluation.by))  # fmt: skip
    st.caption(made)
    draw_card_links(page, "scorecard:top")
    if not card.is_current:
        draw_stale(page, card)
    parts = {part: t(name) for part, name in PARTS.items()}
    part = chosen_in_address("deel", t("Part of the scorecard"), parts, f"deel-{card.project.id}")
    if part == "kaart":
        draw_doubts(page, card)
        draw_advice(page, card, best_lifts(card, listed), listed)
        draw_profile(page, card, who_scores(page))
        draw_open_questions(page, card, listed)
        draw_checks(page, card)
    elif part == "team":
        draw_team(page, card)
    elif part == "verbeteren":
        draw_improvement_plan(page, card, listed)
        draw_open_questions(page, card, listed)
        draw_over_time(page, card)
        draw_history(page, card, listed)
    else:
        draw_papers(page, card)
        draw_sharing(page, card.project)
    draw_form_link(card.project, t("To the project itself"))


def draw_scorecard(page: Page) -> None:
    """Draw the choice of project and its scorecard."""
    t = page.t
    with page.work(writes=False) as work:
        known = projects(work, page.here.id)
    if not known:
        draw_empty(
            t(
                "There is no project to score yet. Read in a plan you have, or type it: then you "
                "make the scorecard with one press."
            ),
            path="projecten",
            label=t("Add a project"),
            icon=":material/add:",
        )
        return
    project = choose_project(page, known)
    if project is None:
        draw_every(page, known)
        return
    with page.work(writes=False) as work:
        card = scorecard(work, project, who_scores(page))
    apply_scorecard_style()
    if card is None:
        draw_never_scored(page, project)
    else:
        draw_card(page, card)


here = begin(
    N_("Scorecard"), N_("How well does the plan find and invite people? Six lessons, with proof.")
)
draw_scorecard(here)
