"""A project as somebody reads it who does not fill it in: the head, and each lesson."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from model.evaluation.projects import Project
from pages.shared.page import Page
from pages.shared.plain import plain

LONG_TEXT = 420
"""Pixels for the full text of a plan; it scrolls within."""


def draw_plan_head(page: Page, project: Project, applicant: str) -> None:
    """Draw what the plan is, for whom, and what it costs."""
    t = page.t
    st.header(plain(project.title), anchor=False)
    st.markdown(plain(project.summary) if project.summary else t("The plan has no summary."))
    _draw_facts([(t("Goal"), project.goal)])
    facts = [
        (t("Applicant"), applicant),
        (t("Costs"), "" if project.budget is None else f"€\u00a0{t.number(project.budget)}"),
        (t("Participants"), "" if project.reach is None else t.number(project.reach)),
        (t("Meetings a participant"), "" if project.meetings is None else str(project.meetings)),
        (t("Kinds of support"), _labels(page, "kinds-of-support", project.kinds_of_support)),
    ]
    short = [f"{label}: {plain(text)}" for label, text in facts if text]
    if short:
        st.caption(" · ".join(short))
    if project.document_text and st.toggle(
        t("Show the text of the plan"), key=f"review-text-{project.id}"
    ):
        with st.container(height=LONG_TEXT):
            st.text(project.document_text)


def draw_version(page: Page, copied_at: datetime | None) -> None:
    """Say which version of the plan is judged: a copy with its date, or the plan as it is now."""
    t = page.t
    if copied_at is None:
        said = t("This round keeps no copy of the plan: you read it as it is now.")
    else:
        said = t("You judge the copy of {when}. Later changes are not in it.",
                 when=t.moment(copied_at))  # fmt: skip
    st.caption(f":material/content_copy: {said}")


def draw_project(page: Page, project: Project, applicant: str) -> None:
    """Draw the whole project: the head, and every lesson that it says something about."""
    draw_plan_head(page, project, applicant)
    for lesson, said in _parts(page, project).items():
        facts = [fact for fact in said if fact[1]]
        if facts:
            st.subheader(page.label("lessons", lesson), anchor=False)
            _draw_facts(facts)


def draw_plan_part(page: Page, project: Project, lesson: str) -> None:
    """Draw what the plan says about one lesson; nothing filled in is said as such."""
    t = page.t
    facts = [(label, text) for label, text in _parts(page, project)[lesson] if text]
    if not facts:
        st.caption(t("The plan says nothing about this."))
    _draw_facts(facts)


def _draw_facts(facts: list[tuple[str, str]]) -> None:
    lines = [f"**{label}:** {plain(text)}" for label, text in facts if text]
    if lines:
        st.markdown("\n\n".join(lines))


def _parts(page: Page, project: Project) -> dict[str, list[tuple[str, str]]]:
    """Return what the plan says about each lesson: (label, text), empty where it says nothing."""
    t = page.t
    return {
        "target-group": [
            (t("Groups"), _labels(page, "risk-groups", project.risk_groups)),
            (t("Whom it is for"), project.target_group),
            (t("Age"), _ages(page, project)),
            (t("Area"), project.area),
            (t("How they know this group"), project.group_knowledge),
            (t("The route to each group"), project.group_routes),
        ],
        "referral-alliance": [
            (t("Who brings people in"), _referrers(page, project)),
            (t("Time to build trust"), project.trust_time),
        ],
        "find-places": [
            (t("Places"), _places(project)),
            (t("Why these places"), project.place_fit),
        ],
        "key-persons": [(t("Key persons"), _key_persons(page, project))],
        "wording": [(text.channel or t("Text"), text.text) for text in project.recruitment_texts],
        "personal-asking": [
            (t("Asked in person"), _yes_or_no(page, project.asks_in_person)),
            (t("Who asks"), project.who_asks),
            (t("Times asked"), "" if project.times_asked is None else str(project.times_asked)),
            (t("After a no"), project.after_no),
            (t("Time and patience"), project.patience),
        ],
    }


def _labels(page: Page, kind: str, ids: tuple[str, ...]) -> str:
    return page.t.listing([page.label(kind, item) for item in ids])


def _ages(page: Page, project: Project) -> str:
    t, first, last = page.t, project.age_from, project.age_to
    if first is not None and last is not None:
        return t("{first} to {last} years", first=first, last=last)
    if first is not None:
        return t("from {first} years", first=first)
    return t("up to {last} years", last=last) if last is not None else ""


def _referrers(page: Page, project: Project) -> str:
    named = [
        f"{one.name} ({page.label('agreements', one.agreement)})" if one.name else ""
        for one in project.referrers
    ]
    return "; ".join(part for part in named if part)


def _places(project: Project) -> str:
    named = [
        ", ".join(part for part in (one.place, one.who, one.how_often) if part)
        for one in project.places
    ]
    return "; ".join(part for part in named if part)


def _key_persons(page: Page, project: Project) -> str:
    named = []
    for one in project.key_persons:
        role = page.label("key-persons", one.role)
        where = f", {one.organisation}" if one.organisation else ""
        named.append(f"{role}{where} ({page.label('contacts', one.contact)})")
    return "; ".join(named)


def _yes_or_no(page: Page, answer: bool | None) -> str:  # noqa: FBT001 - the answer itself
    if answer is None:
        return ""
    return page.t("yes") if answer else page.t("no")
