"""Start: where the coalition stands in five seconds, and what to do next."""

from datetime import UTC, datetime

import streamlit as st

from model.services.overview import Overview
from model.services.start_page import start_view
from model.services.steps import current_step
from pages.process.start_parts import draw_ahead, draw_news, draw_next, draw_room, draw_views
from pages.shared.addresses import page_file
from pages.shared.empty import draw_main_link
from pages.shared.plain import plain
from pages.shared.session import Session, current_session
from pages.shared.starting import draw_example, draw_start_form
from pages.shared.stepper import draw_stepper
from pages.shared.tour import draw_tour


def welcome(session: Session) -> None:
    """Greet someone who has no coalition at all."""
    st.title(session.t("Welcome to the workbench"), anchor=False)
    t = session.t
    st.markdown(
        t("Here you bring partners together, see who is missing, and make plans that reach people.")
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header(t("Make your coalition"), anchor=False)
        st.markdown(t("Begin with a name; you can change everything later."))
        draw_start_form(session, "welcome-form")
    if session.actor.reaches_all:
        with right:
            st.header(t("Or look around first"), anchor=False)
            st.markdown(
                t(
                    "Lindewaarde is an invented municipality where everything is filled in: a "
                    "network, projects, a plan. Change what you like."
                )
            )
            draw_example(session, "welcome")


def draw_demo_note(session: Session) -> None:
    """Say that this is an example, and offer the way out of it."""
    with st.container(border=True, gap="small"):
        st.markdown(
            session.t(
                "**This is an example.** Lindewaarde does not exist: look around, try everything."
            )
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_main_link(
                path="kennisbank",
                label=session.t("Take a guided tour"),
                icon=":material/tour:",
                query={"weergave": "rondleiding"},
            )
            with st.popover(session.t("Make your own coalition"), icon=":material/add:"):
                draw_start_form(session, "demo-note-form")


def draw_first_steps(session: Session) -> None:
    """Show the three first things to do in an empty coalition."""
    t = session.t
    st.subheader(t("Begin here"), anchor=False)
    for number, text, link, page in (
        (
            1,
            t("Bring in the partners you know, from the list you have."),
            t("Add partners"),
            "partners",
        ),
        (
            2,
            t("Say who works with whom, and who refers people to whom."),
            t("Draw ties"),
            "relaties",
        ),
        (3, t("Add a project, or read one from a plan."), t("Add a project"), "projecten"),
    ):
        st.markdown(f"**{number}.** {text}")
        if number == 1:
            draw_main_link(path=page, label=link, icon=":material/group_add:")
        else:
            st.page_link(page_file(page), label=link, icon=":material/arrow_forward:")
    st.markdown(t("Your plan of action is ready as well: it fills itself while you work."))
    with st.container(horizontal=True):
        st.page_link(page_file("plan"), label=t("See your plan"), icon=":material/description:")
        st.page_link(page_file("stappen"), label=t("See the six steps"), icon=":material/stairs:")
    if session.actor.reaches_all:
        st.markdown(t("Do you want to see first what it looks like when everything is filled in?"))
        draw_example(session, "first-steps")


def draw_go_on(session: Session, view: Overview, *, is_main: bool) -> None:
    """Link to the step people are at."""
    step = current_step(list(view.steps))
    if step is None or view.is_new:
        return
    label = session.t(
        "Go on with step {number}: {step}",
        number=step.number,
        step=step.step.label.in_language(session.language),
    )
    icon, query = ":material/arrow_forward:", {"stap": step.step.id}
    if is_main:
        draw_main_link(path="stappen", label=label, icon=icon, query=query)
    else:
        st.page_link(page_file("stappen"), label=label, icon=icon, query_params=query)


def draw_start(session: Session) -> None:
    """Draw the start page of a coalition."""
    assert session.coalition is not None, "checked by the caller"
    with session.work(writes=False) as work:
        start = start_view(work, session.coalition.id, datetime.now(UTC).date())
    view = start.overview
    draw_tour(session)
    st.title(plain(session.coalition.name), anchor=False)
    st.markdown(f"**{session.t.message(view.headline)}**")
    has_note = session.coalition.is_demo and session.actor.reaches_all
    if has_note:
        draw_demo_note(session)
    draw_stepper(session, view.steps)
    draw_go_on(session, view, is_main=not has_note)
    if view.is_new:
        draw_first_steps(session)
        return
    left, right = st.columns(2, gap="large")
    with left:
        draw_next(session, start)
        draw_ahead(session, start)
    with right:
        draw_room(session, start)
        draw_news(session, start)
    draw_views(session, start)


current = current_session()
if current.coalition is None:
    welcome(current)
else:
    draw_start(current)
