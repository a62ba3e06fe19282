"""Start: where the coalition stands in five seconds, and what to do next."""

from datetime import UTC, datetime

import streamlit as st

from model.services.overview import Overview, overview
from model.services.steps import current_step
from pages.shared.actions import draw_action_line
from pages.shared.addresses import page_file
from pages.shared.happenings import draw_happenings
from pages.shared.plain import plain
from pages.shared.session import Session, current_session
from pages.shared.starting import draw_start_form
from pages.shared.stepper import draw_stepper


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


def draw_next(session: Session, view: Overview) -> None:
    """Show the next actions and what is thin in the step people are at."""
    t = session.t
    st.subheader(t("Do next"), anchor=False)
    today = datetime.now(UTC).date()
    for action in view.next_actions:
        draw_action_line(session, action, view.standing.partners, today)
    if not view.next_actions:
        st.markdown(t("No open actions. Who does what, before when?"))
    st.page_link(page_file("acties"), label=t("All actions"), icon=":material/arrow_forward:")
    thin = [spot for step in view.steps if step.progress.state == "busy" for spot in step.thin]
    if thin:
        st.markdown(f"**{t('Still thin in this step')}**")
    for spot in thin[:3]:
        st.page_link(
            page_file(spot.page), label=t.message(spot.message), icon=":material/arrow_forward:"
        )


def draw_room(session: Session, view: Overview) -> None:
    """Show where the coalition can grow."""
    t = session.t
    st.subheader(t("Room to grow"), anchor=False)
    if view.empty_domains:
        names = [session.label("domains", domain) for domain in view.empty_domains]
        st.markdown(
            t.plural(
                "Nobody takes part yet from one domain: {names}.",
                "Nobody takes part yet from {n} domains: {names}.",
                len(names),
                names=names,
            )
        )
    if view.unseen_groups:
        names = [session.label("risk-groups", group) for group in view.unseen_groups]
        st.markdown(
            t.plural(
                "Nobody has this group in view: {names}.",
                "Nobody has these {n} groups in view: {names}.",
                len(names),
                names=names,
            )
        )
    if not view.empty_domains and not view.unseen_groups:
        st.markdown(t("All twelve domains take part, and every group is in view."))
    st.page_link(page_file("netwerk"), label=t("See the network map"), icon=":material/hub:")


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
        view = overview(work, session.coalition.id, datetime.now(UTC).date())
    st.title(plain(session.coalition.name), anchor=False)
    st.markdown(f"##### {session.t.message(view.headline)}")
    if session.coalition.is_demo:
        draw_demo_note(session)
    draw_stepper(session, view.steps)
    draw_go_on(session, view)
    if view.is_new:
        draw_first_steps(session)
        return
    left, right = st.columns(2, gap="large")
    with left:
        draw_next(session, view)
    with right:
        draw_room(session, view)
    st.subheader(session.t("What changed"), anchor=False)
    draw_happenings(session, view.latest)


current = current_session()
if current.coalition is None:
    welcome(current)
else:
    draw_start(current)
