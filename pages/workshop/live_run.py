"""Running a live meeting: the rounds, the time, and how far everybody is, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from model.services.kickoff import KickoffPlan
from model.services.kickoff_papers import clock
from model.services.live_rehearsal import open_round_in_rehearsal
from model.services.live_sessions import (
    set_pause,
    set_round,
    set_timer,
    show_on_wall,
    take_back,
)
from model.workshop.agenda import Slot
from model.workshop.hall import Hall
from model.workshop.live import LiveSession
from model.workshop.rounds import ROUND_IDS, ROUNDS, LiveRound
from model.workshop.tallies import tables
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.workshop.live_watch import EVERY, clock_text, watched

MINUTES = (3, 5, 10)


@st.fragment(run_every=EVERY)
def draw_run(page: Page, session_id: str, plan: KickoffPlan) -> None:
    """Draw what the facilitator needs in the hall: the rounds of the agenda first."""
    hall = watched(page, session_id)
    if hall is None or hall.session.state == "closed":
        st.rerun()
        return
    _draw_facts(page, hall)
    now, later, behind, beside = _sorted_rounds(hall.session, plan.slot_of)
    for asked in now:
        _draw_round(page, hall, asked, plan.slot_of)
    _draw_steering(page, hall.session)
    for asked in later:
        _draw_round(page, hall, asked, plan.slot_of)
    _draw_folded(page, hall, page.t("Earlier rounds"), behind, plan.slot_of)
    _draw_folded(page, hall, page.t("Not on your agenda"), beside, plan.slot_of)
    if hall.session.tables:
        _draw_tables(page, hall)


def _draw_facts(page: Page, hall: Hall) -> None:
    """Draw the numbers that matter in the hall."""
    t, live = page.t, hall.session
    asked = next((one for one in ROUNDS if one.id == live.on_wall), None)
    answered = len(hall.answered(asked.id)) if asked else 0
    left = clock_text(live.timer_ends)
    facts = [
        (t("code on the phones"), live.code),
        (t("here"), str(len(hall.people))),
        (t("organisations"), str(len(hall.present))),
        (t("answered"), f"{answered}/{len(hall.people)}" if asked else "–"),
        (t("time left"), left or "–"),
    ]
    draw(
        markup(
            '<div class="live-facts">{facts}</div>',
            facts=joined(
                [
                    markup("<div><strong>{n}</strong><span>{label}</span></div>", n=n, label=label)
                    for label, n in facts
                ]
            ),
        )
    )


def _draw_steering(page: Page, live: LiveSession) -> None:
    """Draw pause, time, the wall and the way back: under the round of now, for who has a phone."""
    t = page.t
    with st.container(horizontal=True):
        _button(page, live, t("Go on") if live.paused else t("Pause"), _pause, not live.paused)
        for minutes in MINUTES:
            label = t("{n} minutes", n=minutes)
            _button(page, live, label, set_timer, minutes, icon=":material/timer:")
        if live.timer_ends:
            _button(page, live, t("Stop the timer"), set_timer, 0)
        if live.on_wall:
            _button(page, live, t("Show how to join"), show_on_wall, "")
        if live.steps:
            _button(page, live, t("Take back the last step"), _back, icon=":material/undo:")


Rounds = list[LiveRound]


def _sorted_rounds(
    live: LiveSession, slots: Mapping[str, Slot]
) -> tuple[Rounds, Rounds, Rounds, Rounds]:
    """Return where the hall is, what comes, what is behind, and what is not on the agenda.

    The hall is where something is open or on the wall; before that, at the next round.
    """
    now: Rounds = [
        one for one in ROUNDS if one.id == live.on_wall or live.round_state(one.id) == "open"
    ]
    rest = [one for one in ROUNDS if one not in now]
    if not now:
        now = [one for one in rest if one.id == _next_round(live, slots)]
    waiting = [one for one in rest if one not in now and live.round_state(one.id) == "waiting"]
    behind = [one for one in rest if one not in now and one not in waiting]
    later = [one for one in waiting if one.id in slots]
    return now, later, behind, [one for one in waiting if one.id not in slots]


def _draw_folded(
    page: Page, hall: Hall, title: str, rounds: Rounds, slots: Mapping[str, Slot]
) -> None:
    if not rounds:
        return
    with st.expander(title):
        for asked in rounds:
            _draw_round(page, hall, asked, slots)


def _draw_round(page: Page, hall: Hall, asked: LiveRound, slots: Mapping[str, Slot]) -> None:
    t, live = page.t, hall.session
    state, slot = live.round_state(asked.id), slots.get(asked.id)
    states = {
        "waiting": t("on the agenda at {time}", time=clock(slot.starts))
        if slot
        else t("not opened yet"),
        "open": t("open"),
        "closed": t("closed, hidden on the wall"),
        "revealed": t("revealed"),
    }
    with st.container(key=f"live-round-{asked.id}", horizontal=True, vertical_alignment="center"):
        note = states[state]
        if state == "revealed" and live.on_wall == asked.id:
            note = t("on the wall for all to see")
        if state != "waiting":
            count = len(hall.answered(asked.id))
            note += " · " + t.plural("one has answered", "{n} have answered", count)
        draw(
            markup(
                '<div class="live-round{now}"><strong>{n}. {title}</strong>'
                '<span class="line-note">{note}</span></div>',
                now=" live-now" if live.on_wall == asked.id else "",
                n=ROUND_IDS.index(asked.id) + 1,
                title=t.message(asked.title),
                note=note,
            )
        )
        _round_buttons(page, live, asked, is_next=asked.id == _next_round(live, slots))


def _round_buttons(page: Page, live: LiveSession, asked: LiveRound, *, is_next: bool) -> None:
    t, title, state = page.t, page.t.message(asked.title), live.round_state(asked.id)
    choices: list[tuple[str, str, str]] = {
        "waiting": [("open", t("Open"), "primary")],
        "open": [("closed", t("Close"), "secondary"), ("revealed", t("Reveal"), "primary")],
        "closed": [("revealed", t("Reveal"), "primary"), ("open", t("Open again"), "secondary")],
        "revealed": [("closed", t("Hide"), "secondary"), ("open", t("Open again"), "secondary")],
    }[state]
    for wanted, label, kind in choices:
        st.button(
            label,
            key=f"live-{asked.id}-{wanted}-{state}",
            type="primary" if is_next and kind == "primary" else "secondary",
            help=t("{action}: {round}", action=label, round=title),
            on_click=_set,
            args=(page, live, asked.id, wanted),
        )
    if state != "waiting" and live.on_wall != asked.id:
        _button(page, live, t("On the wall"), show_on_wall, asked.id, more=asked.id)


def _next_round(live: LiveSession, slots: Mapping[str, Slot]) -> str:
    """Return the round where the facilitator is: the one on the wall until it was revealed.

    After that it is the next one that stands on the agenda.
    """
    at = next((n for n, one in enumerate(ROUNDS) if one.id == live.on_wall), -1)
    if at >= 0 and live.round_state(ROUNDS[at].id) != "revealed":
        return ROUNDS[at].id
    later = (one.id for one in ROUNDS[at + 1 :] if live.round_state(one.id) == "waiting")
    return next((one for one in later if one in slots), "")


def _draw_tables(page: Page, hall: Hall) -> None:
    t = page.t
    rows = tables(hall, hall.session.on_wall)
    st.subheader(t("Tables"), anchor=False)
    draw(
        markup(
            '<div class="live-tables">{rows}</div>',
            rows=joined(
                [
                    markup(
                        '<div class="{done}"><strong>{name}</strong><span>{count}</span></div>',
                        done="live-done" if row.joined and row.answered == row.joined else "",
                        name=t("Table {n}", n=row.number) if row.number else t("No table"),
                        count=t("{answered} of {joined}", answered=row.answered, joined=row.joined),
                    )
                    for row in rows
                ]
            ),
        )
    )


def _set(page: Page, live: LiveSession, round_id: str, state: str) -> None:
    with page.faults(), page.work() as work:
        if live.rehearsal and state == "open":
            open_round_in_rehearsal(work, live.id, round_id, page.t)
        else:
            set_round(work, live.id, round_id, state)  # type: ignore[arg-type] # from our list


def _pause(work: Any, session_id: str, paused: bool) -> None:  # noqa: ANN401, FBT001
    set_pause(work, session_id, paused=paused)


def _back(work: Any, session_id: str) -> None:  # noqa: ANN401
    take_back(work, session_id)


def _button(
    page: Page,
    live: LiveSession,
    label: str,
    service: Callable[..., object],
    *values: object,
    icon: str | None = None,
    more: str = "",
) -> None:
    key = f"live-{service.__name__}-{more}-{values}"
    st.button(label, key=key, icon=icon, on_click=_do, args=(page, live.id, service, values))


def _do(
    page: Page, session_id: str, service: Callable[..., object], values: tuple[object, ...]
) -> None:
    with page.faults(), page.work() as work:
        service(work, session_id, *values)
