"""What is kept about people, until when, and what one person may ask."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.services.file_names import file_name
from model.services.person_data import (
    AboutPerson,
    Forgotten,
    about_person,
    forget_person,
    person_file,
)
from model.services.processing_record import processing_record
from model.services.retention import keep_until, kept_until
from pages.shared.page import Page
from pages.shared.plain import plain

SHOWN = 30


def draw_privacy(page: Page) -> None:
    """Say what is kept, until when, and offer the record of processing."""
    t = page.t
    st.markdown(
        t(
            "The workbench keeps no data about residents. Of colleagues it keeps who can be "
            "reached where, who does what, who reviewed what, and who changed what."
        )
    )
    _draw_until(page)
    now = datetime.now(UTC)
    st.download_button(
        t("Download the record of processing (Word)"),
        data=partial(_record, page),
        file_name=file_name(page.here.name, t("Record of processing"), now.date(), "docx"),
        key="settings-privacy-record",
        on_click="ignore",
        icon=":material/download:",
    )
    st.subheader(t("Somebody asks what you keep about them"), anchor=False)
    _draw_person(page)


def _record(page: Page) -> bytes:
    with page.work(writes=False) as work:
        return processing_record(work, page.here.id, datetime.now(UTC), page.t)


def _draw_until(page: Page) -> None:
    t = page.t
    with page.work(writes=False) as work:
        chosen = kept_until(work, page.here.id)
    key = f"settings-privacy-until-{page.here.id}"
    picked = st.date_input(
        t("Keep the data of this coalition until"),
        value=chosen,
        format="DD-MM-YYYY",
        key=key,
        help=t("Nothing is removed by itself. After this day the workbench reminds you here."),
    )
    if picked != chosen:
        with page.faults():
            with page.work() as work:
                keep_until(work, page.here.id, picked)
            st.rerun()
    if chosen is not None and chosen < datetime.now(UTC).date():
        st.warning(
            t(
                "That day has passed. Download the dossier and remove the coalition, or choose "
                "a later day and say why."
            ),
            icon=":material/event_busy:",
        )


def _draw_person(page: Page) -> None:
    t = page.t
    key = f"settings-privacy-person-{page.here.id}"
    with st.form(f"{key}-form"):
        name = st.text_input(
            t("Name of the person"), placeholder=t("For example: Samira el Idrissi"), max_chars=200
        )
        if st.form_submit_button(t("Look up"), icon=":material/person_search:"):
            st.session_state[key] = name
    forgotten: Forgotten | None = st.session_state.get(f"{key}-forgotten")
    if forgotten is not None:
        _draw_forgotten(page, forgotten)
    wanted = st.session_state.get(key, "")
    if not wanted:
        return
    with page.faults():
        with page.work(writes=False) as work:
            about = about_person(work, page.here.id, wanted)
        _draw_about(page, about, key)


def _draw_about(page: Page, about: AboutPerson, key: str) -> None:
    t = page.t
    if about.is_empty:
        st.info(t("{name} stands nowhere in this coalition.", name=plain(about.name)))
        return
    places, changes = len(about.mentions), len(about.history)
    found = [
        t.plural("One place names this person.", "{n} places name this person.", places),
        t.plural("One change in the history.", "{n} changes in the history.", changes),
        t.plural("One way in.", "{n} ways in.", about.ways_in),
    ]
    counts = (places, changes, about.ways_in)
    st.markdown(" ".join(text for text, n in zip(found, counts, strict=True) if n))
    now = datetime.now(UTC)
    left, right = st.columns(2)
    left.download_button(
        t("Download all of it"),
        data=partial(_file, page, about.name),
        file_name=file_name(page.here.name, about.name, now.date(), "json"),
        key=f"{key}-file",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
    with right.popover(t("Forget this person"), icon=":material/person_remove:", width="stretch"):
        st.markdown(
            t(
                "The name becomes a stand-in, also in the history. Contact details, links and "
                "membership go. This cannot be taken back."
            )
        )
        if st.button(t("Yes, forget {name}", name=plain(about.name)), key=f"{key}-forget"):
            with page.faults():
                with page.work() as work:
                    st.session_state[f"{key}-forgotten"] = forget_person(
                        work, page.here.id, about.name, t
                    )
                st.session_state.pop(key, None)
                st.rerun()


def _file(page: Page, name: str) -> bytes:
    with page.work(writes=False) as work:
        return person_file(work, page.here.id, name, datetime.now(UTC))


def _draw_forgotten(page: Page, forgotten: Forgotten) -> None:
    t = page.t
    st.success(
        t("Done. From now on it says {stand_in}.", stand_in=plain(forgotten.stand_in)),
        icon=":material/check:",
    )
    if forgotten.left:
        st.markdown(t("These texts still hold the name. Read and change them yourself:"))
        lines = [
            f"- {plain(m.title or m.field)}: {plain(m.text[:200])}" for m in forgotten.left[:SHOWN]
        ]
        st.markdown("\n".join(lines))
