"""Settings: your name, this coalition, bringing one in, and taking changes back."""

from collections.abc import Callable

import streamlit as st

from model.core.errors import StaleWriteError
from model.core.messages import N_
from model.services.coalitions import change_coalition, remove_coalition
from model.services.dossiers import import_dossier
from model.services.history import happenings, undo
from pages.office.settings_links import draw_links
from pages.office.settings_members import draw_members
from pages.office.settings_privacy import draw_privacy
from pages.shared.as_drawn import as_drawn
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.happenings import happening_text
from pages.shared.page import Page, begin
from pages.shared.plain import plain
from pages.shared.session import COALITION_KEY, keep_person
from pages.shared.starting import draw_example, draw_start_form
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
    labels = {
        "name": t("Name of your coalition"),
        "municipality": t("Municipality"),
        "started_on": t("Started on"),
        "ambition": t("What do you want to reach together?"),
    }
    draw_conflict(page, page.here.id, labels, change_coalition)
    drawn = as_drawn(page.here, key=f"settings-drawn-{page.here.id}", button="settings-save")
    with st.form(f"settings-coalition-{drawn.id}-{drawn.version}"):
        values: dict[str, object] = {
            "name": st.text_input(labels["name"], value=drawn.name),
            "municipality": st.text_input(labels["municipality"], value=drawn.municipality),
            "started_on": st.date_input(
                labels["started_on"], value=drawn.started_on, format="DD-MM-YYYY"
            ),
            "ambition": st.text_area(
                labels["ambition"],
                value=drawn.ambition,
                placeholder=t("One or two sentences that everyone understands"),
            ),
        }
        pressed = st.form_submit_button(t("Save"), type="primary", key="settings-save")
    if pressed:
        with page.faults():
            try:
                with page.work() as work:
                    change_coalition(work, drawn, **values)
            except StaleWriteError as error:
                keep_conflict(error)
            st.rerun()


def draw_bring_in(page: Page) -> None:
    """Make another coalition, or read one from a dossier file."""
    t = page.t
    with st.expander(t("Start an empty coalition"), icon=":material/add:"):
        draw_start_form(page, "settings-start-form")
    with st.expander(
        t("Bring in a coalition from a dossier file"),
        icon=":material/upload_file:",
    ):
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
    draw_example(page, "settings")


def draw_history(page: Page) -> None:
    """Show what happened, and let people take it back."""
    t = page.t
    kept = f"settings-history-{page.here.id}"
    shown = st.session_state.get(kept, SHOWN)
    with page.work(writes=False) as work:
        happened = happenings(work, page.here.id, limit=shown + 1)
    if not happened:
        st.markdown(t("Nothing was changed yet."))
    for happening in happened[:shown]:
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
    if len(happened) > shown:
        st.button(
            t("Show older changes"),
            key="settings-history-more",
            icon=":material/expand_more:",
            on_click=_show_older,
            args=(kept, shown + SHOWN),
        )


def _show_older(kept: str, shown: int) -> None:
    st.session_state[kept] = shown


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


def draw_members_and_links(page: Page) -> None:
    """Draw who comes in with a login, where people log in, and who with a personal link."""
    if page.actor.known == "login":
        draw_members(page)
        st.subheader(page.t("Personal links"), anchor=False)
    draw_links(page)


PARTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "coalitie": (N_("This coalition"), draw_coalition),
    "jij": (N_("You"), draw_person),
    "toegang": (N_("Who comes in"), draw_members_and_links),
    "veranderd": (N_("What changed"), draw_history),
    "privacy": (N_("Privacy"), draw_privacy),
    "andere": (N_("Another coalition"), draw_bring_in),
    "verwijderen": (N_("Remove"), draw_remove),
}
"""Anchor → title and part, in the order of how often somebody needs it."""


def draw_settings(page: Page) -> None:
    """Draw what the page holds as links, and the parts under each other."""
    left_out = {"jij"} if page.actor.known != "laptop" else set()
    if not page.actor.reaches_all:
        left_out.add("andere")
    parts = {anchor: part for anchor, part in PARTS.items() if anchor not in left_out}
    st.markdown(" · ".join(f"[{page.t(title)}](#{anchor})" for anchor, (title, _) in parts.items()))
    for anchor, (title, draw_part) in parts.items():
        st.header(page.t(title), anchor=anchor)
        draw_part(page)


here = begin(N_("Settings"), N_("The coalition itself, who comes in, and what is kept."))
draw_settings(here)
