"""Minutes of a meeting become actions: paste, look at each line, accept. Nothing before that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from model.process.minutes import MinutesLine
from model.services.minutes import AcceptedLine, MinutesPreview, keep_minutes, preview_minutes
from pages.process.action_form import Around
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

PREVIEW = "actions-minutes-preview"
TEXT = "actions-minutes-text"
DAY = "actions-minutes-day"


def draw_minutes(page: Page, around: Around) -> None:
    """Draw the field to paste in, and after that the lines that were found."""
    t = page.t
    kept = st.session_state.get(PREVIEW)
    preview: MinutesPreview | None = kept[1] if kept and kept[0] == page.here.id else None
    if preview is None:
        _draw_paste(page, around)
        return
    _draw_preview(page, preview, around)
    if st.button(t("Paste another text"), type="tertiary", key="actions-minutes-again"):
        st.session_state.pop(PREVIEW)
        st.rerun()


def _draw_paste(page: Page, around: Around) -> None:
    t = page.t
    st.markdown(
        t(
            "Paste the minutes or the action list. The workbench looks for who does what before "
            "when. You look at every line before it comes on the list."
        )
    )
    with st.form("actions-minutes-form", border=False):
        text = st.text_area(
            t("Text of the minutes"),
            key=TEXT,
            height=220,
            placeholder=t("Action: Farid calls the GPs, before 1 March"),
        )
        meeting = st.date_input(
            t("Day of the meeting"),
            value=None,
            key=DAY,
            format="DD-MM-YYYY",
            help=t("Leave empty when it stands at the top of the text."),
        )
        pressed = st.form_submit_button(
            t("Look for actions"), type="primary", key="actions-minutes-read"
        )
    if pressed:
        with page.faults():
            with page.work(writes=False) as work:
                found = preview_minutes(work, page.here.id, text, around.today, meeting)
            st.session_state[PREVIEW] = (page.here.id, found)
            st.rerun()


def _draw_preview(page: Page, preview: MinutesPreview, around: Around) -> None:
    t = page.t
    if not preview.lines:
        st.info(
            t(
                "No actions were found in this text. Lines that begin with “Actie:”, a list under "
                "“Actiepunten” or a table with who and when are always found."
            )
        )
        return
    day = t.date(preview.meeting)
    st.markdown(
        t("Meeting of {day}, as it stands in the text.", day=day)
        if preview.meeting_was_found
        else t("The text says no day, so dates are counted from today, {day}.", day=day)
    )
    st.caption(t("Tick what comes on the list, and change what is not right."))
    with st.form("actions-minutes-accept", border=False):
        accepted = [
            line
            for place, found in enumerate(preview.lines)
            if (line := _draw_line(page, place, found, around)) is not None
        ]
        pressed = st.form_submit_button(
            t("Put the ticked lines on the list"), type="primary", key="actions-minutes-keep"
        )
    if pressed:
        _keep(page, accepted, preview.meeting)


def _keep(page: Page, accepted: Sequence[AcceptedLine], meeting: date) -> None:
    with page.faults():
        with page.work() as work:
            count = keep_minutes(work, page.here.id, accepted, meeting)
        st.session_state.pop(PREVIEW)
        st.session_state.pop(TEXT, None)
        offer_undo(
            page,
            page.t.plural(
                "One line of the minutes is on the list.",
                "{n} lines of the minutes are on the list.",
                count,
            ),
        )
        st.rerun()


def _draw_line(page: Page, place: int, found: MinutesLine, around: Around) -> AcceptedLine | None:
    """Draw one proposal; returns it as the person left it, or None when it is not ticked."""
    t, key = page.t, f"actions-minutes-{place}"
    kinds = {"action": t("Action"), "decision": t("Decision"), "agreement": t("Agreement")}
    with st.container(border=True):
        wanted = st.checkbox(
            f"**{kinds[found.kind]}**" + ("" if found.is_sure else f" · {t('perhaps')}"),
            value=found.is_sure,
            key=f"{key}-wanted",
            help=plain(found.quote),
        )
        title = st.text_input(t("What"), value=found.title, max_chars=300, key=f"{key}-title")
        who, partner_id, due_on = "", found.owner.partner_id, None
        if found.kind == "action":
            left, middle, right = st.columns(3)
            who = left.text_input(t("Who?"), value=found.owner.name, key=f"{key}-who")
            ids = ["", *around.names]
            partner_id = middle.selectbox(
                t("Of which partner?"),
                ids,
                index=ids.index(found.owner.partner_id) if found.owner.partner_id in ids else 0,
                format_func=lambda item: around.names[item] if item else t("None"),
                key=f"{key}-partner",
            )
            due_on = right.date_input(
                t("Before when? (estimated)") if found.is_estimated else t("Before when?"),
                value=found.due_on,
                format="DD-MM-YYYY",
                key=f"{key}-due",
            )
        if found.quote != found.title:
            draw(markup('<div class="line-note">“{quote}”</div>', quote=found.quote))
    if not wanted:
        return None
    return AcceptedLine(found.kind, title, found.quote, who, partner_id, due_on)
