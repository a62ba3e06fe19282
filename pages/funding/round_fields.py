"""The fields of a round: what, when, who, which plans, which rules, what weighs how much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from model.evaluation.funding_rules import funding_rules
from model.review.exclusions import ExclusionRule, exclusion_rules
from model.review.rounds import Affiliation, Exclusion, Round
from model.services.assigning import DEFAULT_REVIEWS
from model.services.criteria import criteria_of
from pages.shared.card_link import draw_card_help
from pages.shared.page import Page
from pages.shared.term_help import term_help

USUAL_DAYS = 42
"""Six weeks from opening to closing, as a round often has. Our choice; people change it."""
BETWEEN = ";"
"""Between a reviewer's name and organisation on one line."""


def round_labels(page: Page) -> dict[str, str]:
    """Return what each field is called on screen."""
    t = page.t
    return {
        "title": t("Title"),
        "purpose": t("What is this round for?"),
        "budget": t("Budget in euros"),
        "places": t("Or: how many plans can you grant?"),
        "opens_on": t("Opens on"),
        "closes_on": t("Closes on"),
        "reviewers": t("Who reviews? A name on each line"),
        "project_ids": t("Which plans?"),
        "reviews_per_plan": t("How many reviewers read each plan?"),
        "names_hidden": t("Hide from reviewers who made a plan"),
        "check_ids": t("Which funding checks do reviewers look at?"),
        "weights_reason": t("Why do they weigh like this?"),
    }


def draw_fields(
    page: Page, known: Round | None, projects: dict[str, str], offered: list[str]
) -> dict[str, Any]:
    """Draw every field inside a form; returns what is filled in.

    `offered` are the plans that a new round begins with.
    """
    first = [p for p in known.project_ids if p in projects] if known else offered
    values = _purpose(page, known) | _who(page, known) | _plans(page, projects, first)
    values["exclusions"] = _exclusions(page, known)
    return values | _judging(page, known) | _weights(page, known)


def _purpose(page: Page, known: Round | None) -> dict[str, Any]:
    t, labels = page.t, round_labels(page)
    values: dict[str, Any] = {
        "title": st.text_input(
            labels["title"],
            value=known.title if known else "",
            placeholder=t("For example: Project round 2027"),
            max_chars=200,
        ),
        "purpose": st.text_area(
            labels["purpose"],
            value=known.purpose if known else "",
            placeholder=t("Whom or what do you want to help with this money?"),
            height=90,
        ),
    }
    left, right = st.columns(2)
    values["budget"] = left.number_input(
        labels["budget"],
        min_value=0.0,
        max_value=1e9,
        step=500.0,
        format="%.0f",
        value=known.budget if known else None,
        placeholder=t("Empty: no budget"),
    )
    values["places"] = right.number_input(
        labels["places"],
        min_value=0,
        max_value=1000,
        step=1,
        value=known.places if known else None,
        placeholder=t("Empty: budget decides"),
    )
    today = datetime.now(UTC).date()
    usual = {"opens_on": today, "closes_on": today + timedelta(days=USUAL_DAYS)}
    # Columns anew for each row: on a phone the order in the code is the order of reading.
    for column, field in zip(st.columns(2), usual, strict=True):
        values[field] = column.date_input(
            labels[field],
            value=getattr(known, field) if known else usual[field],
            format="DD-MM-YYYY",
        )
    return values


def _who(page: Page, known: Round | None) -> dict[str, Any]:
    t, labels = page.t, round_labels(page)
    draw_card_help(page, "round:reviewers")
    typed = st.text_area(
        labels["reviewers"],
        value="\n".join(_line(known, name) for name in known.reviewers) if known else "",
        placeholder=t("For example: Hilde de Wit; municipality"),
        help=t("Keep a name as it is once somebody has begun: their reviews hang on it."),
        height=130,
    )
    st.caption(
        t(
            "Put a semicolon behind a name, and then for whom somebody works. The map then shows "
            "who stands too near to a plan."
        )
    )
    return _reviewers(typed, known)


def _plans(page: Page, projects: dict[str, str], first: list[str]) -> dict[str, Any]:
    t = page.t
    picked = st.multiselect(
        round_labels(page)["project_ids"],
        list(projects),
        default=first,
        format_func=lambda project: projects.get(project, ""),
        placeholder=t("Choose one or more plans"),
    )
    return {"project_ids": tuple(picked)}


def _line(known: Round, name: str) -> str:
    organisation = known.affiliations.get(name, Affiliation()).organisation
    return f"{name}{BETWEEN} {organisation}" if organisation else name


def _reviewers(typed: str, known: Round | None) -> dict[str, Any]:
    """Read names and organisations; a link to the map stays with an unchanged organisation."""
    names, affiliations = [], {}
    for line in typed.splitlines():
        name, _, organisation = (part.strip() for part in line.partition(BETWEEN))
        if not name:
            continue
        names.append(name)
        old = known.affiliations.get(name, Affiliation()) if known else Affiliation()
        same = old.organisation.casefold() == organisation.casefold()
        affiliations[name] = {
            "organisation": organisation[:200],
            "partner_id": old.partner_id if same else "",
        }
    return {"reviewers": tuple(names), "affiliations": affiliations}


