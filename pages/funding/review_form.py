"""The form of a reviewer: every change is kept at once as a draft."""

from __future__ import annotations

import streamlit as st

from model.evaluation.funding_rules import funding_rules
from model.services.criteria import CriterionText
from model.services.review_file import ReviewFile
from model.services.reviews import ReviewDesk, keep_check, keep_score
from pages.shared.page import Page
from pages.shared.plain import plain

SKIP, NOT_APPLICABLE = "skip", "not-applicable"
CHOICES = ("0", "1", "2", "3", "4", NOT_APPLICABLE, SKIP)
CHECK_OUTCOMES = ("pass", "fail", "unclear")


def draw_criterion_form(page: Page, desk: ReviewDesk, criterion: CriterionText) -> None:
    """Ask for a level with its anchor, or to skip, and for a reason."""
    t, score = page.t, desk.score_of(criterion.id)
    key = f"{desk_key(desk)}-{criterion.id}"
    current = NOT_APPLICABLE if score.not_applicable else SKIP
    if score.level is not None:
        current = str(score.level)
    words = {
        str(level): f"**{level}** – {_anchor(criterion, anchor)}" if anchor else f"**{level}**"
        for level, anchor in enumerate(criterion.anchors)
    }
    words |= {
        SKIP: t("I skip this one"),
        NOT_APPLICABLE: t("Does not apply to this plan"),
    }
    label = plain(criterion.label)
    st.radio(
        t("Level for: {lesson}", lesson=label),
        CHOICES,
        index=CHOICES.index(current),
        format_func=lambda choice: words[choice],
        key=f"{key}-level",
        on_change=_keep_level,
        args=(page, desk, criterion.id, f"{key}-level"),
    )
    st.text_area(
        t("Why this level? ({lesson})", lesson=label),
        value=score.reason,
        key=f"{key}-reason",
        placeholder=t("What in the plan made you choose this?"),
        height=80,
        max_chars=4000,
        on_change=_keep_reason,
        args=(page, desk, criterion.id, f"{key}-reason"),
    )


def _anchor(criterion: CriterionText, anchor: str) -> str:
    return anchor if criterion.is_lesson else plain(anchor)


def desk_key(desk: ReviewDesk) -> str:
    """Return the beginning of the keys of a desk's widgets."""
    return f"review-{desk.round.id}-{desk.project.id}-{desk.reviewer}"


def draw_checks_form(page: Page, desk: ReviewDesk, file: ReviewFile) -> None:
    """Ask about the funding checks of the round, beside what the workbench found."""
    t = page.t
    rules = [rule for rule in funding_rules().checks if rule.id in desk.round.check_ids]
    if not rules:
        return
    st.subheader(t("Funding checks"), anchor=False)
    st.caption(t("They give no level and count in no ranking. They warn."))
    for rule in rules:
        left, right = st.columns([1, 1], gap="large")
        found = file.checks.get(rule.id)
        with left:
            st.markdown(f"**{rule.question.in_language(page.language)}**")
            if found is not None:
                outcome = page.label("check-outcomes", found.outcome).lower()
                said = plain(t.message(found.message))
                st.caption(t("The workbench: {outcome}. {said}", outcome=outcome, said=said))
        with right:
            _draw_check(page, desk, rule.id, rule.question.in_language(page.language))


def _draw_check(page: Page, desk: ReviewDesk, check: str, question: str) -> None:
    t, known = page.t, desk.check_of(check)
    key = f"{desk_key(desk)}-check-{check}"
    if desk.blocked is not None:
        said = page.label("check-outcomes", known.outcome) if known else t("not answered")
        st.markdown(f"{said} {plain(known.reason) if known else ''}")
        return
    st.segmented_control(
        question,
        CHECK_OUTCOMES,
        default=known.outcome if known else None,
        format_func=lambda item: page.label("check-outcomes", item),
        key=f"{key}-outcome",
        on_change=_keep_check,
        args=(page, desk, check, key),
        label_visibility="collapsed",
    )
    if known is not None:
        st.text_input(
            t("Because … ({check})", check=question),
            value=known.reason,
            key=f"{key}-reason",
            max_chars=2000,
            placeholder=t("Because …"),
            on_change=_keep_check,
            args=(page, desk, check, key),
            label_visibility="collapsed",
        )


def _keep_level(page: Page, desk: ReviewDesk, criterion: str, key: str) -> None:
    choice = st.session_state[key]
    level = int(choice) if choice.isdigit() else None
    with page.faults(), page.work() as work:
        keep_score(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            criterion,
            level=level,
            not_applicable=choice == NOT_APPLICABLE,
        )


def _keep_reason(page: Page, desk: ReviewDesk, criterion: str, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_score(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            criterion,
            reason=st.session_state[key],
        )


def _keep_check(page: Page, desk: ReviewDesk, check: str, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_check(
            work,
            desk.round,
            desk.project.id,
            desk.reviewer,
            check,
            outcome=st.session_state[f"{key}-outcome"],
            reason=st.session_state.get(f"{key}-reason", ""),
        )
