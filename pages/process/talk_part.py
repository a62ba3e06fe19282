"""Talks at the beginning: with whom, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.process.talks import Talk
from model.services.talks import add_talk, remove_talk, talks
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

ENOUGH = 5


def draw_talks(page: Page) -> None:
    """Draw the talks, newest first, and the form for a new one."""
    t = page.t
    with page.work(writes=False) as work:
        listed = talks(work, page.here.id)
        names = {p.id: p.name for p in work.partners.find(coalition_id=page.here.id)}
    st.markdown(
        t(
            "Write down whom you talked with, what they want, and what you agreed. Talk with "
            "organisations and professionals; nothing about one resident."
        )
    )
    st.caption(t("{n} of {enough} talks to begin with", n=len(listed), enough=ENOUGH))
    if page.may(add_talk):
        _draw_new(page, names, is_first=not listed)
    for talk in listed:
        _draw_talk(page, talk, names.get(talk.partner_id, ""))


def _draw_new(page: Page, names: dict[str, str], *, is_first: bool) -> None:
    t = page.t
    with st.expander(t("Write down a talk"), icon=":material/add:", expanded=is_first):
        key = f"talks-add-{page.here.id}"
        with st.form(fresh(key), border=False):
            who = st.text_input(
                t("With whom?"),
                max_chars=200,
                placeholder=t("For example: Marleen of the library"),
            )
            left, right = st.columns(2)
            ids = ["", *sorted(names, key=lambda one: names[one].casefold())]
            partner = left.selectbox(
                t("Of which partner?"),
                ids,
                format_func=lambda one: names[one] if one else t("None"),
            )
            day = right.date_input(
                t("On which day?"), value=datetime.now(UTC).date(), format="DD-MM-YYYY"
            )
            outcome = st.text_area(t("What came of it?"), height=90)
            pressed = st.form_submit_button(t("Add"), type="primary", key="talks-add")
        if pressed:
            with page.faults():
                with page.work() as work:
                    add_talk(
                        work,
                        page.here.id,
                        title=who,
                        partner_id=partner or "",
                        talked_on=day,
                        outcome=outcome,
                    )
                empty_form(key)
                st.rerun()


def _draw_talk(page: Page, talk: Talk, partner: str) -> None:
    t = page.t
    note = [t.date(talk.talked_on) if talk.talked_on else "", partner]
    text, button = st.columns([6, 1.2], vertical_alignment="center")
    with text:
        draw(
            markup(
                '<div class="line"><div class="line-title"><strong>{who}</strong></div>'
                '<div>{outcome}</div><div class="line-note">{note}</div></div>',
                who=talk.title,
                outcome=talk.outcome,
                note=" · ".join(filter(None, note)),
            )
        )
    if page.may(remove_talk) and button.button(
        t("Remove"), key=f"talks-remove-{talk.id}", type="tertiary", help=plain(talk.title)
    ):
        with page.faults():
            with page.work() as work:
                remove_talk(work, talk)
            offer_undo(page, t("The talk with {name} is removed.", name=talk.title))
            st.rerun()
