"""The form of a reviewer: every change is kept at once as a draft."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.evaluation.lessons import LESSON_IDS, Lesson
from model.services.reviews import ReviewDesk, keep_review, keep_score, submit_review
from pages.shared.page import Page

SKIP, NOT_APPLICABLE = "skip", "not-applicable"
CHOICES = ("0", "1", "2", "3", "4", NOT_APPLICABLE, SKIP)
CONFIDENCE = ("low", "medium", "high")


def draw_lesson_form(page: Page, desk: ReviewDesk, lesson: Lesson) -> None:
    """Ask for a level with its anchor, or to skip, and for a reason."""
    t, score = page.t, desk.score_of(lesson.id)
    key = f"review-{desk.round.id}-{desk.project.id}-{desk.reviewer}-{lesson.id}"
    current = NOT_APPLICABLE if score.not_applicable else SKIP
    if score.level is not None:
        current = str(score.level)
    anchors = [anchor.in_language(page.language) for anchor in lesson.anchors]
    words = {str(level): f"**{level}** – {anchor}" for level, anchor in enumerate(anchors)}
    words |= {
        SKIP: t("I skip this one"),
        NOT_APPLICABLE: t("Does not apply to this plan"),
    }
    st.radio(
        t("Level for: {lesson}", lesson=lesson.label.in_language(page.language)),
        CHOICES,
        index=CHOICES.index(current),
        format_func=lambda choice: words[choice],
        key=f"{key}-level",
        on_change=_keep_level,
        args=(page, desk, lesson.id, f"{key}-level"),
        label_visibility="collapsed",
    )
    st.text_area(
        t("Why this level? ({lesson})", lesson=lesson.label.in_language(page.language)),
        value=score.reason,
        key=f"{key}-reason",
        placeholder=t("What in the plan made you choose this?"),
        height=80,
        max_chars=4000,
        on_change=_keep_reason,
        args=(page, desk, lesson.id, f"{key}-reason"),
    )


def draw_rest(page: Page, desk: ReviewDesk) -> None:
    """Ask how sure the reviewer is, and for a closing note; then offer to hand in."""
    t, review = page.t, desk.review
    key = f"review-{desk.round.id}-{desk.project.id}-{desk.reviewer}"
    st.subheader(t("To finish"), anchor=False)
    st.pills(
        t("How sure are you of this review?"),
        CONFIDENCE,
        default=review.confidence if review else None,
        format_func=lambda choice: confidence_word(page, choice),
        key=f"{key}-confidence",
        on_change=_keep_rest,
        args=(page, desk, "confidence", f"{key}-confidence"),
    )
    st.text_area(
        t("Anything else?"),
        value=review.note if review else "",
        key=f"{key}-note",
        placeholder=t("What is strong, and what would make it better?"),
        height=90,
        max_chars=4000,
        on_change=_keep_rest,
        args=(page, desk, "note", f"{key}-note"),
    )
    total = len(LESSON_IDS)
    if review is None:
        st.caption(t("Nothing is filled in yet. What you fill in is kept at once."))
    else:
        st.caption(
            t(
                "{judged} of {total} lessons are judged. Kept as a draft that others do not see.",
                judged=desk.judged,
                total=total,
            )
        )
    st.markdown(
        t(
            "After handing in you cannot change your review, and you see what others gave. Lessons "
            "you skip cost the plan nothing."
        )
    )
    if st.button(t("Hand in"), type="primary", key=f"{key}-submit", icon=":material/send:"):
        with page.faults():
            with page.work() as work:
                submit_review(work, desk.round, desk.project.id, desk.reviewer, datetime.now(UTC))
            st.rerun()


def confidence_word(page: Page, choice: str) -> str:
    """Return how sure somebody is, in words."""
    t = page.t
    return {"low": t("not very sure"), "medium": t("fairly sure"), "high": t("very sure")}[choice]


def _keep_level(page: Page, desk: ReviewDesk, lesson: str, key: str) -> None:
    choice = st.session_state[key]
    level = int(choice) if choice.isdigit() else None
    with page.faults(), page.work() as work:
        keep_score(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            lesson,
            level=level,
            not_applicable=choice == NOT_APPLICABLE,
        )


def _keep_reason(page: Page, desk: ReviewDesk, lesson: str, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_score(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            lesson,
            reason=st.session_state[key],
        )


def _keep_rest(page: Page, desk: ReviewDesk, field: str, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_review(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            **{field: st.session_state[key]},
        )
