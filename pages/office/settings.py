"""Settings: your name, this coalition, bringing one in, and taking changes back."""

import streamlit as st

from model.core.messages import N_
from model.services.coalitions import change_coalition, remove_coalition
from model.services.dossiers import import_dossier
from model.services.history import happenings, undo
from pages.office.settings_links import draw_links
from pages.office.settings_members import draw_members
from pages.office.settings_privacy import draw_privacy
from pages.shared.happenings import happening_text
from pages.shared.page import Page, begin
from pages.shared.plain import plain
from pages.shared.session import COALITION_KEY, keep_person
from pages.shared.starting import draw_start_form
from pages.shared.term_help import term_help

SHOWN = 15


def draw_person(page: Page) -> None:
    """Ask who works here."""
    t = page.t
    with st.form("settings-person"):
        name = st.text_input(
            t("Your name"),
            value=page.person,
            help=t("Stands beside what you change, so that others know who to ask."),
        )
        if st.form_submit_button(t("Save")):
            keep_person(name)
            st.rerun()


def draw_coalition(page: Page) -> None:
    """Change the name, municipality and ambition of this coalition."""
    t = page.t
    with st.form("settings-coalition"):
        name = st.text_input(t("Name of your coalition"), value=page.here.name)
        municipality = st.text_input(t("Municipality"), value=page.here.municipality)
        started_on = st.date_input(t("Started on"), value=page.here.started_on, format="DD-MM-YYYY")
        ambition = st.text_area(
            t("What do you want to reach together?"),
            value=page.here.ambition,
            placeholder=t("One or two sentences that everyone understands"),
        )
        pressed = st.form_submit_button(t("Save"), type="primary")
    if pressed:
        with page.faults():
            if not name.strip() or not municipality.strip():
                st.error(t("A coalition has a name and a municipality."), icon=":material/error:")
                return
            changed = page.here.changed(
                name=name, municipality=municipality, ambition=ambition, started_on=started_on
            )
            with page.work() as work:
                change_coalition(work, changed)
            st.rerun()


def draw_bring_in(page: Page) -> None:
    """Make another coalition, or read one from a dossier file."""
    t = page.t
    st.markdown(t("Start an empty coalition."))
    draw_start_form(page, "settings-start-form")
    st.markdown(t("Or bring in a coalition from a dossier file that you downloaded before."))
    file = st.file_uploader(
        t("Dossier file"),
        type=["json", "zip"],
        key="settings-dossier",
        help=term_help(page, "dossier"),
    )
    if file is not None and st.button(t("Bring in this dossier"), type="primary"):
        with page.faults():
            with page.work() as work:
                made = import_dossier(work, file.getvalue())
            st.session_state[COALITION_KEY] = made.id
            st.rerun()


def draw_history(page: Page) -> None:
    """Show what happened, and let people take it back."""
    t = page.t
    with page.work(writes=False) as work:
        happened = happenings(work, page.here.id, limit=SHOWN)
    if not happened:
        st.markdown(t("Nothing was changed yet."))
    for happening in happened:
        text, button = st.columns([5, 1], vertical_alignment="center")
        text.markdown(
            f"{plain(happening.by or t('Somebody'))} {plain(happening_text(page, happening))}  \n"
            f":gray[{t.moment(happening.at)}]"
        )
        if happening.entity == "coalitions":
            continue
        if button.button(t("Take back"), key=f"settings-undo-{happening.at.isoformat()}"):
            with page.faults():
                with page.work() as work:
                    undo(work, page.here.id, happening.at)
                st.rerun()


def draw_remove(page: Page) -> None:
    """Remove the coalition after its name is typed."""
    t = page.t
    st.markdown(t("This removes the coalition with everything in it. Download its dossier first."))
    with st.form("settings-remove"):
        typed = st.text_input(t("Type the name of the coalition"))
        pressed = st.form_submit_button(t("Remove this coalition"), icon=":material/delete:")
    if pressed:
        with page.faults():
            with page.work() as work:
                remove_coalition(work, page.here.id, typed_name=typed)
            st.session_state.pop(COALITION_KEY, None)
            st.rerun()


here = begin(N_("Settings"))
if here.actor.known == "laptop":
    st.header(here.t("You"), anchor=False)
    draw_person(here)
st.header(here.t("This coalition"), anchor=False)
draw_coalition(here)
st.header(here.t("Who comes in"), anchor=False)
if here.actor.known == "login":
    draw_members(here)
    st.subheader(here.t("Personal links"), anchor=False)
draw_links(here)
if here.actor.reaches_all:
    st.header(here.t("Another coalition"), anchor=False)
    draw_bring_in(here)
st.header(here.t("What changed"), anchor=False)
draw_history(here)
st.header(here.t("Privacy"), anchor=False)
draw_privacy(here)
st.header(here.t("Remove"), anchor=False)
draw_remove(here)
