"""Reviewing: the plan beside the form, kept at each change, blind until one's own is in."""

import streamlit as st

from model.core.messages import N_
from model.services.criteria import CriterionText, criteria_of
from model.services.review_file import HIDDEN, ReviewFile, review_file
from model.services.reviews import ReviewDesk, review_desk
from model.services.rounds import RoundView
from pages.funding.choosing import choose_round, facts
from pages.funding.review_aside import draw_aside, draw_questions
from pages.funding.review_choice import choose_plan, choose_reviewer, draw_next_plan
from pages.funding.review_findings import apply_findings_style, draw_findings
from pages.funding.review_form import draw_checks_form, draw_criterion_form
from pages.funding.review_handing_in import draw_rest
from pages.funding.review_others import draw_all_reviews
from pages.funding.review_practice import draw_practice
from pages.shared.card_link import draw_card_links
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain
from pages.shared.project_reading import draw_plan_head, draw_plan_part, draw_version

PARTS = {"plannen": N_("Review plans"), "oefenen": N_("Practise first")}


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
    draw_version(page, file.copied_at)
    draw_card_links(page, "review:form")
    if view.round.names_hidden:
        st.caption(t("Who made this plan is hidden. A text may still give it away."))
    if desk.blocked is not None:
        st.info(t.message(desk.blocked), icon=":material/lock:")
        draw_next_plan(page, view, desk.reviewer)
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
    meant = t("During the round, each reviewer reads and judges the plans here, alone.")
    view = choose_round(page, "review", meant)
    if view is None:
        return
    st.caption(plain(facts(page, view)))
    reviewer = choose_reviewer(page, view)
    if reviewer is None:
        return
    parts = {part: t(name) for part, name in PARTS.items()}
    part = chosen_in_address(
        "deel", t("Part of reviewing"), parts, f"review-part-{view.round.id}", fallback="plannen"
    )
    if part == "oefenen":
        draw_practice(page, view, reviewer)
        return
    project = choose_plan(page, view, reviewer)
    if project is not None:
        draw_desk(page, view, review_desk(view, project, reviewer))


here = begin(N_("Review"), N_("Read the plan, give a level for each lesson, and say why."))
draw_review(here)
