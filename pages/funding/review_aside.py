"""Beside reviewing: standing too near, abstaining, and questions to the applicant."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.review.questions import Question
from model.services.conflicts import declare_conflict
from model.services.questions import answer_question, ask_applicant
from model.services.review_file import ReviewFile
from model.services.reviews import ReviewDesk, abstain
from pages.funding.review_form import desk_key
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_aside(page: Page, desk: ReviewDesk) -> None:
    """Offer to step aside: a conflict of interest, or no judgement."""
    t, key = page.t, desk_key(desk)
    if not st.toggle(t("I cannot or may not judge this plan"), key=f"{key}-aside"):
        return
    with st.form(f"{key}-aside-form"):
        reason = st.text_input(
            t("Why not?"),
            placeholder=t("For example: my sister works there"),
            max_chars=2000,
        )
        with st.container(horizontal=True):
            is_conflict = st.form_submit_button(t("I stand too near to it"))
            abstains = st.form_submit_button(t("I abstain"))
    st.caption(
        t(
            "Too near: the plan disappears from your list, and can go to somebody else. Abstain: "
            "you hand in no judgement. Neither costs the plan anything."
        )
    )
    if is_conflict or abstains:
        with page.faults():
            pair = (desk.round, desk.project.id, desk.reviewer)
            now = datetime.now(UTC)
            with page.work() as work:
                if is_conflict:
                    declare_conflict(work, *pair, reason=reason, at=now)
                else:
                    abstain(work, *pair, note=reason, at=now)
            offer_undo(page, t("Noted for {title}.", title=desk.project.title))
            st.rerun()


def draw_questions(page: Page, desk: ReviewDesk, file: ReviewFile) -> None:
    """Draw questions with their answers, and a place to ask one."""
    t = page.t
    st.subheader(t("Questions to the applicant"), anchor=False)
    asked = len(file.questions)
    if asked:
        # Read aloud when it changes: who hears the page knows that the question was kept.
        with st.container(key="aloud-review-asked"):
            st.caption(
                t.plural(
                    "One question was asked. An answer stays with the plan, for all who read it.",
                    "{n} questions were asked. Answers stay with the plan, for all who read it.",
                    asked,
                )
            )
    else:
        st.caption(t("Nobody asked anything yet. An answer stays with the file, for all who read."))
    for question in file.questions:
        _draw_question(page, question)
    if desk.round.phase == "closed":
        return
    key = desk_key(desk)
    form = f"{key}-ask"
    with st.form(fresh(form)):
        text = st.text_area(
            t("Your question"),
            height=80,
            max_chars=2000,
            placeholder=t("What do you need to know? The applicant does not see who asks."),
        )
        pressed = st.form_submit_button(t("Ask the question"))
    if pressed:
        with page.faults():
            with page.work() as work:
                ask_applicant(
                    work,
                    desk.round,
                    desk.project.id,
                    desk.reviewer,
                    text=text,
                    at=datetime.now(UTC),
                )
            empty_form(form)
            st.rerun()


def _draw_question(page: Page, question: Question) -> None:
    t = page.t
    st.markdown(f"**{plain(question.text)}**")
    if question.answered_at is not None:
        day = t.short_date(question.answered_at.date())
        st.markdown(plain(question.answer))
        st.caption(t("Answered on {date}.", date=day))
        return
    key = f"review-answer-{question.id}-{question.version}"
    if page.actor.role == "reviewer" or not st.toggle(
        t("Write down the answer"), key=f"{key}-open"
    ):
        st.caption(t("No answer yet."))
        return
    with st.form(key):
        answer = st.text_area(
            t("Answer"), height=90, max_chars=6000, placeholder=t("As the applicant gave it")
        )
        pressed = st.form_submit_button(t("Keep the answer"))
    if pressed:
        with page.faults():
            with page.work() as work:
                answer_question(work, question, answer=answer, by=page.person, at=datetime.now(UTC))
            st.rerun()
