"""The timetable of a kick-off, and the choices it rests on."""

from __future__ import annotations

import streamlit as st

from model.services.kickoff import KickoffPlan, keep_kickoff_plan
from model.services.kickoff_papers import clock, needed
from model.workshop.agenda import Slot, agenda_for, agendas, round_titles
from pages.shared.markup import draw, markup
from pages.shared.page import Page


def draw_choices(page: Page, plan: KickoffPlan) -> KickoffPlan:
    """Ask length, date, time and place; a change is kept at once."""
    t, prefix = page.t, f"kickoff-{page.here.id}"
    titles = {agenda.minutes: agenda.title.in_language(page.language) for agenda in agendas()}
    st.segmented_control(
        t("How long?"),
        list(titles),
        default=plan.minutes,
        format_func=lambda minutes: t(
            "{title}, {minutes} minutes", title=titles[minutes], minutes=minutes
        ),
        key=f"{prefix}-minutes",
        on_change=_keep,
        args=(page, "minutes", f"{prefix}-minutes"),
        required=True,
    )
    st.caption(agenda_for(plan.minutes).suits.in_language(page.language))
    day, start, place = st.columns([2, 2, 3])
    day.date_input(
        t("On which day?"),
        value=plan.on,
        format="DD-MM-YYYY",
        key=f"{prefix}-on",
        on_change=_keep,
        args=(page, "on", f"{prefix}-on"),
    )
    start.time_input(
        t("Begins at"),
        value=plan.starts,
        step=900,
        key=f"{prefix}-starts",
        on_change=_keep,
        args=(page, "starts", f"{prefix}-starts"),
    )
    place.text_input(
        t("Where?"),
        value=plan.place,
        max_chars=200,
        placeholder=t("For example: community centre De Linde"),
        key=f"{prefix}-place",
        on_change=_keep,
        args=(page, "place", f"{prefix}-place"),
    )
    return plan


def draw_timetable(page: Page, plan: KickoffPlan) -> None:
    """Draw the parts with their times, and what must lie ready."""
    t = page.t
    slots = plan.slots
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(
            t("From {start} to {end}", start=clock(plan.starts), end=clock(slots[-1].ends)),
            anchor=False,
        )
        for slot in slots:
            _draw_slot(page, slot)
        if st.toggle(t("Change the minutes"), key=f"kickoff-change-{page.here.id}"):
            _draw_minutes(page, plan)
    with right:
        st.subheader(t("What must lie ready"), anchor=False)
        st.markdown("\n".join(f"- {item}" for item in needed(slots, t)))


def _draw_minutes(page: Page, plan: KickoffPlan) -> None:
    """Ask other minutes for each part; 0 leaves a part out."""
    t = page.t
    st.caption(t("With 0 minutes a part is left out."))
    with st.container(horizontal=True):
        for part in agenda_for(plan.minutes).parts:
            key = f"kickoff-{page.here.id}-part-{plan.minutes}-{part.id}"
            st.number_input(
                part.title.in_language(page.language),
                min_value=0,
                max_value=120,
                value=plan.part_minutes.get(part.id, part.minutes),
                step=5,
                key=key,
                width=220,
                on_change=_keep_minutes,
                args=(page, plan, part.id, key),
            )


def _keep_minutes(page: Page, plan: KickoffPlan, part_id: str, key: str) -> None:
    changed = {**plan.part_minutes, part_id: int(st.session_state[key])}
    with page.faults(), page.work() as work:
        keep_kickoff_plan(work, page.here.id, part_minutes=changed)


def _draw_slot(page: Page, slot: Slot) -> None:
    asked = " ".join(page.t.message(title) for title in round_titles(slot.part))
    minutes = page.t.plural("one minute", "{n} minutes", slot.part.minutes)
    draw(
        markup(
            '<div class="line"><div class="line-title"><strong>{start}</strong> {title}</div>'
            '<div>{what}</div><div class="line-note">{minutes}{live}</div></div>',
            start=clock(slot.starts),
            title=slot.part.title.in_language(page.language),
            what=slot.part.what.in_language(page.language),
            minutes=minutes,
            live=" · " + page.t("On the phones, or on a card: {rounds}", rounds=asked)
            if asked
            else "",
        )
    )


def _keep(page: Page, field: str, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_kickoff_plan(work, page.here.id, **{field: st.session_state[key]})
