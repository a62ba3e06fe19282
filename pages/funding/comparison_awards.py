"""Deciding: each plan with its reason, and several alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.evaluation.projects import Project
from model.review.awards import OUTCOMES, Award, Outcome
from model.review.rounds import PHASES
from model.services.awards import decide, decide_alike, spent, take_decision_back
from model.services.comparison import Comparison
from model.services.exclusion_reading import asked_amount
from model.services.letters import outcome_label
from model.services.rounds import RoundView
from model.storage.unit_of_work import UnitOfWork
from pages.funding.choosing import money
from pages.funding.comparison_chart import band_word
from pages.funding.comparison_lots import draw_lots
from pages.funding.decider import ask_name
from pages.funding.tables import draw_table
from pages.shared.as_drawn import as_drawn
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.in_words import labels_of
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

_KEPT = "comparison-decisions-kept"
"""How many decisions this person kept in this visit."""


def draw_awards(page: Page, compared: Comparison) -> None:
    """Draw where the decisions stand, and ways to decide."""
    t, view = page.t, compared.view
    if PHASES.index(view.round.phase) < PHASES.index("discussing"):
        st.info(t("Reviewing goes on. Decide when the reviews lie side by side."))
        return
    plans = _in_order(compared)
    if not plans:
        st.info(t("No plans are chosen in this round yet."))
        return
    ask_name(page, "comparison")
    _draw_table(page, compared, plans)
    _draw_alike(page, compared)
    _draw_one(page, view, plans)
    draw_lots(page, view, plans, _bands(compared))


def _in_order(compared: Comparison) -> list[Project]:
    """Return the plans that take part, best expected first."""
    by_id = {project.id: project for project in compared.view.projects}
    if compared.ranking is None:
        return list(by_id.values())
    return [by_id[ranked.id] for ranked in compared.ranking.projects if ranked.id in by_id]


def _bands(compared: Comparison) -> dict[str, str]:
    ranking = compared.ranking
    if ranking is None or ranking.fund is None:
        return {}
    return {ranked.id: ranked.band for ranked in ranking.projects}


def _draw_table(page: Page, compared: Comparison, plans: Sequence[Project]) -> None:
    t, view, bands = page.t, compared.view, _bands(compared)
    draw_table(
        (t("Plan"), t("Band"), t("Asked"), t("Decision"), t("Amount"), t("Reason")),
        [
            (
                project.title,
                band_word(page, bands[project.id]) if project.id in bands else "",
                money(page, asked_amount(project)),
                outcome_label(award, t),
                money(page, award.amount) if award else "",
                award.reason if award else "",
            )
            for project in plans
            for award in [view.award_of(project.id)]
        ],
        name=t("Decisions"),
        numbers=(2, 4),
    )
    granted = money(page, spent(view))
    line = t("Granted so far: {amount}.", amount=plain(granted))
    if view.round.budget is not None:
        left = view.round.budget - spent(view)
        line += " " + (
            t("{amount} of the budget is left.", amount=plain(money(page, left)))
            if left >= 0
            else t("That is {amount} too much.", amount=plain(money(page, -left)))
        )
    st.markdown(line)


def _draw_alike(page: Page, compared: Comparison) -> None:
    """Offer to decide about a whole band with one reason; undecided plans get a talk each."""
    t, view, bands = page.t, compared.view, _bands(compared)
    open_ = {p.id: p for p in view.projects if view.award_of(p.id) is None}
    choices: dict[str, Outcome] = {"in": "granted", "out": "refused"}
    waiting = {
        band: [plan for plan in open_ if bands.get(plan) == band]
        for band in choices
        if any(bands.get(plan) == band for plan in open_)
    }
    if not waiting:
        return
    st.subheader(t("Where the reviews are clear"), anchor=False)
    words = {
        "in": t("Grant them all"),
        "out": t("Refuse them all"),
    }
    for band, ids in waiting.items():
        with st.form(f"comparison-alike-{view.round.id}-{band}", border=False):
            left, right = st.columns([3, 1], vertical_alignment="bottom")
            titles = [plain(open_[plan].title) for plan in ids]
            reason = left.text_input(
                t("{band}: reason for {plans}", band=page.label("bands", band), plans=titles),
                placeholder=t("The project reads this in the letter"),
                max_chars=4000,
            )
            pressed = right.form_submit_button(words[band])
        if pressed:
            amounts = {plan: asked_amount(open_[plan]) for plan in ids}
            with page.faults():
                with page.work() as work:
                    decide_alike(
                        work,
                        view.round,
                        amounts,
                        outcome=choices[band],
                        reason=reason,
                        by=page.person,
                        at=datetime.now(UTC),
                    )
                _offer_next_plan()
                number = len(ids)
                said = t.plural("One plan is decided.", "{n} plans are decided.", number)
                offer_undo(page, said)
                st.rerun()


def _draw_one(page: Page, view: RoundView, plans: Sequence[Project]) -> None:
    """Draw the form for one plan; the first that is not decided comes up by itself."""
    t = page.t
    st.subheader(t("Decide about one plan"), anchor=False)
    by_id = {project.id: project for project in plans}
    first = next((p.id for p in plans if view.award_of(p.id) is None), plans[0].id)
    chosen = st.selectbox(
        t("Plan"),
        list(by_id),
        index=list(by_id).index(first),
        format_func=lambda plan: by_id[plan].title if plan in by_id else "",
        # After each decision another key, so that the next open plan comes up; never in between,
        # also not when somebody else decides meanwhile.
        key=f"comparison-decide-{view.round.id}-{st.session_state.get(_KEPT, 0)}",
    )
    project = by_id.get(chosen, by_id[first])
    _draw_conflict(page, view, project)
    award = as_drawn(
        view.award_of(project.id),
        key=f"comparison-award-drawn-{view.round.id}-{project.id}",
        button=_press(view, project),
    )
    key = f"comparison-award-{view.round.id}-{project.id}-{award.version if award else 0}"
    with st.form(key):
        outcome = st.segmented_control(
            t("Decision"),
            OUTCOMES,
            default=award.outcome if award else None,
            format_func=lambda item: page.label("award-outcomes", item),
        )
        amount = st.number_input(
            t("Amount in euros, when granted"),
            min_value=0.0,
            max_value=1e9,
            step=500.0,
            format="%.0f",
            value=award.amount if award and award.amount is not None else asked_amount(project),
            placeholder=t("Leave empty if there is none"),
        )
        reason = st.text_area(
            t("Why?"),
            value=award.reason if award else "",
            max_chars=4000,
            height=100,
            placeholder=t("The project reads this in the letter"),
        )
        advice = st.text_area(
            t("Advice or conditions"),
            value=award.advice if award else "",
            max_chars=4000,
            height=80,
            placeholder=t("What would make the plan stronger?"),
        )
        pressed = st.form_submit_button(
            t("Keep the decision"), type="primary", key=_press(view, project)
        )
    if pressed:
        values = {"amount": amount, "reason": reason, "advice": advice}
        _keep(page, view, project, outcome, {**values, "known": award})
    if award is not None and st.button(
        t("Take the decision back"), type="tertiary", key=f"{key}-back"
    ):
        with page.faults():
            with page.work() as work:
                take_decision_back(work, award)
            offer_undo(page, t("The decision about {title} is taken back.", title=project.title))
            st.rerun()


def _keep(
    page: Page,
    view: RoundView,
    project: Project,
    outcome: Outcome | None,
    values: dict[str, Any],
) -> None:
    t = page.t
    if outcome is None:
        st.error(t("Choose a decision first."), icon=":material/error:")
        return
    with page.faults():
        try:
            with page.work() as work:
                decide(
                    work,
                    view.round,
                    project.id,
                    outcome=outcome,
                    by=page.person,
                    at=datetime.now(UTC),
                    **values,
                )
        except StaleWriteError as error:
            keep_conflict(error)
        else:
            _offer_next_plan()
            offer_undo(page, t("The decision about {title} is kept.", title=project.title))
        st.rerun()


def _offer_next_plan() -> None:
    st.session_state[_KEPT] = st.session_state.get(_KEPT, 0) + 1


def _press(view: RoundView, project: Project) -> str:
    return f"comparison-award-keep-{view.round.id}-{project.id}"


def _draw_conflict(page: Page, view: RoundView, project: Project) -> None:
    """Show both decisions when two people decided about one plan at the same time."""
    award = view.award_of(project.id)
    if award is None:
        return
    t = page.t

    def keep(work: UnitOfWork, stands: Award, **chosen: Any) -> Award:  # noqa: ANN401
        fields = {name: getattr(stands, name) for name in ("outcome", "amount", "reason", "advice")}
        at = datetime.now(UTC)
        values = {**fields, **chosen, "known": stands}
        return decide(work, view.round, project.id, by=page.person, at=at, **values)

    labels = {
        "outcome": t("Decision"),
        "amount": t("Amount in euros, when granted"),
        "reason": t("Why?"),
        "advice": t("Advice or conditions"),
    }
    words = {"outcome": labels_of(page, "award-outcomes")}
    draw_conflict(page, award.id, labels, keep, words=words)
