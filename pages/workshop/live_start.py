"""Beginning a live meeting, or trying one out, and where phones find it."""

from __future__ import annotations

import streamlit as st

from model.services.kickoff import KickoffPlan, keep_kickoff_plan
from model.services.live_rehearsal import begin_rehearsal
from model.services.live_sessions import (
    close_session,
    open_doors,
    prepare_session,
    remove_session,
    set_tables,
)
from model.workshop.live import LiveSession
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.workshop.live_watch import is_this_machine, phone_address


def draw_start(page: Page, plan: KickoffPlan) -> None:
    """Offer to prepare the real meeting, or a dry run that leaves nothing behind."""
    t = page.t
    st.markdown(
        t(
            "Everybody joins on their own phone with a code. No accounts, nothing to install. "
            "Whoever has no phone writes a card."
        )
    )
    real, trial = st.columns(2, gap="large")
    with real:
        st.subheader(t("The meeting itself"), anchor=False)
        tables = st.number_input(
            t("How many tables?"),
            min_value=0,
            max_value=40,
            value=0,
            key=f"live-tables-{page.here.id}",
            help=t("With 0 nobody is asked for a table."),
        )
        if st.button(t("Make a code"), type="primary", icon=":material/qr_code:", key="live-make"):
            with page.faults():
                with page.work() as work:
                    prepare_session(work, page.here.id, tables=int(tables))
                st.rerun()
    with trial:
        st.subheader(t("A dry run"), anchor=False)
        st.markdown(
            t("Twelve pretend people join and answer, so that you can try everything alone.")
        )
        st.caption(t("Nothing of a dry run is kept."))
        if st.button(t("Begin a dry run"), icon=":material/play_circle:", key="live-rehearse"):
            with page.faults():
                with page.work() as work:
                    begin_rehearsal(work, page.here.id, t)
                st.rerun()
    draw_address(page, plan)


def draw_address(page: Page, plan: KickoffPlan) -> None:
    """Ask under which address phones find the workbench, and warn when they cannot."""
    t = page.t
    address = phone_address(plan)
    if is_this_machine(address):
        st.warning(
            t(
                "Phones cannot reach {address}: that is this computer only. Ask who runs your "
                "network for an address, start the workbench with --host 0.0.0.0, and fill in "
                "the address here.",
                address=plain(address),
            ),
            icon=":material/wifi_off:",
        )
    key = f"live-address-{page.here.id}"
    st.text_input(
        t("Address for phones"),
        value=plan.phones_at,
        max_chars=200,
        placeholder=phone_address(plan.model_copy(update={"phones_at": ""})),
        key=key,
        on_change=_keep_address,
        args=(page, key),
        help=t("Begins with http:// or https://. Empty: the address of this page."),
    )


def draw_doors(page: Page, live: LiveSession) -> None:
    """Open the doors of a prepared meeting."""
    t = page.t
    st.info(
        t("The code is {code}. Put the wall on the screen, then open the doors.", code=live.code),
        icon=":material/qr_code:",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(t("Open the doors"), type="primary", key="live-open"):
            _do(page, open_doors, live.id)
        if st.button(t("Away with this code"), type="tertiary", key="live-drop"):
            _do(page, remove_session, live.id)


def draw_end(page: Page, live: LiveSession) -> None:
    """End a meeting, after asking once; or stop a dry run and leave nothing behind."""
    t = page.t
    if live.rehearsal:
        if st.button(t("Stop the dry run"), icon=":material/stop_circle:", key="live-stop"):
            _do(page, remove_session, live.id)
        return
    with st.popover(t("End the meeting"), icon=":material/stop_circle:"):
        st.markdown(t("The code then opens nothing any more. What was said is kept."))
        st.button(
            t("Yes, end it"), type="primary", key="live-end", on_click=_end, args=(page, live.id)
        )


def draw_tables(page: Page, live: LiveSession) -> None:
    """Ask how many tables there are; it may change while people come in."""
    t = page.t
    tables = st.session_state.get(f"live-seats-{live.id}", live.tables)
    st.number_input(
        t("How many tables?"),
        min_value=0,
        max_value=40,
        value=tables,
        key=f"live-seats-{live.id}",
        width=180,
        on_change=_keep_tables,
        args=(page, live.id, f"live-seats-{live.id}"),
    )


def _do(page: Page, service: object, session_id: str) -> None:
    assert callable(service), "one of ours"
    with page.faults():
        with page.work() as work:
            service(work, session_id)
        st.rerun()


def _end(page: Page, session_id: str) -> None:
    """End the meeting and go on to what is done afterwards."""
    with page.faults(), page.work() as work:
        close_session(work, session_id)
        st.session_state[part_key(page)] = "na"


def part_key(page: Page) -> str:
    """Return where is kept which part of a kick-off is in sight: before, in the hall, or after."""
    return f"kickoff-part-{page.here.id}"


def _keep_tables(page: Page, session_id: str, key: str) -> None:
    with page.faults(), page.work() as work:
        set_tables(work, session_id, int(st.session_state[key]))


def _keep_address(page: Page, key: str) -> None:
    with page.faults(), page.work() as work:
        keep_kickoff_plan(work, page.here.id, phones_at=st.session_state[key].strip())
