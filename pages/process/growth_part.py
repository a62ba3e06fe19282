"""The growth path: a small start, and then one domain after the other, with moment and reason."""

from __future__ import annotations

import streamlit as st

from model.services.growth import GrowthStep, growth_path
from model.services.lists import keep_entry
from pages.process.list_fields import FAULT, draw_list_conflict
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.follows import follows
from pages.shared.later_fault import draw_later_fault, fault_said_later
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain_values
from pages.shared.read_only import draw_answer

MOST_NAMES = 5


def draw_growth(page: Page) -> None:
    """Draw the way so far and the way to go."""
    t = page.t
    draw_later_fault(page, FAULT)
    with page.work(writes=False) as work:
        path = growth_path(work, page.here.id)
    st.markdown(
        t(
            "Start small is fine: the municipality, care and welfare, and a self-organisation. "
            "Then widen, one domain at a time, when it suits."
        )
    )
    st.subheader(t("The way so far"), anchor=False)
    if not path.gone:
        st.markdown(t("Nobody takes part yet. Bring in the partners you know first."))
        st.page_link(page_file("partners"), label=t("Add partners"), icon=":material/add:")
    for step in path.gone:
        _draw_gone(page, step)
    st.subheader(t("The way to go"), anchor=False)
    if not path.to_go:
        st.markdown(t("All twelve domains take part."))
    elif path.started:
        st.caption(t("A moment for {n} of {total} domains.", n=path.planned, total=len(path.to_go)))
    else:
        st.caption(t("The start is not complete yet: those domains stand first."))
    for step in path.to_go:
        _draw_to_go(page, step)
    if path.to_go and may_open(page.actor, "bijeenkomst"):
        st.page_link(
            page_file("bijeenkomst"),
            label=t("Invitation list and invitation"),
            icon=":material/mail:",
        )


def _draw_gone(page: Page, step: GrowthStep) -> None:
    t = page.t
    names = ", ".join(step.partners[:MOST_NAMES])
    left = len(step.partners) - MOST_NAMES
    if left > 0:
        names = t("{names} and {n} more", names=names, n=left)
    since = t("since {date}", date=t.date(step.since)) if step.since else ""
    start = t("start") if step.is_start else ""
    draw(
        markup(
            '<div class="line"><div class="line-title"><strong>{domain}</strong></div>'
            '<div class="line-note">{note}</div></div>',
            domain=page.label("domains", step.domain),
            note=" · ".join(filter(None, (start, since, names))),
        )
    )


def _draw_to_go(page: Page, step: GrowthStep) -> None:
    t, prefix = page.t, f"growth-{page.here.id}-{step.domain}"
    draw_list_conflict(page, step.entry)
    with st.container(border=True):
        st.markdown(f"**{page.label('domains', step.domain)}**")
        draw_card_links(page, f"gap:{step.domain}")
        for message in filter(None, (step.why, step.way_in)):
            st.caption(t.message(plain_values(message)))
        if not page.may(keep_entry):
            if step.entry.due_on:
                draw_answer(page, t("From when?"), t.date(step.entry.due_on))
            if step.entry.note:
                draw_answer(page, t("Why then?"), step.entry.note)
            return
        left, right = st.columns([1, 2])
        left.date_input(
            t("From when?"),
            value=None,
            format="DD-MM-YYYY",
            key=follows(f"{prefix}-due_on", step.entry.due_on),
            on_change=_keep,
            args=(page, step, "due_on", f"{prefix}-due_on"),
        )
        right.text_input(
            t("Why then?"),
            max_chars=1000,
            placeholder=t("For example: after the summer they begin a walking group"),
            key=follows(f"{prefix}-note", step.entry.note),
            on_change=_keep,
            args=(page, step, "note", f"{prefix}-note"),
        )


def _keep(page: Page, step: GrowthStep, field: str, key: str) -> None:
    with fault_said_later(FAULT), page.work() as work:
        keep_entry(work, step.entry, **{field: st.session_state[key]})
