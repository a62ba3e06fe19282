"""The funder's own criteria, each with words for the five levels."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.review.rounds import LEVELS, Criterion, Round
from model.services.rounds import change_round
from pages.shared.as_drawn import as_drawn
from pages.shared.conflict import keep_conflict
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_criteria(page: Page, round_: Round) -> None:
    """Draw the own criteria, a form to add or change one, and a way to take one out."""
    t = page.t
    st.subheader(t("Criteria of your own"), anchor=False)
    st.caption(
        t("Beside the six lessons. Words for each level make reviewers agree more than anything.")
    )
    known = {one.id: one for one in round_.criteria}
    for one in round_.criteria:
        st.markdown(f"- **{plain(one.label)}** {plain(one.question)}")
    chosen = st.selectbox(
        t("Change or add"),
        ["", *known],
        format_func=lambda one: known[one].label if one in known else t("A new criterion"),
        key=f"rounds-criterion-{round_.id}",
    )
    _draw_form(page, round_, known.get(chosen or ""))


def _draw_form(page: Page, round_: Round, one: Criterion | None) -> None:
    t = page.t
    press = f"rounds-criterion-keep-{round_.id}-{one.id if one else 'new'}"
    round_ = as_drawn(round_, key=f"{press}-drawn", button=press)
    key = f"rounds-criterion-{round_.id}-{round_.version}-{one.id if one else 'new'}"
    with st.form(key):  # empty again once it is kept: the round then has another version
        label = st.text_input(
            t("Name of the criterion"),
            value=one.label if one else "",
            placeholder=t("For example: Fits our neighbourhood programme"),
            max_chars=120,
        )
        question = st.text_input(
            t("Question to the reviewer"),
            value=one.question if one else "",
            placeholder=t("For example: Does the plan join what is there already?"),
            max_chars=600,
        )
        anchors = [
            st.text_input(
                t("Level {level} looks like", level=level),
                value=one.anchors[level] if one else "",
                placeholder=t("In words that a volunteer understands"),
                max_chars=300,
            )
            for level in range(LEVELS)
        ]
        pressed = st.form_submit_button(t("Keep this criterion"), type="primary", key=press)
    if pressed:
        fresh = {"label": label, "question": question, "anchors": tuple(anchors)}
        _keep(page, round_, one, fresh)
    if one is not None and st.button(
        t("Take this criterion out"), type="tertiary", key=f"{key}-remove"
    ):
        left = [c.model_dump() for c in round_.criteria if c.id != one.id]
        _write(page, round_, left, t("The criterion {name} is taken out.", name=one.label))


def _keep(page: Page, round_: Round, one: Criterion | None, fresh: dict[str, Any]) -> None:
    kept = [c.model_dump() for c in round_.criteria]
    if one is None:
        kept.append({"id": "", **fresh})
    else:
        kept = [{**c, **fresh} if c["id"] == one.id else c for c in kept]
    said = page.t("The criterion {name} is kept.", name=str(fresh["label"]))
    _write(page, round_, kept, said)


def _write(page: Page, round_: Round, criteria: list[dict[str, Any]], said: str) -> None:
    with page.faults():
        try:
            with page.work() as work:
                change_round(work, round_, criteria=tuple(criteria))
        except StaleWriteError as error:
            keep_conflict(error)
        else:
            offer_undo(page, said)
        st.rerun()
