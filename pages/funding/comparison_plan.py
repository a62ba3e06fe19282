"""One plan as the panel saw it: level by criterion, spread, reasons side by side, own levels."""

from __future__ import annotations

import streamlit as st

from model.services.comparison import Comparison
from model.services.criteria import criteria_of
from model.services.panel_profiles import PanelLevel, check_counts, most_apart, panel_profile
from pages.funding.barring import is_barred
from pages.funding.tables import draw_table
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page
from pages.shared.plain import plain

CLEAR_GAP = 1.0
"""From one level apart on, the project and the panel see it otherwise. Our choice."""


def draw_one_plan(page: Page, compared: Comparison) -> None:
    """Draw the chosen plan; the one about which people differ most comes first."""
    t, view = page.t, compared.view
    titles = {p.id: p.title for p in view.projects if not is_barred(page, view, p.id)}
    if not titles:
        st.info(t("There is no plan for you to review in this round."))
        return
    spreads = {plan: most_apart(view, plan) for plan in titles}
    order = sorted(titles, key=lambda plan: (-spreads[plan], titles[plan].casefold()))
    key = f"comparison-plan-{view.round.id}"
    from_address("plan", key, order, order[0])
    chosen = st.selectbox(
        t("Plan (the widest differences first)"),
        order,
        format_func=lambda plan: titles.get(plan, ""),
        key=key,
    )
    to_address("plan", chosen)
    plan = chosen if chosen in titles else order[0]
    with page.work(writes=False) as work:
        own = work.assessments.find(project_id=plan, on_behalf="lead")
    rows = panel_profile(view, plan, own)
    st.subheader(plain(titles[plan]), anchor=False)
    _draw_profile(page, compared, rows)
    _draw_gap(page, compared, rows)
    _draw_checks(page, compared, plan)
    _draw_winning(page, compared, plan)
    _draw_reasons(page, compared, rows)


def _labels(page: Page, compared: Comparison) -> dict[str, str]:
    return {one.id: one.label for one in criteria_of(compared.view.round, page.language)}


def _draw_profile(page: Page, compared: Comparison, rows: tuple[PanelLevel, ...]) -> None:
    t, labels = page.t, _labels(page, compared)
    draw_table(
        (t("Lesson"), t("Mean"), t("Levels given"), t("Apart"), t("The applicant itself")),
        [
            (
                labels[row.criterion],
                "?" if row.mean is None else t.number(row.mean, 1),
                ", ".join(str(level) for level in row.levels) or t("none"),
                str(row.spread) if row.levels else "",
                "–" if row.own is None else str(row.own),
            )
            for row in rows
        ],
        name=t("Levels beside each other"),
        numbers=(1, 3, 4),
    )


def _draw_gap(page: Page, compared: Comparison, rows: tuple[PanelLevel, ...]) -> None:
    """Say where the project sees itself otherwise than the panel."""
    t, labels = page.t, _labels(page, compared)
    if all(row.own is None for row in rows):
        st.caption(t("The project gave itself no levels."))
        return
    milder = [labels[r.criterion] for r in rows if r.gap is not None and r.gap >= CLEAR_GAP]
    stricter = [labels[r.criterion] for r in rows if r.gap is not None and r.gap <= -CLEAR_GAP]
    if milder:
        st.markdown(
            t(
                "The project is a level or more milder on itself than the panel: {lessons}.",
                lessons=[plain(one) for one in milder],
            )
        )
    if stricter:
        st.markdown(
            t(
                "The project is a level or more stricter on itself than the panel: {lessons}.",
                lessons=[plain(one) for one in stricter],
            )
        )
    if not milder and not stricter:
        st.markdown(t("The project and the panel see about the same."))


def _draw_checks(page: Page, compared: Comparison, plan: str) -> None:
    t, counts = page.t, check_counts(compared.view, plan)
    if not counts:
        return
    st.markdown(f"**{t('Funding checks')}**")
    draw_table(
        (t("Check"), *(page.label("check-outcomes", o) for o in ("pass", "fail", "unclear"))),
        [
            (
                page.label("funding-checks", check),
                *(str(given.get(outcome, 0)) for outcome in ("pass", "fail", "unclear")),
            )
            for check, given in counts.items()
        ],
        name=t("Funding checks"),
        numbers=(1, 2, 3),
    )


def _draw_winning(page: Page, compared: Comparison, plan: str) -> None:
    """Say which weighting would put this plan first."""
    t, ranking, labels = page.t, compared.ranking, _labels(page, compared)
    assert ranking is not None, "only with a ranking"
    won = next((one for one in ranking.winning_weights if one.id == plan), None)
    if won is None:
        return
    st.markdown(f"**{t('Which weighting would put this plan first?')}**")
    if won.weights is None:
        st.markdown(t("None that we tried: it comes first with no weighting."))
        return
    even = 1 / max(len(won.weights), 1)
    more = [labels.get(c, c) for c, w in won.weights.items() if w > even * 1.15]
    share = round(100 * won.wins)
    if share < 1:
        st.markdown(t("Hardly any: it comes first in less than 1 of 100 weightings."))
    elif more:
        st.markdown(
            t(
                "In {share} of 100 weightings it comes first, mostly when these weigh more: "
                "{lessons}.",
                share=share,
                lessons=[plain(one) for one in more],
            )
        )
    else:
        st.markdown(
            t("In {share} of 100 weightings it comes first, whatever weighs more.", share=share)
        )


def _draw_reasons(page: Page, compared: Comparison, rows: tuple[PanelLevel, ...]) -> None:
    t, labels = page.t, _labels(page, compared)
    said = [row for row in rows if row.reasons]
    st.subheader(t("Reasons side by side"), anchor=False)
    if not said:
        st.markdown(t("Nobody wrote down a reason."))
    for row in sorted(said, key=lambda one: -one.spread):
        st.markdown(f"**{plain(labels[row.criterion])}**")
        columns = st.columns(max(3, len(row.reasons)), gap="medium")
        for column, (name, level, reason) in zip(columns, row.reasons, strict=False):
            head = t("no level") if level is None else t("level {level}", level=level)
            column.markdown(f"**{head}** · {plain(name)}  \n{plain(reason)}")
