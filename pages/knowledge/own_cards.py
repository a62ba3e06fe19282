"""The coalition's own cards: agreements, numbers, ways of working, beside the cards we bring."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.process.local_cards import LocalCard
from model.services.library_data import ROLES
from model.services.local_cards import (
    add_local_card,
    as_card,
    change_local_card,
    local_cards,
    remove_local_card,
)
from pages.knowledge.filters import ROLE_LABELS
from pages.shared.addresses import ADDRESSES
from pages.shared.card_view import draw_card_body, draw_sources
from pages.shared.conflict import Words, draw_conflict, keep_conflict
from pages.shared.in_words import labels_of
from pages.shared.page import Page
from pages.shared.personal_data import warn_personal_data
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_own_cards(page: Page) -> None:
    """Draw the own cards, and for an editor the form for a new one."""
    t = page.t
    with page.work(writes=False) as work:
        listed = local_cards(work, page.here.id)
    st.markdown(
        t(
            "Write down what only holds here: an agreement, the number of your reporting point, "
            "how you do things. Your cards stand among ours, are found by the search, and travel "
            "in the dossier. Nothing about one resident."
        )
    )
    may_write = page.may(add_local_card)
    if may_write:
        with st.expander(t("Write a card"), icon=":material/add:", expanded=not listed):
            _draw_new(page)
    elif not listed:
        st.info(t("There are no own cards yet. A coordinator can write them."))
    for card in listed:
        draw_conflict(page, card.id, _labels(page), change_local_card, words=_words(page))
        _draw_one(page, card, may_write=may_write)


def _labels(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "title": t("Title"),
        "text": t("What should people know?"),
        "todo": t("One thing to do"),
        "page": t("On which page do you use it?"),
        "roles": t("For whom"),
        "groups": t("About which group"),
        "steps": t("In which step"),
        "source_title": t("Where does it come from?"),
        "source_url": t("Link"),
    }


def _words(page: Page) -> Words:
    titles = {address.path: page.t(address.title) for address in ADDRESSES}
    return {
        "page": lambda path: titles.get(path, ""),
        "roles": lambda role: page.t(ROLE_LABELS[role]),
        "groups": labels_of(page, "risk-groups"),
        "steps": labels_of(page, "steps"),
    }


def _draw_new(page: Page) -> None:
    with st.form(f"own-cards-add-{page.here.id}", border=False):
        values = _fields(page, None)
        pressed = st.form_submit_button(page.t("Keep this card"), type="primary", key="own-add")
    if pressed:
        with page.faults():
            with page.work() as work:
                add_local_card(work, page.here.id, **values)
            for key in [one for one in st.session_state if str(one).startswith("own-cards-new-")]:
                del st.session_state[key]
            offer_undo(page, page.t("The card {name} is kept.", name=values["title"]))
            st.rerun()


def _fields(page: Page, card: LocalCard | None) -> dict[str, Any]:
    t, labels = page.t, _labels(page)
    old: dict[str, Any] = card.model_dump() if card else {}
    key = f"own-cards-{card.id}-{card.version}" if card else f"own-cards-new-{page.here.id}"
    values: dict[str, Any] = {
        "title": st.text_input(
            labels["title"], value=old.get("title", ""), max_chars=200, key=f"{key}-title",
            placeholder=t("For example: our reporting point"),
        ),
        "text": st.text_area(
            labels["text"], value=old.get("text", ""), max_chars=2000, height=110,
            key=f"{key}-text",
        ),
        "todo": st.text_input(
            labels["todo"], value=old.get("todo", ""), max_chars=500, key=f"{key}-todo",
            placeholder=t("For example: call on weekdays before 12"),
        ),
    }  # fmt: skip
    left, right = st.columns(2)
    paths = [address.path for address in ADDRESSES if address.path]
    titles = {address.path: t(address.title) for address in ADDRESSES}
    values["page"] = left.selectbox(
        labels["page"],
        ["", *paths],
        index=["", *paths].index(old["page"]) if old.get("page") in paths else 0,
        format_func=lambda path: titles[path] if path else t("Nowhere in particular"),
        key=f"{key}-page",
    )
    names: dict[str, dict[str, str]] = {
        "roles": {role: t(ROLE_LABELS[role]) for role in ROLES},
        "groups": {
            one: page.label("risk-groups", one) for one in page.catalogue.items("risk-groups")
        },
        "steps": {
            one: step.label.in_language(page.language) for one, step in page.catalogue.steps.items()
        },
    }
    for column, (field, options) in zip((right, left, right), names.items(), strict=True):
        values[field] = tuple(
            column.multiselect(
                labels[field],
                list(options),
                default=[one for one in old.get(field, ()) if one in options],
                format_func=options.__getitem__,
                placeholder=t("Everyone") if field == "roles" else t("Choose one or more"),
                key=f"{key}-{field}",
            )
        )
    values["source_title"] = left.text_input(
        labels["source_title"], value=old.get("source_title", ""), max_chars=300,
        key=f"{key}-source", placeholder=t("For example: agreement of 12 March"),
    )  # fmt: skip
    values["source_url"] = right.text_input(
        labels["source_url"], value=old.get("source_url", ""), max_chars=500,
        key=f"{key}-url", placeholder="https://",
    )  # fmt: skip
    return values


def _draw_one(page: Page, card: LocalCard, *, may_write: bool) -> None:
    t = page.t
    with st.container(border=True, key=f"own-card-{card.id}"):
        st.subheader(f":material/push_pin: {plain(card.title)}", anchor=False)
        draw_card_body(page, as_card(card))
        draw_sources(page, as_card(card))
        warn_personal_data(page, f"{card.text}\n{card.todo}", contacts=True)
        if not may_write:
            return
        with st.container(horizontal=True):
            if st.button(
                t("Change"), key=f"own-change-{card.id}", type="tertiary", icon=":material/edit:"
            ):
                st.dialog(t("Change this card"), width="medium")(_edit)(page, card)
            if st.button(
                t("Remove"), key=f"own-remove-{card.id}", type="tertiary", icon=":material/delete:"
            ):
                with page.faults():
                    with page.work() as work:
                        remove_local_card(work, card)
                    offer_undo(page, t("The card {name} is removed.", name=card.title))
                    st.rerun()


def _edit(page: Page, card: LocalCard) -> None:
    with st.form(f"own-cards-edit-{card.id}-{card.version}", border=False):
        values = _fields(page, card)
        saved = st.form_submit_button(page.t("Save"), type="primary", key="own-save")
    if saved:
        with page.faults():
            try:
                with page.work() as work:
                    change_local_card(work, card, **values)
                offer_undo(page, page.t("The card {name} is changed.", name=values["title"]))
            except StaleWriteError as error:
                keep_conflict(error)
            st.rerun()
