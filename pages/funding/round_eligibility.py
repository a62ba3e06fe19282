"""The check before review: every plan against the rules that the funder states."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st

from model.core.messages import N_
from model.review.applications import Eligible
from model.services.eligibility import (
    PlanCheck,
    RuleCheck,
    accept_readings,
    ask_repair,
    eligibility,
    judge_rule,
    needs_repair,
    note_repaired,
    rule_label,
    take_plan_back,
)
from model.services.rounds import RoundView
from pages.funding.decider import ask_name
from pages.funding.tables import draw_table
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

STANDINGS = {
    "may": N_("✓ takes part"),
    "open": N_("? to look at"),
    "out": N_("✗ kept out by a rule"),
    "back": N_("– taken back by the project"),
}
MARKS = {"met": "✓", "not-met": "✗", "unclear": "?"}
OUTCOMES: tuple[Eligible, ...] = ("met", "not-met", "unclear")
REPAIR_DAYS = 14


def draw_eligibility(page: Page, view: RoundView) -> None:
    """Draw where each plan stands, and one plan to decide about."""
    t = page.t
    if not view.round.exclusions:
        st.info(t("This round has no rules that keep a plan out. Choose them under “Set-up”."))
    with page.work(writes=False) as work:
        partners = work.partners.find(coalition_id=page.here.id)
    checks = eligibility(view, partners)
    if not checks:
        st.info(t("No plans are chosen in this round yet."))
        return
    st.markdown(
        t("The workbench reads the plans and proposes. You decide, and your name stands with it.")
    )
    ask_name(page, "rounds")
    _draw_accept(page, view, checks)
    draw_table(
        (t("Plan"), t("Where it stands"), t("Still to look at")),
        [(c.project.title, t(STANDINGS[c.standing]), _open(page, c)) for c in checks],
        name=t("Rules of this round"),
    )
    by_id = {check.project.id: check for check in checks}
    first = next((c.project.id for c in checks if c.standing == "open"), checks[0].project.id)
    chosen = st.selectbox(
        t("Look at one plan"),
        list(by_id),
        index=list(by_id).index(first),
        format_func=lambda one: by_id[one].project.title if one in by_id else "",
        key=f"rounds-eligible-{view.round.id}-{first}",
    )
    _draw_plan(page, view, by_id[chosen])


def _open(page: Page, check: PlanCheck) -> str:
    labels = [rule_label(one.rule, page.language) for one in check.unsettled]
    if check.standing != "open":
        return ""
    return "; ".join(labels) or page.t("nothing, but nobody took it over yet")


def _draw_accept(page: Page, view: RoundView, checks: tuple[PlanCheck, ...]) -> None:
    t = page.t
    clear = sum(one.verdict is None and one.outcome == "met" for c in checks for one in c.rules)
    if not clear:
        return
    if st.button(
        t.plural("Take over the one answer that is clear", "Take over {n} clear answers", clear),
        type="primary",
        icon=":material/done_all:",
        key=f"rounds-accept-{view.round.id}",
    ):
        with page.faults():
            with page.work() as work:
                taken = accept_readings(work, view, checks, by=page.person, at=datetime.now(UTC))
            offer_undo(page, t.plural("One answer is kept.", "{n} answers are kept.", taken))
            st.rerun()


def _draw_plan(page: Page, view: RoundView, check: PlanCheck) -> None:
    t, application = page.t, check.application
    version = application.version if application else 0
    key = f"rounds-rules-{view.round.id}-{check.project.id}-{version}"
    with st.form(key):
        answers = [_draw_rule(page, one, f"{key}-{one.rule.id}") for one in check.rules]
        pressed = st.form_submit_button(t("Keep what I decided"))
    if pressed:
        _keep(page, view, check, answers)
    _draw_repair(page, view, check)
    _draw_back(page, view, check)


def _draw_rule(page: Page, one: RuleCheck, key: str) -> tuple[Eligible | None, str]:
    t = page.t
    label = rule_label(one.rule, page.language)
    st.markdown(f"**{plain(label)}** {MARKS[one.outcome]}  \n:gray[{_said(page, one)}]")
    left, right = st.columns([1, 1])
    outcome: Eligible | None = left.segmented_control(
        label,
        OUTCOMES,
        default=one.verdict.outcome if one.verdict else None,
        format_func=lambda item: page.label("eligibility", item),
        key=f"{key}-outcome",
        label_visibility="collapsed",
    )
    reason = right.text_input(
        t("Reason ({rule})", rule=label),
        value=one.verdict.reason if one.verdict else "",
        placeholder=t("Why? Needed when a plan falls out"),
        max_chars=2000,
        key=f"{key}-reason",
        label_visibility="collapsed",
    )
    return outcome, reason


def _said(page: Page, one: RuleCheck) -> str:
    t = page.t
    read = plain(t.message(one.reading.reason))
    if one.verdict is None:
        return read
    day = t.short_date(one.verdict.at.date())
    return f"{read} · {t('decided by {name} on {day}', name=plain(one.verdict.by), day=day)}"


def _keep(
    page: Page,
    view: RoundView,
    check: PlanCheck,
    answers: list[tuple[Eligible | None, str]],
) -> None:
    with page.faults():
        with page.work() as work:
            for one, (outcome, reason) in zip(check.rules, answers, strict=True):
                old = (one.verdict.outcome, one.verdict.reason) if one.verdict else (None, "")
                if outcome is not None and (outcome, reason) != old:
                    judge_rule(
                        work,
                        view.round,
                        check.project.id,
                        one.rule.id,
                        outcome,
                        reason=reason,
                        by=page.person,
                        at=datetime.now(UTC),
                    )
        st.rerun()


def _draw_repair(page: Page, view: RoundView, check: PlanCheck) -> None:
    """Draw the one chance to complete a plan."""
    t, application = page.t, check.application
    if application is not None and application.repair_asked:
        until = t.short_date(application.repair_until) if application.repair_until else ""
        st.markdown(f"**{t('Asked to complete, until {date}', date=until)}**")
        st.text(application.repair_asked)
        if application.repaired_on is not None:
            st.caption(t("Completed on {date}.", date=t.short_date(application.repaired_on)))
        elif st.button(t("The completed plan is in"), key=f"rounds-repaired-{check.project.id}"):
            with page.faults():
                with page.work() as work:
                    note_repaired(work, view.round, check.project.id, datetime.now(UTC).date())
                st.rerun()
        return
    asked = needs_repair(check)
    if not asked or check.standing != "open":
        return
    key = f"rounds-repair-{view.round.id}-{check.project.id}"
    with st.form(key):
        st.markdown(f"**{t('One chance to complete the plan')}**")
        text = st.text_area(
            t("What must be added?"),
            value="\n".join(t.message(one) for one in asked),
            height=110,
            max_chars=2000,
        )
        until_day = st.date_input(
            t("Until when?"),
            value=datetime.now(UTC).date() + timedelta(days=REPAIR_DAYS),
            format="DD-MM-YYYY",
        )
        pressed = st.form_submit_button(t("Ask the project"))
    if pressed and until_day is not None:
        with page.faults():
            with page.work() as work:
                ask_repair(work, view.round, check.project.id, asked=text, until=until_day)
            offer_undo(page, t("Noted. Send the question to the project yourself."))
            st.rerun()


def _draw_back(page: Page, view: RoundView, check: PlanCheck) -> None:
    t = page.t
    is_back = check.standing == "back"
    label = t("Let this plan take part again") if is_back else t("The project takes its plan back")
    if st.button(label, type="tertiary", key=f"rounds-back-{view.round.id}-{check.project.id}"):
        on = None if is_back else datetime.now(UTC).date()
        with page.faults():
            with page.work() as work:
                take_plan_back(work, view.round, check.project.id, on)
            offer_undo(page, t("Noted for {title}.", title=check.project.title))
            st.rerun()
