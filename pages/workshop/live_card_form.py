"""Typing a paper card over, in the order of the card: one side, or both at once."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st

from model.services.live_cards import Card, enter_card
from model.workshop.hall import Hall
from model.workshop.rounds import BLOCK_QUESTIONS, MARKS
from pages.shared.page import Page
from pages.shared.personal_data import seen_personal_data, warn_personal_data


def draw_card_form(page: Page, hall: Hall) -> None:
    """Ask what stands on one card; a kept card leaves an empty form for the next one."""
    t = page.t
    count = st.session_state.setdefault("live-card-count", 0)
    prefix = f"live-card-{hall.session.id}-{count}"
    kept = st.session_state.pop("live-card-kept", "")
    if kept:
        st.success(kept, icon=":material/check:")
    writer = _whose(page, hall, prefix)
    with st.form(f"{prefix}-form", border=False):
        first = {} if writer else _who_are_we(page, hall, prefix)
        card = Card(**first, **_what_do_we_want(page, prefix))
        if not st.form_submit_button(t("Keep this card"), type="primary"):
            return
    if _asks_first(page, card, f"{prefix}-seen"):
        return
    with page.faults():
        with page.work() as work:
            enter_card(work, hall, card, person_id=writer)
        st.session_state["live-card-count"] = count + 1
        st.session_state["live-card-kept"] = t("The card is kept. Type the next one.")
        st.rerun()


def _whose(page: Page, hall: Hall, prefix: str) -> str:
    """Ask whether somebody handed in a side before; the second one then counts for them."""
    t = page.t
    names = {}
    for person in hall.people:
        if person.on_paper:
            organisation = hall.organisation_of(person.id)
            group = organisation.name if organisation else ""
            names[person.id] = ", ".join(filter(None, (group, person.first_name)))
    if not names:
        return ""
    ordered = sorted(names, key=lambda one: names[one].casefold())
    chosen = st.selectbox(
        t("Whose card is it?"),
        ["", *ordered],
        format_func=lambda one: names[one] if one else t("Somebody new"),
        help=t("Second side of a card? Choose who wrote it, so that nobody counts twice."),
        key=f"{prefix}-whose",
    )
    if chosen:
        st.caption(t("Only what you fill in changes. The rest stays as it was."))
    return str(chosen)


def _asks_first(page: Page, card: Card, key: str) -> bool:
    """Whether to ask about personal data before a card is kept: once for the same words."""
    texts = (card.brings_note, *card.missing, *card.ideas, card.promise, card.tip)
    if st.session_state.get(key) == texts or not seen_personal_data(page.t, *texts):
        return False
    st.session_state[key] = texts
    warn_personal_data(page, *texts)
    st.caption(page.t("Nothing is kept yet. Is it all right? Press the button once more."))
    return True


def _who_are_we(page: Page, hall: Hall, prefix: str) -> dict[str, Any]:
    """Ask the first side."""
    t = page.t
    name, first = st.columns([3, 2])
    organisation = name.text_input(
        t("Organisation or group"), max_chars=120, key=f"{prefix}-name", placeholder=t("Name")
    )
    first_name = first.text_input(
        t("First name"), max_chars=60, key=f"{prefix}-first", placeholder=t("If it is there")
    )
    table = 0
    if hall.session.tables:
        table = st.number_input(
            t("Table number"),
            min_value=0,
            max_value=hall.session.tables,
            key=f"{prefix}-table",
            width=180,
        )
    domain = st.selectbox(
        t("Where does it belong?"),
        ["", *page.catalogue.domains],
        format_func=lambda one: page.label("domains", one) if one else t("As the name suggests"),
        key=f"{prefix}-domain",
    )
    groups = _pills(page, t("Whom do they often meet?"), "risk-groups", f"{prefix}-groups")
    brings = _pills(page, t("What can they bring?"), "contributions", f"{prefix}-brings")
    brings_note = st.text_input(
        t("Something else, or a few words about it"),
        key=f"{prefix}-note",
        max_chars=160,
        placeholder=t("In their words"),
    )
    others = {one.id: one.name for one in hall.present}
    known = st.multiselect(
        t("With whom here do they work already?"),
        list(others.values()),
        placeholder=t("Choose"),
        key=f"{prefix}-known",
    )
    return {
        "organisation": organisation,
        "first_name": first_name,
        "table": int(table),
        "domain": domain,
        "groups": groups,
        "brings": brings,
        "brings_note": brings_note,
        "known": tuple(known),
    }


def _pills(page: Page, label: str, kind: str, key: str) -> tuple[str, ...]:
    chosen = st.pills(
        label,
        list(page.catalogue.items(kind)),
        selection_mode="multi",
        format_func=lambda one: page.label(kind, one),
        key=key,
    )
    return tuple(chosen)


def _what_do_we_want(page: Page, prefix: str) -> dict[str, Any]:
    """Ask the second side."""
    t = page.t
    left, right = st.columns(2)
    missing = left.text_area(
        t("Who is missing? One on each line."), key=f"{prefix}-missing", max_chars=400
    )
    calls = left.checkbox(t("They can call them"), key=f"{prefix}-calls")
    ideas = right.text_area(t("Ideas. One on each line."), key=f"{prefix}-ideas", max_chars=600)
    block = right.selectbox(
        t("What is it about?"),
        ["", *BLOCK_QUESTIONS],
        format_func=lambda one: t.message(BLOCK_QUESTIONS[one]) if one else t("I do not know"),
        key=f"{prefix}-block",
    )
    dots = st.text_input(
        t("Numbers of the dots"), key=f"{prefix}-dots", max_chars=40, placeholder="3, 7, 12"
    )
    promise, day = st.columns([3, 1])
    promised = promise.text_input(
        t("What they take on"), key=f"{prefix}-promise", max_chars=200, placeholder=t("What")
    )
    due_on = day.date_input(
        t("Before which day?"), value=None, format="DD-MM-YYYY", key=f"{prefix}-due"
    )
    with st.container(horizontal=True, gap="large"):
        worth = _mark(t("Was it worth your time?"), f"{prefix}-worth")
        again = _mark(t("Do you come again?"), f"{prefix}-again")
    tip = st.text_input(
        t("A tip for next time"),
        key=f"{prefix}-tip",
        max_chars=240,
        placeholder=t("In their words"),
    )
    return {
        "missing": tuple(missing.splitlines()),
        "calls": calls,
        "ideas": tuple(ideas.splitlines()),
        "block": block,
        "dots": tuple(int(one) for one in re.findall(r"\d{1,4}", dots)),
        "promise": promised,
        "promise_on": due_on,
        "worth": worth,
        "again": again,
        "tip": tip,
    }


def _mark(label: str, key: str) -> str:
    return str(st.segmented_control(label, list(MARKS), key=key) or "")
