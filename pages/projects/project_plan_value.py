"""One value read from a plan: its widget, whether it is taken over, and the quote it rests on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from model.services.plan_intake import ProposedValue
from pages.projects.project_questions import QUESTIONS, field_name
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain

ONE_LINE = 60
LONGEST_QUOTE = 700
"""Characters that fit on one line, and that are shown of a quote."""
SHORT = 40
"""Characters of a value that name its switch."""
_ROW_PARTS = {"referrers": "name", "places": "place", "recruitment_texts": "text"}


def draw_value(page: Page, one: ProposedValue, keys: str) -> Any:  # noqa: ANN401 - any field
    """Draw one value beside its quote; returns the value to keep, or None to leave it out."""
    key = f"{keys}-{one.number}"
    left, right = st.columns(2, gap="medium")
    with left, st.container(gap="xsmall"):
        # The switch stands under the value, but decides whether it can be changed.
        place = st.container(gap="xsmall")
        name = plain(_name(page, one))
        taken = st.toggle(page.t("Take over: {what}", what=name), value=one.sure, key=f"{key}-take")
        if not one.sure:
            st.caption(f":material/help: {page.t('Looks uncertain: check it first.')}")
        with place:
            value = _edit(page, one, key, disabled=not taken)
    with right:
        _draw_quote(page, one)
    return value if taken else None


def _name(page: Page, one: ProposedValue) -> str:
    """Return what a value is called beside its switch: itself in short, as it was read."""
    value = one.value
    question = next((q for q in QUESTIONS if one.field in q.all_fields), None)
    if one.field == "key_persons":
        return page.label("key-persons", value["role"])
    if question is not None and question.vocabulary and not isinstance(value, dict):
        return page.label(question.vocabulary, str(value))
    if isinstance(value, bool):
        return page.t("Yes") if value else page.t("No")
    if isinstance(value, int | float):
        return page.t.number(value)
    if one.field in ("starts_on", "ends_on"):
        return page.t.short_date(date.fromisoformat(str(value)))
    shown = value[_ROW_PARTS[one.field]] if isinstance(value, dict) else value
    text = " ".join(str(shown).split())
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _draw_quote(page: Page, one: ProposedValue) -> None:
    quote = one.quote
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE] + " …"
    draw(
        markup(
            '<div class="quote plan-quote">… {before}<mark>{quote}</mark>{after} …'
            '<div class="quote-from">{why}</div></div>',
            before=one.before,
            quote=quote,
            after=one.after,
            why=page.t.message(one.reason),
        )
    )


def _edit(page: Page, one: ProposedValue, key: str, *, disabled: bool) -> Any:  # noqa: ANN401
    """Draw a value in the widget of its field, so that it can be changed on the spot."""
    common: dict[str, Any] = {
        "label": f"{field_name(page, one.field)} ({plain(_name(page, one))})",
        "label_visibility": "collapsed",
        "key": f"{key}-value",
        "disabled": disabled,
    }
    question = next((q for q in QUESTIONS if one.field in q.all_fields), None)
    if isinstance(one.value, dict):
        return _edit_row(page, one, common)
    if question is not None and question.vocabulary:
        return _edit_choice(page, question.vocabulary, str(one.value), common)
    if isinstance(one.value, bool):
        return st.segmented_control(
            options=[True, False], default=one.value, required=True,
            format_func=lambda answer: page.t("Yes") if answer else page.t("No"), **common,
        )  # fmt: skip
    return _edit_plain(one, common)


def _edit_plain(one: ProposedValue, common: dict[str, Any]) -> Any:  # noqa: ANN401 - any field
    """Draw a number, a date or a text."""
    if isinstance(one.value, int | float):
        return st.number_input(value=one.value, min_value=type(one.value)(0), **common)
    value = str(one.value)
    if one.field in ("starts_on", "ends_on"):
        return st.date_input(value=date.fromisoformat(value), format="DD-MM-YYYY", **common)
    if len(value) > ONE_LINE:
        return st.text_area(value=value, height=90, max_chars=6000, **common)
    return st.text_input(value=value, max_chars=200, **common)


def _edit_choice(page: Page, vocabulary: str, value: str, common: dict[str, Any]) -> str:
    choices = list(page.catalogue.items(vocabulary))
    chosen: str = st.selectbox(
        options=choices,
        index=choices.index(value) if value in choices else 0,
        format_func=partial(page.label, vocabulary),
        **common,
    )
    return chosen


def _edit_row(page: Page, one: ProposedValue, common: dict[str, Any]) -> dict[str, Any]:
    """Draw the leading part of a row; the rest is filled in on the form."""
    value = one.value
    if one.field == "key_persons":
        return {**value, "role": _edit_choice(page, "key-persons", value["role"], common)}
    part = _ROW_PARTS[one.field]
    if part == "text":
        text = st.text_area(value=value[part], height=140, max_chars=20_000, **common)
    else:
        text = st.text_input(value=value[part], max_chars=200, **common)
    if one.partner_id:
        st.caption(f":material/hub: {page.t('This partner is on the map.')}")
    return {**value, part: text}
