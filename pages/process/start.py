"""Start: where the coalition stands in five seconds, and what to do next."""

from datetime import UTC, datetime

import streamlit as st

from model.services.overview import Overview
from model.services.start_page import start_view
from model.services.steps import current_step
from pages.process.start_parts import draw_ahead, draw_news, draw_next, draw_room, draw_views
from pages.shared.addresses import page_file
from pages.shared.plain import plain
from pages.shared.session import Session, current_session
from pages.shared.starting import draw_start_form
from pages.shared.stepper import draw_stepper
from pages.shared.tour import draw_tour


def welcome(session: Session) -> None:
    """Greet someone who has no coalition at all."""
    st.title(session.t("Welcome to the workbench"), anchor=False)
    st.markdown(
        session.t(
            "Here you bring partners together, see who is missing, and make plans that reach "
            "people. Begin with a name; you can change everything later."
        )
    )
    draw_start_form(session, "welcome-form")


def draw_demo_note(session: Session) -> None:
    """Say that this is an example, and offer the way out of it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            session.t(
                "**This is an example.** Lindewaarde does not exist: look around, try everything."
            )
        )
        st.page_link(
            page_file("kennisbank"),
            label=session.t("Take a guided tour"),
            icon=":material/tour:",
            query_params={"weergave": "rondleiding"},
        )
        with st.popover(
            session.t("Make your own coalition"), icon=":material/add:", type="primary"
        ):
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
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{number}.** {text}", width="stretch")
            st.page_link(page_file(page), label=link, icon=":material/arrow_forward:")
    st.markdown(t("Your plan of action is ready as well: it fills itself while you work."))
    with st.container(horizontal=True):
        st.page_link(page_file("plan"), label=t("See your plan"), icon=":material/description:")
        st.page_link(page_file("stappen"), label=t("See the six steps"), icon=":material/stairs:")


def draw_go_on(session: Session, view: Overview) -> None:
    """Link to the step people are at."""
    step = current_step(list(view.steps))
    if step is None or view.is_new:
        return
    st.page_link(
        page_file("stappen"),
        label=session.t(
            "Go on with step {number}: {step}",
            number=step.number,
            step=step.step.label.in_language(session.language),
        ),
        icon=":material/arrow_forward:",
        query_params={"stap": step.step.id},
    )


def draw_start(session: Session) -> None:
    """Draw the start page of a coalition."""
    assert session.coalition is not None, "checked by the caller"
    with session.work(writes=False) as work:
        start = start_view(work, session.coalition.id, datetime.now(UTC).date())
    view = start.overview
    draw_tour(session)
    st.title(plain(session.coalition.name), anchor=False)
    st.markdown(f"##### {session.t.message(view.headline)}")
    if session.coalition.is_demo and session.actor.reaches_all:
        draw_demo_note(session)
    draw_stepper(session, view.steps)
    draw_go_on(session, view)
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
