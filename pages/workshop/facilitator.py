"""Kick-off: prepare the first meeting, from the timetable to the invitations and the papers."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.core.messages import N_
from model.services.file_names import file_name
from model.services.kickoff import Guests, KickoffPlan, guests, kickoff_plan
from model.services.kickoff_papers import write_cards, write_script
from pages.shared.addresses import page_file
from pages.shared.page import Page, begin
from pages.workshop.invitations import draw_invitations
from pages.workshop.timetable import draw_choices, draw_timetable

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (("docx", _WORD), ("pdf", "application/pdf"))


def draw_papers(page: Page, plan: KickoffPlan, who: Guests) -> None:
    """Offer the script and the cards; they are built on click."""
    t, today = page.t, datetime.now(UTC).date()
    papers = {
        "script": (
            t("Script"),
            t("For you: times, what happens, what must lie ready, whom to call."),
            partial(write_script, page.here, plan, who, t),
        ),
        "cards": (
            t("Cards on paper"),
            t("For everyone without a phone: two pages with room to write, to copy."),
            partial(write_cards, page.here, plan, t),
        ),
    }
    for column, (paper, (title, use, write)) in zip(
        st.columns(2, gap="large"), papers.items(), strict=True
    ):
        with column:
            st.subheader(title, anchor=False)
            st.markdown(use)
            with st.container(horizontal=True):
                for suffix, mime in FORMATS:
                    st.download_button(
                        t("Download {kind}", kind=suffix),
                        data=partial(write, suffix),
                        file_name=file_name(page.here.municipality, title, today, suffix),
                        mime=mime,
                        key=f"kickoff-{paper}-{suffix}",
                        on_click="ignore",
                        icon=":material/download:",
                    )


def draw_kickoff(page: Page) -> None:
    """Draw the preparation in the order in which it is done."""
    t = page.t
    with page.work(writes=False) as work:
        plan = kickoff_plan(work, page.here.id)
        who = guests(work, page.here.id)
    st.info(
        t(
            "This page prepares the meeting. Joining in by phone is not possible yet: where the "
            "list mentions phones, use the cards on paper. Afterwards you type in what was agreed."
        ),
        icon=":material/info:",
    )
    st.header(t("When and how long"), anchor=False)
    plan = draw_choices(page, plan)
    draw_timetable(page, plan)
    st.header(t("Whom to invite"), anchor=False)
    draw_invitations(page, who)
    st.header(t("Papers to take along"), anchor=False)
    draw_papers(page, plan, who)
    st.header(t("In the hall and afterwards"), anchor=False)
    for path, label in (
        ("netwerk", t("Show the network map on the wall")),
        ("partners", t("Type in who came")),
        ("acties", t("Write down who does what")),
    ):
        st.page_link(page_file(path), label=label, icon=":material/arrow_forward:")


here = begin(
    N_("Kick-off"),
    N_("Everybody in one room: see who is there, who is missing, and who does what."),
)
draw_kickoff(here)
