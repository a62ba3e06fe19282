"""A project from a plan: bring in the text, look at what we read beside its quote, keep it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

import streamlit as st

from model.evaluation.plan_reading import PlanReading
from model.evaluation.projects import Project
from model.services.partners import partners
from model.services.plan_intake import (
    PlanProposal,
    PlanSource,
    ProposedValue,
    add_from_plan,
    open_plan,
    pasted_plan,
    propose,
    read_source,
)
from pages.projects.project_questions import QUESTIONS, field_name
from pages.projects.scorecard_style import apply_scorecard_style
from pages.shared.addresses import page_file
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

ONE_LINE = 60
LONGEST_QUOTE = 700
"""Characters that fit on one line, and that are shown of a quote."""


@st.cache_data(max_entries=8, ttl=1800, show_spinner=False)
def read_once(data: bytes, name: str, text: str) -> tuple[PlanSource, PlanReading]:
    """Read a plan once, however often the page is drawn."""
    source = open_plan(data, name) if data else pasted_plan(text)
    return source, read_source(source)


def draw_from_plan(page: Page, open_project: Callable[[Project], None]) -> None:
    """Draw the three steps: bring in, look, keep."""
    t = page.t
    file = st.file_uploader(
        t("Choose your plan (Word, PDF, Markdown or text, at most 10 MB)"),
        type=["docx", "pdf", "md", "txt"],
        key=f"projects-plan-file-{page.here.id}",
    )
    text = ""
    if file is None:
        text = st.text_area(
            t("Or paste the text"),
            key=f"projects-plan-text-{page.here.id}",
            height=150,
            placeholder=t("The whole plan, a news item or a page of your site"),
            persist_state="session",
        )
    if file is None and not text.strip():
        st.caption(t("Nothing is kept before you press the button at the end."))
        return
    with page.faults():
        with st.spinner(t("Reading your plan…")):
            source, reading = read_once(file.getvalue() if file else b"", file.name if file else "",
                                        text)  # fmt: skip
        with page.work(writes=False) as work:
            proposal = propose(source, reading, partners(work, page.here.id))
        _draw_proposal(page, proposal, open_project)


def _draw_proposal(
    page: Page, proposal: PlanProposal, open_project: Callable[[Project], None]
) -> None:
    t = page.t
    apply_scorecard_style()
    st.subheader(t("This is what we read"), anchor=False)
    st.caption(t("Change what is not right, and switch off what does not belong there."))
    for fault in proposal.faults:
        st.info(page.t.message(fault), icon=":material/info:")
    keys = f"projects-plan-{page.here.id}-{sha256(proposal.text.encode()).hexdigest()[:12]}"
    accepted: dict[int, Any] = {}
    title = next((one for one in proposal.values if one.field == "title"), None)
    if title is None:
        st.text_input(t("Title"), value=proposal.title, max_chars=200, key=f"{keys}-title")
    for name, values in _by_field(proposal).items():
        draw(markup('<div class="plan-field">{field}</div>', field=field_name(page, name)))
        for one in values:
            value = _draw_value(page, one, keys)
            if value is not None:
                accepted[one.number] = value
    _draw_named(page, proposal)
    label = t.plural("Keep with one answer", "Keep with {n} answers", len(accepted))
    if st.button(label, type="primary", icon=":material/check:", key=f"{keys}-keep"):
        _keep(page, proposal, accepted, st.session_state.get(f"{keys}-title", ""), open_project)


def _keep(
    page: Page,
    proposal: PlanProposal,
    accepted: dict[int, Any],
    title: str,
    open_project: Callable[[Project], None],
) -> None:
    with page.faults():
        with page.work() as work:
            made = add_from_plan(work, page.here.id, proposal, accepted, title=title)
        offer_undo(page, page.t("{name} is added.", name=made.title))
        open_project(made)


def _by_field(proposal: PlanProposal) -> dict[str, list[ProposedValue]]:
    """Return the values by field, in the order of the form."""
    order = [name for question in QUESTIONS for name in question.all_fields]
    found: dict[str, list[ProposedValue]] = {}
    for one in sorted(
        proposal.values,
        key=lambda one: order.index(one.field) if one.field in order else len(order),
    ):
        found.setdefault(one.field, []).append(one)
    return found


def _draw_value(page: Page, one: ProposedValue, keys: str) -> Any:  # noqa: ANN401 - any field
    """Draw one value beside its quote; returns the value to keep, or None to leave it out."""
    key = f"{keys}-{one.number}"
    left, right = st.columns(2, gap="medium")
    with left, st.container(gap="xsmall"):
        # The switch stands under the value, but decides whether it can be changed.
        place = st.container(gap="xsmall")
        taken = st.toggle(page.t("Take over"), value=True, key=f"{key}-take")
        with place:
            value = _edit(page, one, key, disabled=not taken)
    with right:
        _draw_quote(page, one)
    return value if taken else None


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
        "label": field_name(page, one.field),
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
    part = {"referrers": "name", "places": "place", "recruitment_texts": "text"}[one.field]
    if part == "text":
        text = st.text_area(value=value[part], height=140, max_chars=20_000, **common)
    else:
        text = st.text_input(value=value[part], max_chars=200, **common)
    if one.partner_id:
        st.caption(f":material/hub: {page.t('This partner is on the map.')}")
    return {**value, part: text}


def _draw_named(page: Page, proposal: PlanProposal) -> None:
    """Say which parties the plan names, and which of them are not on the map."""
    t = page.t
    absent = [str(one.value) for one in proposal.partners if not one.partner_id]
    if absent:
        st.markdown(
            t("Also named, and not on the map: {names}.", names=[plain(name) for name in absent])
        )
        st.page_link(page_file("partners"), label=t("Add partners"), icon=":material/group_add:")
    if proposal.channels:
        names = [plain(name) for name in proposal.channels]
        st.caption(t("Channels in the plan: {names}.", names=names))
