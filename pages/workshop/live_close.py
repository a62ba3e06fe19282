"""After a live meeting: what to take over, the minutes, thank-you texts, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.services.file_names import file_name
from model.services.live_minutes import promises_kept, write_minutes
from model.services.live_proposals import HEADINGS, Closing, Heading, Proposal, closing
from model.services.live_taking import take_over
from model.services.live_thanks import thanks
from model.workshop.live import LiveSession
from pages.shared.addresses import page_file
from pages.shared.file_labels import file_label
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_IN_SIGHT = 6
"""A longer list of proposals is folded at first; all of it is ticked as it is advised."""
FORMATS = (("docx", _WORD), ("pdf", "application/pdf"))


def draw_close(page: Page, live: LiveSession) -> None:
    """Draw everything that is done after the meeting, in that order."""
    t = page.t
    with page.work(writes=False) as work:
        now = closing(work, live.id)
    _draw_proposals(page, live, now)
    st.subheader(t("Minutes"), anchor=False)
    st.markdown(t("Who was there on the map, what was chosen, and who takes on what."))
    _draw_minutes(page, live)
    if not live.rehearsal:
        _draw_promises(page, live)
    _draw_thanks(page, live, now)


def _draw_thanks(page: Page, live: LiveSession, now: Closing) -> None:
    """Draw a text for each participant; after a full hall first of those who promised something."""
    t = page.t
    st.subheader(t("Say thank you"), anchor=False)
    if not st.toggle(t("Show a text for each participant"), key=f"live-thanks-{live.id}"):
        return
    found = thanks(now.hall, page.here, t)
    rest = sum(not one.promised for one in found)
    if (
        len(found) > MOST_IN_SIGHT
        and 0 < rest < len(found)
        and not st.toggle(
            t.plural("Also the one who takes nothing on", "Also the {n} who take nothing on", rest),
            key=f"live-thanks-all-{live.id}",
        )
    ):
        found = found[: len(found) - rest]
    for one in found:
        who = ", ".join(filter(None, (one.name, one.organisation)))
        st.caption(plain(who))
        st.code(one.text, language=None, wrap_lines=True)


def _draw_proposals(page: Page, live: LiveSession, now: Closing) -> None:
    t = page.t
    titles: dict[Heading, tuple[str, str]] = {
        "partners": (t("Into the register"), t("Organisations that were there")),
        "ties": (t("Onto the map"), t("Who works with whom, as people said it themselves")),
        "goals": (t("Into the goals"), t("Ideas with dots")),
        "ideas": (t("Into the plan"), t("Ideas by building block")),
        "actions": (t("Onto the action list"), t("What people take on")),
        "invitations": (t("Onto the invitation list"), t("Who is missing")),
    }
    st.subheader(t("Take it over into the workbench"), anchor=False)
    open_ = [one for one in now.proposals if not one.done]
    if not now.proposals:
        st.caption(t("Nothing was said in this meeting that can be taken over."))
        return
    if not open_:
        st.success(t("Everything is taken over."), icon=":material/check:")
        return
    st.markdown(
        t(
            "Look it through and take away what should not come along. "
            "Afterwards you can take it all back in one go."
        )
    )
    if live.rehearsal:
        st.info(
            t("This is a dry run: look around, nothing can be taken over."),
            icon=":material/theater_comedy:",
        )
    with st.form(f"live-take-{live.id}-{len(open_)}", border=False):
        chosen = [
            one.key
            for heading in HEADINGS
            for one in _draw_heading(page, live, now.under(heading), *titles[heading])
        ]
        if not st.form_submit_button(
            t("Take over what is ticked"), type="primary", disabled=live.rehearsal
        ):
            return
    with page.faults():
        with page.work() as work:
            taken = take_over(work, live.id, chosen, t)
        text = t.plural(
            "One thing is taken over.", "{n} things are taken over.", sum(taken.values())
        )
        offer_undo(page, text)
        st.rerun()


def _draw_heading(
    page: Page, live: LiveSession, proposals: tuple[Proposal, ...], title: str, what: str
) -> list[Proposal]:
    """Draw the proposals under one heading and return the ticked ones."""
    left = [one for one in proposals if not one.done]
    if not left:
        return []
    with st.expander(f"**{title}** ({len(left)}) · {what}", expanded=len(left) <= MOST_IN_SIGHT):
        return _draw_rows(page, live, proposals, left)


def _draw_rows(
    page: Page, live: LiveSession, proposals: tuple[Proposal, ...], left: list[Proposal]
) -> list[Proposal]:
    t = page.t
    done = len(proposals) - len(left)
    if done:
        st.caption(t.plural("One was taken over already.", "{n} were taken over already.", done))
    chosen = []
    for one in left:
        notes = [t.message(one.note)] if one.note else []
        if one.on:
            notes.append(t("before {day}", day=t.date(one.on)))
        note = f" :gray[· {plain(', '.join(notes))}]" if notes else ""
        if st.checkbox(
            plain(one.title) + note,
            value=one.advised,
            key=f"live-take-{live.id}-{one.key}",
            wrap=True,
        ):
            chosen.append(one)
    return chosen


def _draw_minutes(page: Page, live: LiveSession) -> None:
    t, today = page.t, datetime.now(UTC).date()
    with st.container(horizontal=True):
        for suffix, mime in FORMATS:
            st.download_button(
                file_label(t, t("Minutes"), suffix),
                data=partial(_minutes, page, live.id, suffix),
                file_name=file_name(page.here.municipality, t("Minutes"), today, suffix),
                mime=mime,
                key=f"live-minutes-{suffix}",
                on_click="ignore",
                icon=":material/download:",
            )


def _minutes(page: Page, session_id: str, kind: str) -> bytes:
    with page.work(writes=False) as work:
        return write_minutes(work, session_id, page.t, "pdf" if kind == "pdf" else "docx")


def _draw_promises(page: Page, live: LiveSession) -> None:
    """Draw who did what they promised; it fills once the promises are on the action list."""
    t = page.t
    with page.work(writes=False) as work:
        found = promises_kept(work, live.code, page.here.id)
    if not found:
        return
    done = sum(one.action.state == "done" for one in found)
    st.subheader(t("What came of the promises"), anchor=False)
    st.markdown(t("{done} of {total} done.", done=done, total=len(found)))
    for one in found:
        day = t("before {day}", day=t.date(one.action.due_on)) if one.action.due_on else ""
        state = page.label("action-states", one.action.state)
        draw(
            markup(
                '<div class="line"><div class="line-title">{title}</div>'
                '<div class="line-note">{note}<span class="late">{late}</span></div></div>',
                title=one.action.title,
                note=" · ".join(filter(None, (one.who, day, state))),
                late=" · " + t("late") if one.late else "",
            )
        )
    st.page_link(page_file("acties"), label=t("To the action list"), icon=":material/task_alt:")
