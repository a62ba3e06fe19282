"""The end of a review: how sure one is, a closing note, what was kept, and handing in."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.review.rounds import Review
from model.services.criteria import criteria_of, criterion_ids
from model.services.reviews import ReviewDesk, keep_review, submit_review
from pages.funding.review_form import desk_key
from pages.shared.page import Page
from pages.shared.plain import plain

CONFIDENCE = ("low", "medium", "high")


def draw_rest(page: Page, desk: ReviewDesk) -> None:
    """Ask how sure the reviewer is, and for a closing note; then offer to hand in."""
    t, review = page.t, desk.review
    key = desk_key(desk)
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
    if review is None:
        st.caption(t("Nothing is filled in yet. What you fill in is kept at once."))
    else:
        # What stands here is read aloud when it changes: who hears the page knows it was kept.
        with st.container(key="aloud-review-kept"):
            st.caption(_kept(page, desk, review))
    st.markdown(
        t(
            "After handing in you cannot change your review, and you see what others gave. Lessons "
            "you skip cost the plan nothing."
        )
    )
    _draw_handing_in(page, desk)


def _kept(page: Page, desk: ReviewDesk, review: Review) -> str:
    """Say what is kept so far; each thing one fills in changes what it says."""
    t = page.t
    reasons = sum(bool(score.reason.strip()) for score in review.scores)
    said = [
        t(
            "{judged} of {total} lessons judged. Kept as a draft that others do not see.",
            judged=desk.judged,
            total=len(criterion_ids(desk.round)),
        )
    ]
    if reasons:
        said.append(t.plural("One reason is kept.", "{n} reasons are kept.", reasons))
    if review.checks:
        asked = len(desk.round.check_ids)
        said.append(t("{n} of {total} checks answered.", n=len(review.checks), total=asked))
    if review.note:
        said.append(t("Your closing note is kept."))
    return " ".join(said)


def _draw_handing_in(page: Page, desk: ReviewDesk) -> None:
    """Draw the button. It cannot be taken back, so lessons without a level are named once."""
    t, key = page.t, f"{desk_key(desk)}-submit"
    asked = f"{key}-asked"
    # Asked about these; whoever fills in one of them meanwhile is asked anew.
    if desk.skipped and st.session_state.get(asked) == desk.skipped:
        _ask_once(page, desk, asked)
        return
    if st.button(t("Hand in"), type="primary", key=key, icon=":material/send:"):
        if desk.skipped and desk.judged:
            st.session_state[asked] = desk.skipped
            st.rerun()
        _hand_in(page, desk)


def _ask_once(page: Page, desk: ReviewDesk, asked: str) -> None:
    t = page.t
    labels = {one.id: plain(one.label) for one in criteria_of(desk.round, page.language)}
    with st.container(key="ask-review-skipped", border=True):
        st.markdown(
            t.plural(
                "You gave no level for one lesson: {lessons}. Hand in without it?",
                "You gave no level for {n} lessons: {lessons}. Hand in without them?",
                len(desk.skipped),
                lessons=[labels[one] for one in desk.skipped],
            )
        )
        with st.container(horizontal=True):
            if st.button(t("Hand in as it is"), type="primary", key=f"{asked}-yes"):
                st.session_state.pop(asked)
                _hand_in(page, desk)
            if st.button(t("Go on with the review"), key=f"{asked}-no"):
                st.session_state.pop(asked)
                st.rerun()


def _hand_in(page: Page, desk: ReviewDesk) -> None:
    with page.faults():
        with page.work() as work:
            submit_review(work, desk.round, desk.project.id, desk.reviewer, datetime.now(UTC))
        st.rerun()


def confidence_word(page: Page, choice: str) -> str:
    """Return how sure somebody is, in words."""
    t = page.t
    return {"low": t("not very sure"), "medium": t("fairly sure"), "high": t("very sure")}[choice]


def _keep_rest(page: Page, desk: ReviewDesk, field: str, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_review(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            **{field: st.session_state[key]},
        )
