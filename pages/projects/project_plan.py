"""A project from a plan: bring in the text, look at what we read beside its quote, keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from typing import Any

import streamlit as st

from model.evaluation.plan_reading import PlanReading
from model.evaluation.projects import Project
from model.services.partners import partners
from model.services.plan_intake import PlanProposal, ProposedValue, add_from_plan, propose
from model.services.plan_sources import PlanSource, open_plan, pasted_plan, read_source
from model.services.scoring import score_project
from pages.projects.project_plan_value import draw_value
from pages.projects.project_questions import PARTS, QUESTIONS, field_name
from pages.projects.scorecard_style import apply_scorecard_style
from pages.shared.addresses import page_file
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

SHORT_FIELDS = (
    *("title", "target_group", "risk_groups", "age_from", "age_to"),
    *("summary", "area", "rhythm", "starts_on", "ends_on"),
)
"""What it is called, for whom, what, where and when."""
_ORDER = [name for question in QUESTIONS for name in question.all_fields]


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
    _draw_counts(page, proposal)
    for fault in proposal.faults:
        st.info(page.t.message(fault), icon=":material/info:")
    keys = f"projects-plan-{page.here.id}-{sha256(proposal.text.encode()).hexdigest()[:12]}"
    if not any(one.field == "title" for one in proposal.values):
        st.text_input(t("Title"), value=proposal.title, max_chars=200, key=f"{keys}-title")
    short = _in_short(proposal.values)
    accepted = _draw_values(page, short, keys)
    _draw_all_on(page, short, keys, "short")
    shown = {one.number for one in short}
    for part, title in PARTS.items():
        rest = [one for one in proposal.values if _part(one) == part and one.number not in shown]
        if rest:
            with st.expander(_part_label(page, t(title), rest)):
                accepted |= _draw_values(page, rest, keys)
                _draw_all_on(page, rest, keys, part)
    _draw_named(page, proposal)
    _draw_keeping(page, proposal, accepted, keys, open_project)


def _draw_keeping(
    page: Page,
    proposal: PlanProposal,
    accepted: dict[int, Any],
    keys: str,
    open_project: Callable[[Project], None],
) -> None:
    """Draw the two ways on: the scorecard at once, or first the rest of the questions."""
    t, title = page.t, st.session_state.get(f"{keys}-title", "")
    st.markdown(
        t.plural(
            "You keep the text of the plan, with one answer.",
            "You keep the text of the plan, with {n} answers.",
            len(accepted),
        )
    )
    with st.container(horizontal=True):
        to_card = page.may(score_project) and st.button(
            t("Keep, and make the scorecard"),
            type="primary",
            icon=":material/fact_check:",
            key=f"{keys}-score",
        )
        to_form = st.button(
            t("Keep, and fill in more first"), icon=":material/edit_note:", key=f"{keys}-keep"
        )
    if not (to_card or to_form):
        return
    with page.faults():
        with page.work() as work:
            made = add_from_plan(work, page.here.id, proposal, accepted, title=title)
            if to_card:
                score_project(work, made, datetime.now(UTC))
        if to_card:
            st.switch_page(page_file("scorekaart"), query_params={"project": made.id})
        offer_undo(page, page.t("{name} is added.", name=made.title))
        open_project(made)


def _draw_counts(page: Page, proposal: PlanProposal) -> None:
    """Say what is taken over without a look, and what waits for one."""
    t = page.t
    sure = sum(one.sure for one in proposal.values)
    unsure = len(proposal.values) - sure
    said = []
    if sure:
        said.append(
            t.plural(
                "One answer is clear: it is switched on.",
                "{n} answers are clear: they are switched on.",
                sure,
            )
        )
    if unsure:
        said.append(
            t.plural(
                "One answer looks uncertain: it is off until you switch it on.",
                "{n} answers look uncertain: they are off until you switch them on.",
                unsure,
            )
        )
    st.markdown(" ".join(said))


def _in_short(values: Sequence[ProposedValue]) -> list[ProposedValue]:
    """Return what the project is, for whom, where and when: what is sure, else what there is."""
    chosen: list[ProposedValue] = []
    for field in SHORT_FIELDS:
        found = [one for one in values if one.field == field]
        chosen += [one for one in found if one.sure] or found
    return chosen


def _draw_values(page: Page, values: Sequence[ProposedValue], keys: str) -> dict[int, Any]:
    """Draw values under the name of their field; returns what is switched on, by number."""
    accepted: dict[int, Any] = {}
    for name, group in groupby(sorted(values, key=_place), key=lambda one: one.field):
        draw(markup('<div class="plan-field">{field}</div>', field=field_name(page, name)))
        for one in group:
            value = draw_value(page, one, keys)
            if value is not None:
                accepted[one.number] = value
    return accepted


def _draw_all_on(page: Page, values: Sequence[ProposedValue], keys: str, part: str) -> None:
    """Draw one switch for all that is uncertain here, below it: for who looked at it all."""
    names = [f"{keys}-{one.number}-take" for one in values if not one.sure]
    if len(names) > 1 and not all(st.session_state.get(name) for name in names):
        st.button(
            page.t("I looked: take over these {n}", n=len(names)),
            icon=":material/done_all:",
            key=f"{keys}-all-{part}",
            on_click=_switch_on,
            args=(names,),
        )


def _switch_on(names: Sequence[str]) -> None:
    for name in names:
        st.session_state[name] = True


def _place(one: ProposedValue) -> tuple[bool, int]:
    """Sort what is sure first, in the order of the form."""
    return not one.sure, _ORDER.index(one.field) if one.field in _ORDER else len(_ORDER)


def _part(one: ProposedValue) -> str:
    return next((q.part for q in QUESTIONS if one.field in q.all_fields), "5")


def _part_label(page: Page, title: str, values: Sequence[ProposedValue]) -> str:
    t = page.t
    sure = sum(one.sure for one in values)
    said = [
        *([t("{n} clear", n=sure)] if sure else []),
        *([t("{n} uncertain", n=len(values) - sure)] if sure < len(values) else []),
    ]
    return f"{title} · {', '.join(said)}"


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
