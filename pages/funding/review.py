"""Reviewing: the plan beside the form, kept at each change, blind until one's own is in."""

import streamlit as st

from model.core.messages import N_
from model.evaluation.lessons import lessons
from model.services.reviews import ReviewDesk, review_desk
from model.services.rounds import RoundView
from pages.funding.choosing import choose_round
from pages.funding.review_form import draw_lesson_form, draw_rest
from pages.funding.review_others import draw_all_reviews
from pages.funding.review_plan import draw_plan_head, draw_plan_part
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain

MARKS = {"submitted": "✓", "draft": "…", "not-started": "–"}


def choose_who(page: Page, view: RoundView) -> tuple[str, str] | None:
    """Let the reader say who they are and which plan they review; None when there is no choice."""
    t = page.t
    if not view.reviewers or not view.projects:
        st.info(
            t("Nobody is named as reviewer in this round yet.")
            if not view.reviewers
            else t("No plans are chosen in this round yet.")
        )
        st.page_link(
            page_file("rondes"),
            label=t("Go to the round"),
            icon=":material/arrow_forward:",
            query_params={"ronde": view.round.id},
        )
        return None
    left, right = st.columns(2)
    name_key = f"review-name-{view.round.id}"
    from_address("beoordelaar", name_key, view.reviewers, None)
    with left:
        reviewer = st.selectbox(
            t("I am"), view.reviewers, placeholder=t("Choose your name"), key=name_key
        )
    to_address("beoordelaar", reviewer)
    if reviewer not in view.reviewers:
        _draw_welcome(page, view)
        return None
    titles = view.titles
    plan_key = f"review-of-{view.round.id}"
    from_address("plan", plan_key, titles, next(iter(titles)))
    with right:
        project = st.selectbox(
            t("I review"),
            list(titles),
            format_func=lambda one: (
                f"{MARKS[view.state_of(one, reviewer)]} {titles[one]}" if one in titles else ""
            ),
            key=plan_key,
        )
    to_address("plan", project)
    return reviewer, project if project in titles else next(iter(titles))


def _draw_welcome(page: Page, view: RoundView) -> None:
    t = page.t
    if view.round.purpose:
        st.subheader(t("What this round is for"), anchor=False)
        st.markdown(plain(view.round.purpose))
    st.markdown(
        t(
            "Choose your name to begin. You review alone: you see what others gave only after you "
            "handed in your own review. Everything you fill in is kept at once."
        )
    )


def draw_desk(page: Page, desk: ReviewDesk) -> None:
    """Draw the plan and the form, lesson by lesson beside each other."""
    t = page.t
    draw_plan_head(page, desk.project)
    if desk.blocked is not None:
        st.info(t.message(desk.blocked), icon=":material/lock:")
        draw_all_reviews(page, desk)
        if not st.toggle(t("Show the plan by lesson"), key=f"review-plan-{desk.project.id}"):
            return
    for number, lesson in enumerate(lessons().values(), start=1):
        st.subheader(f"{number}. {lesson.label.in_language(page.language)}", anchor=False)
        if desk.blocked is not None:
            draw_plan_part(page, desk.project, lesson.id)
            continue
        plan, form = st.columns([1, 1], gap="large")
        with plan:
            draw_plan_part(page, desk.project, lesson.id)
        with form:
            draw_lesson_form(page, desk, lesson)
    if desk.blocked is None:
        draw_rest(page, desk)


def draw_review(page: Page) -> None:
    """Draw the choice of round, name and plan, and the desk."""
    view = choose_round(page, "review")
    if view is None:
        return
    chosen = choose_who(page, view)
    if chosen is not None:
        reviewer, project = chosen
        draw_desk(page, review_desk(view, project, reviewer))


here = begin(N_("Review"), N_("Read the plan, give a level for each lesson, and say why."))
draw_review(here)
