"""Practising before reviewing: short plans with a reference, and how strict one turns out."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.evaluation.lessons import lessons
from model.review.calibration import Bias, Vignette, vignettes
from model.services.calibration import Practice, keep_practice, practice
from model.services.rounds import RoundView
from pages.funding.tables import draw_table
from pages.shared.page import Page

LEVELS = ("0", "1", "2", "3", "4")


def draw_practice(page: Page, view: RoundView, reviewer: str) -> None:
    """Draw the next practice plan, what the last one showed, and where one stands."""
    t = page.t
    with page.work(writes=False) as work:
        found = practice(work, view.round, reviewer)
    st.markdown(
        t(
            "Twelve short invented plans, about ten minutes. After each you see what we would give "
            "and why. So you find out whether you are stricter or milder, before it counts."
        )
    )
    st.progress(
        len(found.answers) / found.total,
        text=t("{done} of {total} levels given", done=len(found.answers), total=found.total),
    )
    shown_key = f"review-practice-shown-{view.round.id}-{reviewer}"
    shown = str(st.session_state.get(shown_key, ""))
    if shown in vignettes():
        _draw_reference(page, found, vignettes()[shown])
        has_next = found.next_vignette is not None
        label = t("Next practice plan") if has_next else t("See where I stand")
        if st.button(label, type="primary", key=f"{shown_key}-on"):
            st.session_state.pop(shown_key)
            st.rerun()
    elif found.next_vignette is not None:
        _draw_next(page, view, reviewer, vignettes()[found.next_vignette], shown_key)
    if found.answers:
        _draw_standing(page, found)


def _draw_next(
    page: Page, view: RoundView, reviewer: str, vignette: Vignette, shown_key: str
) -> None:
    t, language = page.t, page.language
    number = list(vignettes()).index(vignette.id) + 1
    title = vignette.title.in_language(language)
    st.subheader(f"{number}. {title}", anchor=False)
    st.markdown(vignette.plan.in_language(language))
    with st.form(f"review-practice-{view.round.id}-{reviewer}-{vignette.id}"):
        given: dict[str, str | None] = {}
        for reference in vignette.references:
            lesson = lessons()[reference.lesson]
            words = {
                str(level): f"**{level}** – {anchor.in_language(language)}"
                for level, anchor in enumerate(lesson.anchors)
            }
            given[reference.lesson] = st.radio(
                page.label("lessons", lesson.id),
                LEVELS,
                index=None,
                format_func=words.__getitem__,
                key=f"review-practice-{view.round.id}-{reviewer}-{vignette.id}-{lesson.id}",
            )
        pressed = st.form_submit_button(t("Compare with the reference"), type="primary")
    if pressed:
        levels = {lesson: int(level) for lesson, level in given.items() if level is not None}
        with page.faults():
            with page.work() as work:
                keep_practice(
                    work,
                    view.round,
                    reviewer,
                    vignette=vignette.id,
                    levels=levels,
                    at=datetime.now(UTC),
                )
            st.session_state[shown_key] = vignette.id
            st.rerun()


def _draw_reference(page: Page, found: Practice, vignette: Vignette) -> None:
    t, language = page.t, page.language
    st.subheader(vignette.title.in_language(language), anchor=False)
    st.markdown(vignette.plan.in_language(language))
    for reference in vignette.references:
        answer = found.answer_of(vignette.id, reference.lesson)
        label = page.label("lessons", reference.lesson)
        if answer is not None:
            said = t(
                "you gave {own}, we would give {reference}.",
                own=answer.level,
                reference=reference.level,
            )
            st.markdown(f"**{label}**: {said}  \n{reference.reason.in_language(language)}")


def _draw_standing(page: Page, found: Practice) -> None:
    t = page.t
    st.subheader(t("Where you stand"), anchor=False)
    st.markdown("\n".join(f"- {t.message(one)}" for one in found.sayings))
    rows = [
        (page.label("lessons", lesson), _mean(page, one), str(one.answers))
        for lesson, one in found.by_lesson.items()
    ]
    header = (t("Lesson"), t("Against the reference"), t("Levels given"))
    draw_table(header, rows, name=t("Against the reference"), numbers=(1, 2))
    st.caption(
        t(
            "In levels: above 0 is milder, below 0 is stricter. The reference is ours; you may "
            "disagree with it, and the panel can talk about that."
        )
    )


def _mean(page: Page, one: Bias) -> str:
    if one.mean is None:
        return page.t("too few levels")
    sign = "+" if one.mean > 0 else ""
    return f"{sign}{page.t.number(one.mean, 1)}"
