"""Reviews side by side: one's own, and those of others once they may be seen."""

from __future__ import annotations

import streamlit as st

from model.review.rounds import LessonScore, Review
from model.services.criteria import criteria_of
from model.services.review_file import ReviewFile
from model.services.reviews import ReviewDesk
from pages.funding.review_handing_in import confidence_word
from pages.funding.tables import draw_table
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_all_reviews(page: Page, desk: ReviewDesk, file: ReviewFile) -> None:
    """Draw the levels beside each other, and the reasons under them, lesson by lesson."""
    t = page.t
    own = [desk.review] if desk.review is not None and desk.review.is_submitted else []
    reviews = [*own, *desk.others]
    if not reviews:
        st.markdown(t("There is no review of this plan to read."))
        return
    st.subheader(t("Levels beside each other"), anchor=False)
    lessons = {one.id: one.label for one in criteria_of(desk.round, page.language)}
    judging = [review for review in reviews if not review.abstained]
    names = [t("You") if review is desk.review else review.reviewer for review in judging]
    rows = [
        (
            label,
            *(level_word(page, _score(review, lesson)) for review in judging),
            _own_level(page, file, lesson),
        )
        for lesson, label in lessons.items()
    ]
    sure = [
        confidence_word(page, review.confidence) if review.confidence else t("not said")
        for review in judging
    ]
    header = (t("Lesson"), *names, t("The applicant itself"))
    rows.append((t("How sure"), *sure, ""))
    draw_table(header, rows, name=t("Levels beside each other"))
    _draw_abstained(page, desk, reviews)
    if file.changed_since:
        st.caption(t("The plan was changed after you handed in. You judged the earlier one."))
    _draw_reasons(page, desk, reviews, lessons)


def _own_level(page: Page, file: ReviewFile, lesson: str) -> str:
    """Return what the applicant gave itself; nothing is said as such."""
    own = file.own_levels.get(lesson)
    if own is None:
        return "–"
    if own.not_applicable:
        return page.t("does not apply")
    return "–" if own.level is None else str(own.level)


def _draw_abstained(page: Page, desk: ReviewDesk, reviews: list[Review]) -> None:
    names = [_name(page, desk, review) for review in reviews if review.abstained]
    if names:
        st.markdown(page.t("Abstained: {names}.", names=names))


def level_word(page: Page, score: LessonScore) -> str:
    """Return a level as text; skipped and not applicable are said, never shown as zero."""
    if score.not_applicable:
        return page.t("does not apply")
    return page.t("skipped") if score.level is None else str(score.level)


def _draw_reasons(
    page: Page, desk: ReviewDesk, reviews: list[Review], lessons: dict[str, str]
) -> None:
    t = page.t
    st.subheader(t("Reasons"), anchor=False)
    some = False
    for lesson, label in lessons.items():
        lines = [
            f"- **{_name(page, desk, review)}** ({level_word(page, score)}): {plain(score.reason)}"
            for review in reviews
            if (score := _score(review, lesson)).reason
        ]
        if lines:
            some = True
            st.markdown(f"**{plain(label)}**\n" + "\n".join(lines))
    notes = [
        f"- **{_name(page, desk, review)}**: {plain(review.note)}"
        for review in reviews
        if review.note
    ]
    if notes:
        st.subheader(t("Closing notes"), anchor=False)
        st.markdown("\n".join(notes))
    if not some and not notes:
        st.markdown(t("Nobody wrote down a reason."))


def _name(page: Page, desk: ReviewDesk, review: Review) -> str:
    return page.t("You") if review is desk.review else plain(review.reviewer)


def _score(review: Review, lesson: str) -> LessonScore:
    return next((s for s in review.scores if s.lesson == lesson), LessonScore(lesson=lesson))
