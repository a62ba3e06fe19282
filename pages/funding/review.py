"""Reviewing: the plan beside the form, kept at each change, blind until one's own is in."""

import streamlit as st

from model.core.messages import N_
from model.services.criteria import CriterionText, criteria_of
from model.services.review_file import HIDDEN, ReviewFile, review_file
from model.services.reviews import ReviewDesk, review_desk
from model.services.rounds import RoundView
from pages.funding.choosing import choose_round
from pages.funding.review_aside import draw_aside, draw_questions
from pages.funding.review_findings import apply_findings_style, draw_findings
from pages.funding.review_form import draw_checks_form, draw_criterion_form, draw_rest
from pages.funding.review_others import draw_all_reviews
from pages.funding.review_practice import draw_practice
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain
from pages.shared.project_reading import draw_plan_head, draw_plan_part

PARTS = {"plannen": N_("Review plans"), "oefenen": N_("Practise first")}
MARKS = {"submitted": "✓", "draft": "…", "not-started": "–"}


def choose_reviewer(page: Page, view: RoundView) -> str | None:
    """Let the reader say who they are; None when there is no choice or none was made."""
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
    key = f"review-name-{view.round.id}"
    # Who came with a personal link reviews in their own name only.
    own = page.actor.role == "reviewer"
    reviewers = (page.actor.name,) if own else view.reviewers
    from_address("beoordelaar", key, reviewers, page.actor.name if own else None)
    reviewer = st.selectbox(t("I am"), reviewers, placeholder=t("Choose your name"), key=key)
    to_address("beoordelaar", reviewer)
    if reviewer not in reviewers:
        _draw_welcome(page, view)
        return None
    return reviewer


def choose_plan(page: Page, view: RoundView, reviewer: str) -> str | None:
    """Let the reviewer choose among their own plans; None when there are none."""
    t = page.t
    own = {p.id: p.title for p in view.plans_of(reviewer)}
    own |= {
        r.project_id: view.titles[r.project_id]
        for r in view.submitted
        if r.reviewer == reviewer and view.conflict_of(r.project_id, reviewer) is None
    }
    barred = sum(view.conflict_of(p.id, reviewer) is not None for p in view.projects)
    if barred:
        with st.container(key="aloud-review-barred"):
            st.caption(
                t.plural(
                    "One plan is not shown to you: you stand too near to it.",
                    "{n} plans are not shown to you: you stand too near to them.",
                    barred,
                )
            )
    if not own:
        st.info(t("There is no plan for you to review in this round."))
        return None
    waiting = [plan for plan in own if view.state_of(plan, reviewer) != "submitted"]
    st.caption(t("{done} of {total} plans handed in", done=len(own) - len(waiting), total=len(own)))
    key = f"review-of-{view.round.id}-{reviewer}"
    from_address("plan", key, own, next(iter(waiting or own)))
    project = st.selectbox(
        t("I review"),
        list(own),
        format_func=lambda one: (
            f"{MARKS[view.state_of(one, reviewer)]} {own[one]}" if one in own else ""
        ),
        key=key,
    )
    to_address("plan", project)
    if waiting and project not in waiting:
        st.button(
            t("Next plan: {title}", title=plain(own[waiting[0]])),
            icon=":material/arrow_forward:",
            key=f"{key}-next",
            type="primary",
            on_click=st.session_state.__setitem__,
            args=(key, waiting[0]),
        )
    return project if project in own else next(iter(own))


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


def draw_desk(page: Page, view: RoundView, desk: ReviewDesk) -> None:
    """Draw the plan and the form, criterion by criterion beside each other."""
    t = page.t
    if desk.hidden is not None:
        st.info(t.message(desk.hidden), icon=":material/visibility_off:")
        return
    with page.work(writes=False) as work:
        file = review_file(work, view, desk, t(HIDDEN))
    apply_findings_style()
    draw_plan_head(page, file.project, file.applicant)
    draw_card_links(page, "review:form")
    if view.round.names_hidden:
        st.caption(t("Who made this plan is hidden. A text may still give it away."))
    if desk.blocked is not None:
        st.info(t.message(desk.blocked), icon=":material/lock:")
        draw_all_reviews(page, desk, file)
        draw_questions(page, desk, file)
        if not st.toggle(t("Show the plan by lesson"), key=f"review-plan-{desk.project.id}"):
            return
    else:
        draw_aside(page, desk)
    for number, criterion in enumerate(criteria_of(desk.round, page.language), start=1):
        st.subheader(f"{number}. {plain(criterion.label)}", anchor=False)
        _draw_criterion(page, desk, file, criterion)
    draw_checks_form(page, desk, file)
    if desk.blocked is None:
        draw_questions(page, desk, file)
        draw_rest(page, desk)


def _draw_criterion(
    page: Page, desk: ReviewDesk, file: ReviewFile, criterion: CriterionText
) -> None:
    """Draw what the plan says and what was found, with the form beside it."""
    plan, form = st.columns([1, 1], gap="large")
    with plan:
        if criterion.is_lesson:
            draw_plan_part(page, file.project, criterion.id)
            draw_findings(page, file.lessons.get(criterion.id))
        elif criterion.question:
            st.markdown(plain(criterion.question))
    if desk.blocked is None:
        with form:
            draw_criterion_form(page, desk, criterion)


def draw_review(page: Page) -> None:
    """Draw the choice of round and name, then the plan or the practice."""
    t = page.t
    view = choose_round(page, "review")
    if view is None:
        return
    reviewer = choose_reviewer(page, view)
    if reviewer is None:
        return
    key = f"review-part-{view.round.id}"
    from_address("deel", key, PARTS, "plannen")
    part = st.segmented_control(
        t("Part of reviewing"),
        list(PARTS),
        format_func=lambda one: t(PARTS[one]),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    to_address("deel", part)
    if part == "oefenen":
        draw_practice(page, view, reviewer)
        return
    project = choose_plan(page, view, reviewer)
    if project is not None:
        draw_desk(page, view, review_desk(view, project, reviewer))


here = begin(N_("Review"), N_("Read the plan, give a level for each lesson, and say why."))
draw_review(here)
