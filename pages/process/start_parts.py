"""The parts of the start page: what to do next, room to grow, dates ahead, news, two views."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from model.core.messages import N_
from model.services.history import Happening
from model.services.last_time import last_visit, news
from model.services.start_page import StartView
from model.services.views_on_work import WorkView
from pages.shared.actions import draw_action_lines
from pages.shared.addresses import page_file
from pages.shared.happenings import draw_happenings
from pages.shared.markup import draw, joined, markup
from pages.shared.plain import plain_values
from pages.shared.session import Session
from pages.shared.term_help import term_help

NEWS = 8
BLOCKS, PILLARS = N_("By building block"), N_("By pillar")


def draw_next(session: Session, view: StartView) -> None:
    """Show the next actions and what is thin in the step people are at."""
    t = session.t
    st.subheader(t("Do next"), anchor=False)
    today = datetime.now(UTC).date()
    now = view.overview
    if now.next_actions:
        draw_action_lines(session, now.next_actions, now.standing.partners, today)
    else:
        st.markdown(t("No open actions. Who does what, before when?"))
    st.page_link(
        page_file("acties"), label=_all_actions(session, view), icon=":material/arrow_forward:"
    )
    thin = [spot for step in now.steps if step.progress.state == "busy" for spot in step.thin]
    if thin:
        st.markdown(f"**{t('Still missing in this step')}**")
    for spot in thin[:3]:
        st.page_link(
            page_file(spot.page), label=t.message(spot.message), icon=":material/arrow_forward:"
        )


def _all_actions(session: Session, view: StartView) -> str:
    """Return the way to the actions, with how many there are when not all stand here."""
    t, facts = session.t, view.overview.standing.facts
    if facts.open_actions <= len(view.overview.next_actions):
        return t("All actions")
    if not facts.overdue_actions:
        return t("All {n} open actions", n=facts.open_actions)
    return t("All {n} open actions, {late} late", n=facts.open_actions, late=facts.overdue_actions)


def draw_room(session: Session, view: StartView) -> None:
    """Show where the coalition can grow: by the map, and by the projects."""
    t, now = session.t, view.overview
    st.subheader(t("Room to grow"), anchor=False)
    if now.empty_domains:
        names = [session.label("domains", domain) for domain in now.empty_domains]
        st.markdown(
            t.plural(
                "Nobody takes part yet from one domain: {names}.",
                "Nobody takes part yet from {n} domains: {names}.",
                len(names),
                names=names,
            )
        )
    if now.unseen_groups:
        names = [session.label("risk-groups", group) for group in now.unseen_groups]
        st.markdown(
            t.plural(
                "Nobody has this group in view: {names}.",
                "Nobody has these {n} groups in view: {names}.",
                len(names),
                names=names,
            )
        )
    if not now.empty_domains and not now.unseen_groups:
        st.markdown(t("All twelve domains take part, and every group is in view."))
    for message in view.projects_room:
        st.markdown(t.message(plain_values(message)))
    with st.container(horizontal=True):
        st.page_link(page_file("netwerk"), label=t("See the network map"), icon=":material/hub:")
        st.page_link(
            page_file("stappen"),
            label=t("Growth path"),
            icon=":material/stairs:",
            query_params={"stap": "organise", "deel": "groei"},
        )


def draw_ahead(session: Session, view: StartView) -> None:
    """Show the next dates that are no action."""
    if not view.ahead:
        return
    t = session.t
    st.subheader(t("Dates ahead"), anchor=False)
    lines = [
        markup(
            '<div class="line"><div class="line-title">{what}</div>'
            '<div class="line-note">{when}</div></div>',
            what=t.message(ahead.message),
            when=t.date(ahead.on),
        )
        for ahead in view.ahead
    ]
    draw(joined(lines))


def draw_news(session: Session, view: StartView) -> None:
    """Show what others did since this person's last visit; at a first visit, what happened last."""
    t = session.t
    assert session.coalition is not None, "checked by the caller"
    since = _since(session, session.coalition.id)
    if since is None:
        st.subheader(t("What changed"), anchor=False)
        _draw_lines(session, view.overview.latest)
        return
    with session.work(writes=False) as work:
        found = news(work, session.coalition.id, since, but=session.person, limit=NEWS)
    st.subheader(t("Since your last visit"), anchor=False)
    st.caption(t("Your last visit was on {moment}.", moment=t.moment(since)))
    if found:
        _draw_lines(session, found)
    else:
        st.markdown(t("Nobody else changed anything."))


def _draw_lines(session: Session, found: Sequence[Happening]) -> None:
    """Draw what happened in the rhythm of the other lists: a line is its own distance."""
    with st.container(gap=None):
        draw_happenings(session, found)


def _since(session: Session, coalition_id: str) -> datetime | None:
    """Return the last visit, asked for once a visit."""
    key = f"start-since-{coalition_id}"
    if key not in st.session_state:
        with session.work() as work:
            st.session_state[key] = last_visit(
                work, coalition_id, session.person, datetime.now(UTC)
            )
    since: datetime | None = st.session_state[key]
    return since


def draw_views(session: Session, view: StartView) -> None:
    """Draw the same work by building block or by pillar."""
    t = session.t
    st.subheader(t("What you do together"), anchor=False)
    chosen = st.segmented_control(
        t("Way of looking"),
        (BLOCKS, PILLARS),
        default=BLOCKS,
        format_func=t,
        key="start-view",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    shown = view.blocks if chosen == BLOCKS else view.pillars
    word = "building-block" if chosen == BLOCKS else "pillar"
    st.caption(term_help(session, word))
    lines = joined([_line(session, one) for one in shown])
    draw(markup('<div class="lines">{lines}</div>', lines=lines))


def _line(session: Session, one: WorkView) -> Markup:
    t = session.t
    facts = [t.message(fact) for fact in one.facts]
    return markup(
        '<div class="line"><div class="line-title"><strong>{label}</strong></div>'
        '<div class="line-note">{facts}</div></div>',
        label=session.label(one.kind, one.id),
        facts=" · ".join(facts) or t("Nothing recorded yet"),
    )
