"""Questions with several answers: referrers, places and key persons, as small rows.

A table would be hard to use on a phone and silent to a screen reader; rows are neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model.evaluation.projects import KeyPersonContact, PlaceVisit, Referrer
from pages.projects.project_keeping import Form, keep, redraw
from pages.projects.project_questions import Question
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_referrers(form: Form, question: Question) -> None:
    """Draw who refers people, with the partner on the map and the agreement."""
    page, project, keys, names = form.page, form.project, form.keys, form.names
    t = page.t
    draw_heading(page, question)
    for at, row in enumerate(project.referrers):
        name = row.name or names.get(row.partner_id, "")
        left, right = _columns(form, "referrers", at, name)
        if row.partner_id not in names:
            left.caption(t("not on the map yet"))
        key = f"{keys}-referrers-{at}-agreement"
        right.selectbox(
            t("Agreement with {name}", name=plain(name)),
            list(page.catalogue.items("agreements")),
            index=list(page.catalogue.items("agreements")).index(row.agreement),
            format_func=partial(page.label, "agreements"),
            key=key,
            on_change=_change,
            args=(form, "referrers", at, "agreement", key),
        )
    taken = {row.partner_id for row in project.referrers}
    key = f"{keys}-referrers-add-{len(project.referrers)}"
    free = {partner: name for partner, name in names.items() if partner not in taken}
    st.selectbox(
        t("Add somebody who refers people"),
        list(free),
        index=None,
        format_func=lambda item: free.get(item, str(item)),
        placeholder=t("Choose a partner, or type a name"),
        accept_new_options=True,
        key=key,
        on_change=_add_referrer,
        args=(form, key),
    )


def draw_key_persons(form: Form, question: Question) -> None:
    """Draw the key persons by role, with the organisation and the kind of contact."""
    page, project, keys = form.page, form.project, form.keys
    t = page.t
    draw_heading(page, question)
    contacts = list(page.catalogue.items("contacts"))
    for at, row in enumerate(project.key_persons):
        role = page.label("key-persons", row.role)
        left, right = _columns(form, "key_persons", at, role)
        _draw_organisation(form, at, left)
        key = f"{keys}-key_persons-{at}-contact"
        right.selectbox(
            t("How are you in touch?"),
            contacts,
            index=contacts.index(row.contact),
            format_func=partial(page.label, "contacts"),
            key=key,
            on_change=_change,
            args=(form, "key_persons", at, "contact", key),
        )
    key = f"{keys}-key_persons-add-{len(project.key_persons)}"
    st.selectbox(
        t("Add a key person"),
        list(page.catalogue.items("key-persons")),
        index=None,
        format_func=partial(page.label, "key-persons"),
        placeholder=t("Choose a role"),
        key=key,
        on_change=_add_key_person,
        args=(form, key),
    )


def draw_places(form: Form, question: Question) -> None:
    """Draw the places, with who goes there and how often."""
    page, project, keys = form.page, form.project, form.keys
    t = page.t
    draw_heading(page, question)
    for at, row in enumerate(project.places):
        left, right = _columns(form, "places", at, row.place)
        for column, part, value, label, example in (
            (left, "who", row.who, t("Who of you goes there?"), t("For example: Sanne")),
            (right, "how_often", row.how_often, t("When and how often?"),
             t("For example: every Friday morning")),
        ):  # fmt: skip
            key = f"{keys}-places-{at}-{part}"
            column.text_input(
                label,
                value=value,
                max_chars=200,
                placeholder=example,
                key=key,
                on_change=_change,
                args=(form, "places", at, part, key),
            )
    key = f"{keys}-places-add-{len(project.places)}"
    st.text_input(
        t("Add a place"),
        key=key,
        max_chars=200,
        placeholder=t("For example: coffee corner of the food bank"),
        on_change=_add_place,
        args=(form, key),
    )


def draw_heading(page: Page, question: Question) -> None:
    """Draw the question above its rows."""
    st.markdown(
        f"**{page.t(question.label)}**", help=page.t(question.help) if question.help else None
    )


def _columns(form: Form, field: str, at: int, name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draw the frame of one row with its button to take it away; returns its halves."""
    box = st.container(border=True)
    left, right = box.columns(2, vertical_alignment="bottom")
    left.markdown(f"**{plain(name)}**")
    box.button(
        form.page.t("Take away {name}", name=plain(name)),
        icon=":material/close:",
        key=f"{form.keys}-{field}-{at}-remove",
        type="tertiary",
        on_click=_remove,
        args=(form, field, at),
    )
    return left, right


def _draw_organisation(form: Form, at: int, column: DeltaGenerator) -> None:
    page, project, keys, names = form.page, form.project, form.keys, form.names
    row = project.key_persons[at]
    options = list(names)
    chosen = row.partner_id if row.partner_id in names else row.organisation
    if chosen and chosen not in options:
        options.append(chosen)
    key = f"{keys}-key_persons-{at}-organisation"
    column.selectbox(
        page.t("Of which organisation?"),
        options,
        index=options.index(chosen) if chosen else None,
        format_func=lambda item: names.get(item, str(item)),
        placeholder=page.t("Choose a partner, or type a name"),
        accept_new_options=True,
        key=key,
        on_change=_change_organisation,
        args=(form, at, key),
    )


def _change(form: Form, field: str, at: int, part: str, key: str) -> None:
    """Write one part of one row."""
    value = st.session_state[key]
    rows = list(getattr(form.project, field))
    rows[at] = rows[at].model_copy(update={part: value})
    keep(form, **{field: tuple(rows)})


def _change_organisation(form: Form, at: int, key: str) -> None:
    partner_id, name = _partner_and_name(st.session_state[key] or "", form.names)
    rows = list(form.project.key_persons)
    rows[at] = rows[at].model_copy(update={"partner_id": partner_id, "organisation": name})
    keep(form, key_persons=tuple(rows))


def _add_referrer(form: Form, key: str) -> None:
    partner_id, name = _partner_and_name(st.session_state[key] or "", form.names)
    if name:
        _add(form, "referrers", Referrer.model_construct(name=name, partner_id=partner_id))


def _add_key_person(form: Form, key: str) -> None:
    if st.session_state[key]:
        _add(form, "key_persons", KeyPersonContact(role=st.session_state[key]))


def _add_place(form: Form, key: str) -> None:
    if st.session_state[key].strip():
        _add(form, "places", PlaceVisit(place=st.session_state[key]))


def _add(form: Form, field: str, row: Any) -> None:  # noqa: ANN401 - any row
    if keep(form, **{field: (*getattr(form.project, field), row)}):
        redraw(form.project)


def _remove(form: Form, field: str, at: int) -> None:
    rows = [row for number, row in enumerate(getattr(form.project, field)) if number != at]
    if keep(form, **{field: tuple(rows)}):
        redraw(form.project)


def _partner_and_name(chosen: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Return partner and name: a partner that was chosen or typed exactly, or else just a name."""
    if chosen in names:
        return chosen, names[chosen]
    typed = chosen.strip()
    same = [partner for partner, name in names.items() if name.casefold() == typed.casefold()]
    return (same[0], names[same[0]]) if same else ("", typed)