def _exclusions(page: Page, known: Round | None) -> tuple[dict[str, str], ...]:
    """Ask which rules keep a plan out."""
    t, rules = page.t, exclusion_rules()
    st.subheader(t("What keeps a plan out?"), anchor=False)
    st.caption(t("Before review, each plan is held against these rules. You decide, with reasons."))
    draw_card_help(page, "round:exclusions")
    simple = [rule for rule in rules.values() if rule.needs == "nothing"]
    old = {one.id: one for one in known.exclusions} if known else _defaults()
    picked = st.multiselect(
        t("Rules of this round"),
        [rule.id for rule in simple],
        default=[rule.id for rule in simple if rule.id in old],
        format_func=lambda rule: rules[rule].excludes.in_language(page.language),
        placeholder=t("Choose one or more"),
    )
    kept = [{"id": rule} for rule in picked]
    needing = [rule for rule in rules.values() if rule.needs != "nothing"]
    columns = st.columns(len(needing), vertical_alignment="bottom")
    for column, rule in zip(columns, needing, strict=True):
        with column:
            value = _value(page, rule, old.get(rule.id))
        if value:
            kept.append({"id": rule.id, "value": value})
    own = [one for one in old.values() if one.id.startswith("own-")]
    typed = st.text_area(
        t("Rules of your own, one a line"),
        value="\n".join(one.text for one in own),
        placeholder=t("For example: The plan is for people in our own homes"),
        height=80,
    )
    ids = {one.text: one.id for one in own}
    lines = [line.strip()[:400] for line in typed.splitlines() if line.strip()]
    taken = {one["id"] for one in kept} | set(ids.values())
    for line in lines:
        number = 1
        rule_id = ids.get(line, "")
        while not rule_id:
            if f"own-{number}" not in taken:
                rule_id = f"own-{number}"
            number += 1
        taken.add(rule_id)
        kept.append({"id": rule_id, "text": line})
    return tuple(kept)


def _defaults() -> dict[str, Exclusion]:
    return {r.id: Exclusion(id=r.id) for r in exclusion_rules().values() if r.default}


def _value(page: Page, rule: ExclusionRule, old: Exclusion | None) -> str:
    assert rule.value_label is not None, "a rule with a value asks for it"
    return st.text_input(
        f"{rule.excludes.in_language(page.language)}: "
        f"{rule.value_label.in_language(page.language).lower()}",
        value=old.value if old else "",
        placeholder=page.t("Leave empty if this is no rule"),
        help=rule.example.in_language(page.language),
        max_chars=200,
    )


def _judging(page: Page, known: Round | None) -> dict[str, Any]:
    """Ask how many readers a plan gets, and what they see and look at."""
    t, labels = page.t, round_labels(page)
    st.subheader(t("How is it judged?"), anchor=False)
    draw_card_help(page, "round:judging")
    left, right = st.columns(2, vertical_alignment="bottom")
    each = left.number_input(
        labels["reviews_per_plan"],
        min_value=1,
        max_value=50,
        value=known.reviews_per_plan if known else DEFAULT_REVIEWS,
        placeholder=t("Empty: everybody reads all"),
        help=t("Three readers show who stands alone. Plans are divided when reviewing starts."),
    )
    hidden = right.checkbox(
        labels["names_hidden"],
        value=known.names_hidden if known else False,
        help=t(
            "The name of the applicant goes from every text. Another name or an address may still "
            "give it away."
        ),
    )
    checks = {rule.id: rule.label.in_language(page.language) for rule in funding_rules().checks}
    picked = st.multiselect(
        labels["check_ids"],
        list(checks),
        default=[c for c in (known.check_ids if known else checks) if c in checks],
        format_func=lambda check: checks.get(check, ""),
        help=term_help(page, "knock-out"),
        placeholder=t("Choose one or more"),
    )
    return {"reviews_per_plan": each, "names_hidden": hidden, "check_ids": tuple(picked)}


def _weights(page: Page, known: Round | None) -> dict[str, Any]:
    """Ask what weighs how much; all equal means that nothing was weighed."""
    t = page.t
    st.subheader(t("What weighs how much?"), anchor=False)
    st.caption(
        t(
            "All lessons weigh the same as long as these numbers are equal. A 2 counts double, a "
            "0 does not count."
        )
    )
    if known is not None and known.phase in ("discussing", "deciding"):
        st.caption(
            t("The reviews are in: a change now is visible in the history. Explain it well.")
        )
    given = dict(known.weights) if known else {}
    criteria = criteria_of(known or Round(coalition_id=page.here.id, title="-"), page.language)
    weights = {
        criterion.id: column.number_input(
            criterion.label,
            min_value=0.0,
            max_value=10.0,
            step=0.5,
            value=given.get(criterion.id, 1.0),
            format="%g",
        )
        for start in range(0, len(criteria), 3)
        for column, criterion in zip(st.columns(3), criteria[start : start + 3], strict=False)
    }
    why = st.text_area(
        round_labels(page)["weights_reason"],
        value=known.weights_reason if known else "",
        placeholder=t("Only needed when they are not equal"),
        height=80,
    )
    return {"weights": weights, "weights_reason": why}
