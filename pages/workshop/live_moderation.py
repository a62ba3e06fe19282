"""What was said, to hide or to put together, and who is there."""

from __future__ import annotations

import streamlit as st

from model.services.live_moderating import merge, set_hidden, take_out
from model.workshop.hall import Hall
from model.workshop.live import LiveContribution
from model.workshop.rounds import ROUNDS
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.workshop.live_names import draw_names

WORDS = {
    "who-are-we": "brings-note",
    "missing": "missing",
    "ideas": "idea",
    "promises": "promise",
    "feedback": "tip",
}
"""Rounds in which people type, and which answer that is."""
MERGED = ("missing", "ideas")


def draw_answers(page: Page, hall: Hall) -> None:
    """List what people typed in a round, each with a button to hide it or put it together."""
    t = page.t
    titles = {one.id: t.message(one.title) for one in ROUNDS if one.id in WORDS}
    default = hall.session.on_wall if hall.session.on_wall in titles else "ideas"
    chosen = st.selectbox(
        t("Which round?"),
        list(titles),
        index=list(titles).index(default),
        format_func=titles.__getitem__,
        key=f"live-moderate-{hall.session.id}",
    )
    said = [one for one in hall.said.get(chosen, ()) if one.kind == WORDS[chosen] and one.text]
    if not said:
        st.caption(t("Nothing was typed in this round yet."))
        return
    for one in said:
        _draw_answer(page, hall, one, said)


def _draw_answer(
    page: Page, hall: Hall, one: LiveContribution, said: list[LiveContribution]
) -> None:
    t = page.t
    organisation = hall.organisation_of(one.participant_id)
    person = hall.participants[one.participant_id]
    into = hall.contributions.get(one.merged_into)
    note = ", ".join(filter(None, (person.first_name, organisation.name if organisation else "")))
    if one.hidden:
        note += " · " + t("hidden")
    if into is not None:
        note += " · " + t("counts with: {text}", text=into.text)
    with st.container(horizontal=True, vertical_alignment="center", key=f"live-said-{one.id}"):
        draw(
            markup(
                '<div class="live-round"><span>{text}</span>'
                '<span class="line-note">{note}</span></div>',
                text=one.text,
                note=note,
            )
        )
        label = t("Show again") if one.hidden else t("Hide")
        if st.button(label, key=f"live-hide-{one.id}-{one.version}", type="tertiary"):
            with page.faults():
                with page.work() as work:
                    set_hidden(work, hall.session.id, one.id, hidden=not one.hidden)
                st.rerun()
        if one.round in MERGED and len(said) > 1:
            _draw_merge(page, hall, one, said)


def _draw_merge(
    page: Page, hall: Hall, one: LiveContribution, said: list[LiveContribution]
) -> None:
    t = page.t
    if one.merged_into:
        if st.button(t("Let it stand alone"), key=f"live-split-{one.id}", type="tertiary"):
            _merge(page, hall, one.id, "")
        return
    with st.popover(t("Put together"), type="tertiary", key=f"live-together-{one.id}"):
        others = {
            other.id: other.text for other in said if other.id != one.id and not other.merged_into
        }
        into = st.selectbox(
            t("It says the same as"),
            list(others),
            index=None,
            placeholder=t("Choose"),
            format_func=others.__getitem__,
            key=f"live-into-{one.id}-{one.version}",
        )
        if into and st.button(t("Put together"), key=f"live-merge-{one.id}", type="primary"):
            _merge(page, hall, one.id, into)


def _merge(page: Page, hall: Hall, one: str, into: str) -> None:
    with page.faults():
        with page.work() as work:
            merge(work, hall.session.id, one, into)
        st.rerun()


def draw_people(page: Page, hall: Hall) -> None:
    """List who is there; somebody who does not belong there is taken out."""
    t = page.t
    if not hall.people:
        st.caption(t("Nobody has joined yet."))
        return
    draw_names(page, hall)
    for person in hall.people:
        organisation = hall.organisation_of(person.id)
        name = organisation.name if organisation else ""
        labels = [page.label("domains", d) for d in (organisation.domains if organisation else ())]
        note = [
            person.first_name,
            t.listing(labels) or t("not placed yet"),
            t("Table {n}", n=person.table) if person.table else "",
            t("on paper") if person.on_paper and not hall.session.rehearsal else "",
        ]
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"live-person-{person.id}"
        ):
            draw(
                markup(
                    '<div class="live-round"><span>{name}</span>'
                    '<span class="line-note">{note}</span></div>',
                    name=name,
                    note=" · ".join(filter(None, note)),
                )
            )
            if st.button(
                t("Take out"),
                key=f"live-out-{person.id}",
                type="tertiary",
                help=t("Take out {name}; you can take this back.", name=plain(name)),
            ):
                with page.faults():
                    with page.work() as work:
                        take_out(work, hall.session.id, person.id)
                    st.rerun()
