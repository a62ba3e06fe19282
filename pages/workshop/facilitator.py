"""Kick-off: prepare the first meeting, run it with everybody on their phone, and write it up."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import streamlit as st

from model.core.messages import N_
from model.services.file_names import file_name
from model.services.kickoff import Guests, KickoffPlan, guests, kickoff_plan
from model.services.kickoff_papers import write_cards, write_script
from model.services.live_sessions import live_sessions
from model.workshop.live import LiveSession
from pages.shared.card_link import draw_card_links
from pages.shared.choice_row import chosen_in_address
from pages.shared.file_labels import file_label
from pages.shared.page import Page, begin
from pages.shared.session import current_session
from pages.workshop.invitations import draw_invitations
from pages.workshop.live_card_form import draw_card_form
from pages.workshop.live_close import draw_close
from pages.workshop.live_moderation import draw_answers, draw_people
from pages.workshop.live_run import draw_run
from pages.workshop.live_start import (
    draw_address,
    draw_doors,
    draw_end,
    draw_start,
    draw_tables,
    part_key,
)
from pages.workshop.live_wall import WALL, draw_wall
from pages.workshop.live_watch import EVERY, watched
from pages.workshop.timetable import draw_choices, draw_timetable

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CSS = Path(__file__).parent / "live.css"
FORMATS = (("docx", _WORD), ("pdf", "application/pdf"))


def draw_papers(page: Page, plan: KickoffPlan, who: Guests) -> None:
    """Offer the script and the cards; they are built on click."""
    t, today = page.t, datetime.now(UTC).date()
    papers = {
        "script": (
            t("Script"),
            t("Script"),
            t("For you: times, what happens, what must lie ready, whom to call."),
            partial(write_script, page.here, plan, who, t),
        ),
        "cards": (
            t("Cards on paper"),
            t("Paper cards"),
            t("For everyone without a phone: two pages with room to write, to copy."),
            partial(write_cards, page.here, plan, t),
        ),
    }
    for column, (paper, (title, short, use, write)) in zip(
        st.columns(2, gap="large"), papers.items(), strict=True
    ):
        with column:
            st.subheader(title, anchor=False)
            st.markdown(use)
            with st.container(horizontal=True):
                for suffix, mime in FORMATS:
                    st.download_button(
                        file_label(t, short, suffix),
                        data=partial(write, suffix),
                        file_name=file_name(page.here.municipality, title, today, suffix),
                        mime=mime,
                        key=f"kickoff-{paper}-{suffix}",
                        on_click="ignore",
                        icon=":material/download:",
                    )


def draw_before(page: Page) -> None:
    """Draw the preparation in the order in which it is done."""
    t = page.t
    with page.work(writes=False) as work:
        plan = kickoff_plan(work, page.here.id)
        who = guests(work, page.here.id)
    draw_card_links(page, "kickoff:before")
    st.header(t("When and how long"), anchor=False)
    plan = draw_choices(page, plan)
    draw_timetable(page, plan)
    st.header(t("Whom to invite"), anchor=False)
    draw_invitations(page, who)
    st.header(t("Papers to take along"), anchor=False)
    draw_papers(page, plan, who)


def draw_hall(page: Page, live: LiveSession | None) -> None:
    """Draw the meeting itself: begin it, or run the one that is going on."""
    t = page.t
    with page.work(writes=False) as work:
        plan = kickoff_plan(work, page.here.id)
    if live is None:
        draw_start(page, plan)
        return
    st.link_button(
        t("Open the wall in a tab of its own"),
        f"{page_address()}?scherm={WALL}&coalitie={page.here.id}&taal={page.language}",
        icon=":material/open_in_new:",
    )
    if live.state == "prepared":
        draw_doors(page, live)
        draw_address(page, plan)
        return
    if live.rehearsal:
        st.info(t("This is a dry run. Nothing of it is kept."), icon=":material/theater_comedy:")
    views = {
        "rondes": t("Rounds"),
        "antwoorden": t("Answers"),
        "mensen": t("People"),
        "kaarten": t("Type cards"),
    }
    view = st.segmented_control(
        t("What do you want to do?"),
        list(views),
        default="rondes",
        format_func=views.__getitem__,
        key=f"live-view-{live.id}",
        required=True,
        label_visibility="collapsed",
    )
    _draw_view(page, live, plan, str(view))
    st.divider()
    draw_end(page, live)


def _draw_view(page: Page, live: LiveSession, plan: KickoffPlan, view: str) -> None:
    if view == "rondes":
        draw_run(page, live.id, plan)
    elif view == "kaarten":
        hall = watched(page, live.id)
        if hall is not None:
            draw_card_form(page, hall)
    else:
        if view == "mensen":
            draw_tables(page, live)
        _keep_up(page, live.id, view)


@st.fragment(run_every=EVERY)
def _keep_up(page: Page, session_id: str, view: str) -> None:
    """Draw who is there or what they said; who or what is new comes below."""
    hall = watched(page, session_id)
    if hall is None:
        return
    if view == "antwoorden":
        draw_answers(page, hall)
    else:
        draw_people(page, hall)


def page_address() -> str:
    """Return the address of this page without what stands behind it."""
    return (st.context.url or "bijeenkomst").split("?")[0]


def draw_after(page: Page, found: list[LiveSession]) -> None:
    """Draw what is done after a meeting; with several, the newest first."""
    t = page.t
    held = [one for one in found if one.opened_at is not None]
    if not held:
        st.info(t("There was no meeting yet. Prepare one, or try a dry run in the hall."))
        return
    live = held[0]
    if len(held) > 1:
        names = {
            one.id: t("{day}, code {code}", day=t.date(one.opened_at.date()), code=one.code)
            for one in held
            if one.opened_at
        }
        chosen = st.selectbox(
            t("Which meeting?"), list(names), format_func=names.__getitem__, key="live-which"
        )
        live = next(one for one in held if one.id == chosen)
    draw_close(page, live)


def draw_kickoff(page: Page) -> None:
    """Draw the part that fits the moment: before, in the hall, or afterwards."""
    t = page.t
    st.html(f"<style>{_CSS.read_text(encoding='utf-8')}</style>")
    with page.work(writes=False) as work:
        found = live_sessions(work, page.here.id)
    live = next((one for one in found if one.state != "closed"), None)
    parts = {"voor": t("Prepare"), "zaal": t("In the hall"), "na": t("Afterwards")}
    key = part_key(page)
    st.session_state.setdefault(key, "zaal" if live else "voor")
    part = chosen_in_address("deel", t("Which part?"), parts, key, fallback="voor")
    if part == "zaal":
        draw_hall(page, live)
    elif part == "na":
        draw_after(page, found)
    else:
        draw_before(page)


if st.query_params.get("scherm") == WALL:
    draw_wall(current_session())
else:
    here = begin(
        N_("Kick-off"),
        N_("Everybody in one room: see who is there, who is missing, and who does what."),
    )
    draw_kickoff(here)
