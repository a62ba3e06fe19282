"""What would lift the profile most for the least effort, and the questions that are still open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from model.core.messages import N_
from model.evaluation.lessons import IndicatorText
from model.process.actions import Action
from model.services.improvement import ADVICE, Lift, open_questions, origin, take_advice
from model.services.scorecards import Scorecard
from pages.projects.project_questions import part_of_lesson
from pages.shared.addresses import page_file
from pages.shared.page import Page
from pages.shared.undo import offer_undo

EFFORTS = {"low": N_("little effort"), "medium": N_("some effort"), "high": N_("more effort")}


def draw_advice(
    page: Page, card: Scorecard, lifts: Sequence[Lift], listed: Sequence[Action]
) -> None:
    """Draw the first pieces of advice, each ready to become an action."""
    t, taken = page.t, from_advice(card, listed)
    asked = len(open_questions(card))
    if not lifts and not taken and not asked:
        return
    st.subheader(t("What helps most now"), anchor=False)
    draw_lifts(page, card, lifts)
    if not lifts and taken:
        st.markdown(t("All advice of this moment is on your list. Do that first."))
    if asked:
        st.markdown(
            t.plural(
                "The plan says too little about one point. Fill it in: the open question stands "
                "below the lessons.",
                "The plan says too little about {n} points. Fill them in: the open questions "
                "stand below the lessons.",
                asked,
            )
        )
    if taken:
        st.page_link(
            page_file("scorekaart"),
            query_params={"project": card.project.id, "deel": "verbeteren"},
            label=t.plural(
                "One action from this scorecard", "{n} actions from this scorecard", len(taken)
            ),
            icon=":material/task_alt:",
        )


def from_advice(card: Scorecard, listed: Sequence[Action]) -> list[Action]:
    """Return the actions of this plan that came from its scorecard."""
    return [
        action
        for action in listed
        if action.project_id == card.project.id and action.origin.startswith(ADVICE)
    ]


def draw_lifts(page: Page, card: Scorecard, lifts: Sequence[Lift]) -> None:
    """Draw each piece of advice with its button."""
    for number, lift in enumerate(lifts, 1):
        _draw_lift(page, card, number, lift)


def _draw_lift(page: Page, card: Scorecard, number: int, lift: Lift) -> None:
    t = page.t
    advice = lift.step.text.in_language(page.language)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{number}. {advice}**")
            lesson = page.label("lessons", lift.lesson)
            st.caption(f"{lesson} · {t(EFFORTS[lift.step.effort])}")
        draw_take(page, card, lift.indicator.id, advice)


def draw_take(page: Page, card: Scorecard, indicator: str, advice: str, *, label: str = "") -> None:
    """Draw the button that makes an action of advice, with who and when."""
    t = page.t
    if not page.may(take_advice):
        return
    key = f"scorecard-take-{card.project.id}-{indicator}"
    # By its key: else the next advice, which comes in this place, would stand open already.
    with st.popover(label or t("Make it an action"), icon=":material/add_task:", key=f"{key}-open"):
        with st.form(key, border=False):
            title = st.text_area(t("What has to be done?"), value=advice, max_chars=300, height=80)
            owner = st.text_input(t("Who?"), value=card.project.lead_name, max_chars=200)
            due_on = st.date_input(t("Before when?"), value=None, format="DD-MM-YYYY")
            pressed = st.form_submit_button(t("Put it on the list"), type="primary")
        if pressed:
            with page.faults():
                with page.work() as work:
                    take_advice(
                        work, card.project, indicator, title=title, owner=owner, due_on=due_on
                    )
                offer_undo(page, t("It is in the improvement plan, and on the list of actions."))
                st.rerun()


def draw_open_questions(page: Page, card: Scorecard, listed: Sequence[Action]) -> None:
    """Draw what the plan says nothing about, by lesson: fill it in, or let somebody find out."""
    t, questions = page.t, open_questions(card)
    if not questions:
        return
    label = t.plural("One open question", "{n} open questions", len(questions))
    st.subheader(label, anchor=False)
    st.caption(t("The plan says too little about this. That is no minus: fill it in, or ask."))
    taken = {action.origin for action in from_advice(card, listed) if action.is_open}
    for lesson, group in groupby(questions, key=lambda one: one.lesson):
        asked = [one.indicator for one in group]
        _draw_asked(page, card, lesson, asked, is_listed=origin(asked[0].id) in taken)


def _draw_asked(
    page: Page, card: Scorecard, lesson: str, asked: Sequence[IndicatorText], *, is_listed: bool
) -> None:
    t, name = page.t, page.label("lessons", lesson)
    labels = [one.label.in_language(page.language) for one in asked]
    # Commas only: a label such as "age and area" has an "and" of its own.
    points = ", ".join(label[:1].lower() + label[1:] for label in labels)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            st.page_link(
                page_file("projecten"),
                label=f"**{name}**: {points}",
                icon=":material/help:",
                query_params={"project": card.project.id, "deel": part_of_lesson(lesson)},
            )
        if is_listed:
            st.caption(f":material/check: {t('on the list')}", width="content")
        else:
            title = t("Find out and write down for {lesson}: {points}", lesson=name, points=points)
            draw_take(page, card, asked[0].id, title, label=t("Let somebody find out"))
