"""Typing a paper card over, in the order of the card."""

from __future__ import annotations

import re

import streamlit as st

from model.services.live_cards import Card, enter_card
from model.workshop.hall import Hall
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
    with st.form(f"{prefix}-form", border=False):
        card = _fields(page, hall, prefix)
        if not st.form_submit_button(t("Keep this card"), type="primary"):
            return
    if _asks_first(page, card, f"{prefix}-seen"):
        return
    with page.faults():
        with page.work() as work:
            enter_card(work, hall, card)
        st.session_state["live-card-count"] = count + 1
        st.session_state["live-card-kept"] = t("The card is kept. Type the next one.")
        st.rerun()


def _asks_first(page: Page, card: Card, key: str) -> bool:
    """Whether to ask about personal data before a card is kept: once for the same words."""
    texts = (card.brings_note, *card.missing, *card.ideas, card.promise, card.tip)
    if st.session_state.get(key) == texts or not seen_personal_data(page.t, *texts):
        return False
    st.session_state[key] = texts
    warn_personal_data(page, *texts)
    st.caption(page.t("Nothing is kept yet. Is it all right? Press the button once more."))
    return True


def _fields(page: Page, hall: Hall, prefix: str) -> Card:
    t = page.t
    name, first, table = st.columns([3, 2, 1])
    organisation = name.text_input(
        t("Organisation or group"), max_chars=120, key=f"{prefix}-name", placeholder=t("Name")
    )
    first_name = first.text_input(
        t("First name"), max_chars=60, key=f"{prefix}-first", placeholder=t("If it is there")
    )
    number = table.number_input(
        t("Table number"), min_value=0, max_value=max(1, hall.session.tables), key=f"{prefix}-table"
    )
    domain = st.selectbox(
        t("Where does it belong?"),
        ["", *page.catalogue.domains],
        format_func=lambda one: page.label("domains", one) if one else t("As the name suggests"),
        key=f"{prefix}-domain",
    )
    groups = st.pills(
        t("Whom do they often meet?"),
        list(page.catalogue.items("risk-groups")),
        selection_mode="multi",
        format_func=lambda one: page.label("risk-groups", one),
        key=f"{prefix}-groups",
    )
    brings = st.pills(
        t("What can they bring?"),
        list(page.catalogue.items("contributions")),
        selection_mode="multi",
        format_func=lambda one: page.label("contributions", one),
        key=f"{prefix}-brings",
    )
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
    left, right = st.columns(2)
    missing = left.text_area(
        t("Who is missing? One on each line."), key=f"{prefix}-missing", max_chars=400
    )
    ideas = right.text_area(t("Ideas. One on each line."), key=f"{prefix}-ideas", max_chars=600)
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
    tip = st.text_input(
        t("How was it?"), key=f"{prefix}-tip", max_chars=240, placeholder=t("In their words")
    )
    return Card(
        organisation=organisation,
        first_name=first_name,
        table=int(number),
        domain=domain,
        groups=tuple(groups),
        brings_note=brings_note,
        brings=tuple(brings),
        known=tuple(known),
        missing=tuple(missing.splitlines()),
        ideas=tuple(ideas.splitlines()),
        dots=tuple(int(one) for one in re.findall(r"\d{1,4}", dots)),
        promise=promised,
        promise_on=due_on,
        tip=tip,
    )
