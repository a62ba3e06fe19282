"""Drawing one question of the project form by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages.projects.project_keeping import Form, draw_fault, keep_none, keep_widget
from pages.projects.project_questions import Kind, Question
from pages.projects.project_rows import draw_key_persons, draw_places, draw_referrers
from pages.shared.card_link import draw_card_links
from pages.shared.personal_data import warn_personal_data

Draw = Callable[[Form, Question], None]
_MONEY = ("budget", "cofunding")


def draw_question(form: Form, question: Question) -> None:
    """Draw a question with its help and example, and "there is none" where that makes sense."""
    _DRAWN[question.kind](form, question)
    for field in question.all_fields:
        draw_fault(form, field)
    if question.none:
        _draw_none(form, question)
    draw_card_links(form.page, f"project:{question.field}")


def _draw_none(form: Form, question: Question) -> None:
    """Offer to say that there is none, as long as nothing is filled in."""
    project = form.project
    declared = project.says_none(question.field)
    if not declared and question.is_answered(project):
        return
    key = f"{form.keys}-none-{question.field}-{declared}"
    st.checkbox(
        form.page.t(question.none),
        value=declared,
        key=key,
        on_change=keep_none,
        args=(form, question.field, key),
        wrap=True,
    )


def _common(form: Form, question: Question) -> dict[str, Any]:
    key = f"{form.keys}-{question.field}"
    return {
        "label": form.page.t(question.label),
        "key": key,
        "help": form.page.t(question.help) if question.help else None,
        "on_change": keep_widget,
        "args": (form, question.field, key),
    }


def _draw_line(form: Form, question: Question) -> None:
    st.text_input(
        value=getattr(form.project, question.field),
        max_chars=200 if question.field == "title" else 300,
        placeholder=form.page.t(question.example) if question.example else None,
        **_common(form, question),
    )


def _draw_text(form: Form, question: Question) -> None:
    st.text_area(
        value=getattr(form.project, question.field),
        max_chars=6000,
        height=90,
        placeholder=form.page.t(question.example) if question.example else None,
        **_common(form, question),
    )
    warn_personal_data(form.page, getattr(form.project, question.field), contacts=True)


def _draw_one(form: Form, question: Question) -> None:
    choices = list(form.page.catalogue.items(question.vocabulary))
    chosen = getattr(form.project, question.field)
    st.pills(
        options=choices,
        default=chosen if chosen in choices else None,
        format_func=partial(form.page.label, question.vocabulary),
        wrap=True,
        **_common(form, question),
    )
    item = form.page.catalogue.items(question.vocabulary).get(chosen or "")
    if item is not None and item.help is not None:
        st.caption(item.help.in_language(form.page.language))


def _draw_several(form: Form, question: Question) -> None:
    choices = list(form.page.catalogue.items(question.vocabulary))
    common = _common(form, question)
    key = common["key"]
    st.pills(
        options=choices,
        default=[item for item in getattr(form.project, question.field) if item in choices],
        format_func=partial(form.page.label, question.vocabulary),
        selection_mode="multi",
        wrap=True,
        **{**common, "args": (form, question.field, key, tuple)},
    )


def _draw_number(form: Form, question: Question) -> None:
    value = getattr(form.project, question.field)
    common = _common(form, question)
    with st.container(width=320):
        if question.field in _MONEY:
            st.number_input(
                value=None if value is None else float(value),
                min_value=0.0,
                max_value=float(question.most),
                step=100.0,
                format="%.0f",
                placeholder=form.page.t("Not known yet"),
                **common,
            )
        else:
            st.number_input(
                value=value,
                min_value=0,
                max_value=question.most,
                step=1,
                placeholder=form.page.t("Not known yet"),
                **common,
            )


def _draw_yes_no(form: Form, question: Question) -> None:
    value = getattr(form.project, question.field)
    t = form.page.t
    st.pills(
        options=[True, False],
        default=value,
        format_func=lambda answer: t("Yes") if answer else t("No"),
        **_common(form, question),
    )


def _draw_date(form: Form, question: Question) -> None:
    with st.container(width=320):
        st.date_input(
            value=getattr(form.project, question.field),
            format="DD-MM-YYYY",
            **_common(form, question),
        )


def _draw_ages(form: Form, question: Question) -> None:
    t = form.page.t
    labels = {"age_from": t("From what age?"), "age_to": t("Until what age?")}
    for column, field in zip(st.columns(2), question.fields, strict=True):
        key = f"{form.keys}-{field}"
        column.number_input(
            labels[field],
            value=getattr(form.project, field),
            min_value=0,
            max_value=question.most,
            step=1,
            key=key,
            placeholder=t("No limit"),
            on_change=keep_widget,
            args=(form, field, key),
        )


def _draw_partner(form: Form, question: Question) -> None:
    names, project = form.names, form.project
    common = _common(form, question)
    st.selectbox(
        options=list(names),
        index=list(names).index(project.lead_partner_id)
        if project.lead_partner_id in names
        else None,
        format_func=lambda item: names.get(item, ""),
        placeholder=form.page.t("Choose a partner from the map"),
        **{**common, "args": (*common["args"], _or_empty)},
    )


def _or_empty(value: str | None) -> str:
    return value or ""


_DRAWN: Mapping[Kind, Draw] = {
    "line": _draw_line,
    "text": _draw_text,
    "one": _draw_one,
    "several": _draw_several,
    "number": _draw_number,
    "yes-no": _draw_yes_no,
    "date": _draw_date,
    "ages": _draw_ages,
    "partner": _draw_partner,
    "referrers": draw_referrers,
    "places": draw_places,
    "key-persons": draw_key_persons,
}
