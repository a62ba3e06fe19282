"""The team: each their own level first, then compare, the largest differences first, and agree."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from model.evaluation.findings import Assessment
from model.services.own_levels import agree_level
from model.services.personal_links import links
from model.services.scorecards import LessonCard, Scorecard
from pages.projects.scorecard_own import (
    CHOICES,
    LEVELS,
    NOT_APPLICABLE,
    choice_text,
    draw_own_level,
)
from pages.shared.levels import level_text
from pages.shared.links_given import draw_links_given
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.personal_link import draw_link_giver
from pages.shared.undo import offer_undo


def who_scores(page: Page) -> str:
    """Return who gives levels on this screen now: a linked person is always themselves."""
    if page.actor.known == "link":
        return page.person
    return str(st.session_state.get(_person_key(page), "")).strip() or page.person


def _person_key(page: Page) -> str:
    return f"scorecard-person-{page.here.id}"


def draw_team(page: Page, card: Scorecard) -> None:
    """Draw who scores now, how far they are, and what can be compared."""
    t = page.t
    if not page.may(agree_level):
        return
    st.subheader(t("Score as a team"), anchor=False)
    st.markdown(
        t(
            "Everyone gives their own level first. You see the levels of others on a lesson once "
            "you gave yours. Then talk about the largest difference and choose one level together."
        )
    )
    if page.actor.known != "link":
        st.text_input(
            t("Who scores now?"),
            value=who_scores(page),
            max_chars=200,
            key=_person_key(page),
            placeholder=t("Your name"),
            help=t("One after another on one screen? Change the name here before you begin."),
            persist_state="session",
        )
    _draw_own_progress(page, card, who_scores(page))
    seen = sorted((one for one in card.cards if one.team), key=lambda one: -one.spread)
    for one in seen:
        _draw_lesson(page, card, one)
    if page.actor.role == "coordinator":
        with st.expander(t("Let a colleague score on their own screen")):
            with page.work(writes=False) as work:
                given = [
                    one for one in links(work, page.here.id) if one.project_id == card.project.id
                ]
            draw_links_given(page, given, place="scorecard")
            draw_link_giver(page, purpose="project-lead", project_id=card.project.id)


def _draw_own_progress(page: Page, card: Scorecard, who: str) -> None:
    """Say how many levels this person gave, and draw the next one to give."""
    t = page.t
    left = [one for one in card.cards if one.own is None]
    hidden = max((one.given for one in left), default=0)
    said = t("You gave {n} of the {total} levels.", n=len(card.cards) - len(left),
             total=len(card.cards))  # fmt: skip
    if hidden:
        others = t.plural(
            "One colleague scored a lesson that you did not score yet.",
            "{n} colleagues scored a lesson that you did not score yet.",
            hidden,
        )
        said = f"{said} {others}"
    st.markdown(said)
    if left:
        _draw_next(page, card, left[0], who)


def _draw_next(page: Page, card: Scorecard, one: LessonCard, who: str) -> None:
    """Draw the next level to give in its place; the evidence is one press away."""
    with st.container(border=True, key=f"scorecard-next-{card.project.id}"):
        st.markdown(f"**{one.lesson.label.in_language(page.language)}**")
        st.markdown(one.lesson.lesson.in_language(page.language))
        st.button(
            page.t("First look at what was found"),
            type="tertiary",
            icon=":material/search:",
            key=f"scorecard-next-found-{card.project.id}",
            on_click=_open,
            args=(one.lesson.id,),
        )
        draw_own_level(page, card, one, who)


def _open(lesson: str) -> None:
    st.query_params["les"] = lesson
    st.query_params["deel"] = "kaart"


def _draw_lesson(page: Page, card: Scorecard, one: LessonCard) -> None:
    t = page.t
    with st.container(key=f"scorecard-team-{one.lesson.id}", gap="xsmall"):
        draw(
            markup(
                '<div class="finding"><div class="finding-said">{lesson}</div>{spread}'
                '<ul class="reasons-plain">{people}</ul>{agreed}</div>',
                lesson=one.lesson.label.in_language(page.language),
                spread=_spread(page, one),
                people=joined([_given(page, given) for given in one.team]),
                agreed=_agreed(page, one),
            )
        )
        with st.popover(
            t("Change what you agreed")
            if one.agreed and not one.agreed_before
            else t("Agree on a level"),
            icon=":material/handshake:",
            key=f"scorecard-agree-{one.lesson.id}",
        ):
            _draw_agreeing(page, card, one)


def _draw_agreeing(page: Page, card: Scorecard, one: LessonCard) -> None:
    t, lesson = page.t, one.lesson.label.in_language(page.language)
    mark = one.agreed.id if one.agreed else "new"
    with st.form(f"scorecard-agree-{card.project.id}-{one.lesson.id}-{mark}", border=False):
        picked = st.radio(
            t("The level you choose together: {lesson}", lesson=lesson),
            CHOICES,
            index=None,
            format_func=lambda choice: choice_text(page, one, choice),
        )
        reason = st.text_area(
            t("Why this level?"),
            max_chars=4000,
            height=80,
            placeholder=t("What made the difference in your talk?"),
        )
        pressed = st.form_submit_button(t("Keep what we agreed"), type="primary")
    if not pressed:
        return
    with page.faults():
        with page.work() as work:
            agree_level(
                work,
                card.project,
                one.lesson.id,
                level=None if picked is None else LEVELS.get(picked),
                not_applicable=picked == NOT_APPLICABLE,
                reason=reason,
                at=datetime.now(UTC),
            )
        offer_undo(page, t("You agreed on a level for {lesson}.", lesson=lesson))
        st.rerun()


def _given(page: Page, given: Assessment) -> Markup:
    level = level_text(page, given.level, "not-applicable" if given.not_applicable else "")
    return markup(
        "<li><strong>{who}</strong>: {level}{reason}</li>",
        who=given.by or page.t("Without a name"),
        level=level,
        reason=f". {given.reason}" if given.reason else "",
    )


def _spread(page: Page, one: LessonCard) -> Markup:
    levels = [given.level for given in one.team if given.level is not None]
    if len(levels) < 2:  # noqa: PLR2004 - two to compare
        return Markup("")
    text = page.t("You all give the same level.")
    if one.spread:
        text = page.t.plural("You differ one step.", "You differ {n} steps.", one.spread)
    return markup('<div class="lesson-cover">{text}</div>', text=text)


def _agreed(page: Page, one: LessonCard) -> Markup:
    if one.agreed is None:
        return Markup("")
    agreed = one.agreed
    level = level_text(page, agreed.level, "not-applicable" if agreed.not_applicable else "")
    text = page.t("Agreed: {level}, because: {reason}", level=level, reason=agreed.reason)
    if one.agreed_before:
        when = page.t(
            "on {date}, at an earlier scorecard", date=page.t.short_date(agreed.at.date())
        )
        return markup("<div>{text} ({when})</div>", text=text, when=when)
    return markup("<div><strong>{text}</strong></div>", text=text)
