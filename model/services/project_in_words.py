"""A plan in words, as filled in: what it is, per lesson what it says, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.core.translation import Translator
    from model.evaluation.projects import Project

Facts = list[tuple[str, str]]
"""What is asked, and what stands there."""


def project_in_words(
    project: Project, t: Translator, *, applicant: str = ""
) -> list[tuple[str, Facts]]:
    """Return headings with what stands under each; what was left empty is left out.

    What the lead said that there is not, is said: that is an answer too.
    """
    told = (
        (t("The plan"), _head(project, applicant, t)),
        (_lesson("target-group", t), _group(project, t)),
        (_lesson("referral-alliance", t), _alliance(project, t)),
        (_lesson("find-places", t), _places(project, t)),
        (_lesson("key-persons", t), _key_persons(project, t)),
        (_lesson("wording", t), _texts(project, t)),
        (_lesson("personal-asking", t), _asking(project, t)),
        (t("Form and means"), _means(project, t)),
    )
    filled = [(title, [(name, text) for name, text in facts if text]) for title, facts in told]
    return [(title, facts) for title, facts in filled if facts]


def _lesson(lesson: str, t: Translator) -> str:
    return catalogue().label("lessons", lesson, t.language)


def _labels(kind: str, ids: Iterable[str], t: Translator) -> str:
    return t.listing([catalogue().label(kind, one, t.language) for one in ids])


def _said(project: Project, field: str, text: str, t: Translator) -> str:
    return text or (t("there is none") if project.says_none(field) else "")


def _head(project: Project, applicant: str, t: Translator) -> Facts:
    who = ", ".join(filter(None, (project.lead_name, applicant)))
    return [
        (t("What they do"), project.summary),
        (t("Goal"), project.goal),
        (t("Who leads it"), who),
        (t("State"), _labels("project-statuses", [project.status], t)),
    ]


def _group(project: Project, t: Translator) -> Facts:
    low, high = project.age_from, project.age_to
    age = ""
    if low is not None and high is not None:
        age = t("{first} to {last} years", first=low, last=high)
    elif low is not None:
        age = t("from {first} years", first=low)
    elif high is not None:
        age = t("up to {last} years", last=high)
    return [
        (t("Groups"), _labels("risk-groups", project.risk_groups, t)),
        (t("Whom it is for"), project.target_group),
        (t("Age"), age),
        (t("Area"), project.area),
        (
            t("How they know this group"),
            _said(project, "group_knowledge", project.group_knowledge, t),
        ),
        (t("The route to each group"), _said(project, "group_routes", project.group_routes, t)),
    ]


def _alliance(project: Project, t: Translator) -> Facts:
    named = "; ".join(
        f"{one.name} ({catalogue().label('agreements', one.agreement, t.language)})"
        for one in project.referrers
        if one.name
    )
    return [
        (t("Who brings people in"), _said(project, "referrers", named, t)),
        (t("Time to build trust"), _said(project, "trust_time", project.trust_time, t)),
    ]


def _key_persons(project: Project, t: Translator) -> Facts:
    persons = "; ".join(
        ", ".join(
            filter(
                None,
                (
                    catalogue().label("key-persons", one.role, t.language),
                    one.organisation,
                    catalogue().label("contacts", one.contact, t.language),
                ),
            )
        )
        for one in project.key_persons
    )
    return [(t("Key persons"), _said(project, "key_persons", persons, t))]


def _texts(project: Project, t: Translator) -> Facts:
    return [(one.channel or t("Text"), one.text) for one in project.recruitment_texts]


def _places(project: Project, t: Translator) -> Facts:
    named = "; ".join(
        ", ".join(filter(None, (one.place, one.who, one.how_often))) for one in project.places
    )
    return [
        (t("Places"), _said(project, "places", named, t)),
        (t("Why these places"), _said(project, "place_fit", project.place_fit, t)),
    ]


def _asking(project: Project, t: Translator) -> Facts:
    asked = project.asks_in_person
    return [
        (t("Asked in person"), "" if asked is None else (t("yes") if asked else t("no"))),
        (t("Who asks"), _said(project, "who_asks", project.who_asks, t)),
        (t("Times asked"), "" if project.times_asked is None else str(project.times_asked)),
        (t("After a no"), _said(project, "after_no", project.after_no, t)),
        (t("Time and patience"), _said(project, "patience", project.patience, t)),
    ]


def _means(project: Project, t: Translator) -> Facts:
    dates = (project.starts_on, project.ends_on)
    period = " – ".join(t.date(one) for one in dates if one is not None)
    return [
        (t("Kinds of support"), _labels("kinds-of-support", project.kinds_of_support, t)),
        (t("Rhythm"), project.rhythm),
        (t("Meetings a participant"), _number(project.meetings, t)),
        (t("Participants"), _number(project.reach, t)),
        (t("Volunteers"), _number(project.volunteers, t)),
        (t("Period"), period),
        (t("Costs"), _euro(project.budget, t)),
        (t("There is already"), _euro(project.cofunding, t)),
        (t("How people of the group decide along"), project.participation),
    ]


def _number(value: int | None, t: Translator) -> str:
    return "" if value is None else t.number(value)


def _euro(value: float | None, t: Translator) -> str:
    return "" if value is None else f"€ {t.number(value)}"
