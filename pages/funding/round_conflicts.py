"""Conflicts of interest: what the map shows, what reviewers declared, and who decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from model.review.conflicts import Conflict, State
from model.services.conflicts import decide_conflicts, is_light
from model.services.rounds import RoundView
from pages.funding.decider import ask_name
from pages.funding.tables import draw_table
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

FEW = 6
FIRST = 12
"""So many proposals are shown at once."""


def draw_conflicts(page: Page, view: RoundView) -> None:
    """Draw proposals to decide about, and the decisions with name and date."""
    t = page.t
    st.subheader(t("Conflicts of interest"), anchor=False)
    st.markdown(
        t(
            "The map shows where a reviewer's organisation is near to a plan. As long as nobody "
            "looked at it, it counts as a conflict: the reviewer does not get the plan."
        )
    )
    ask_name(page, "rounds")
    titles = view.titles
    known = [one for one in view.conflicts if one.project_id in titles]
    unread = sorted(
        (one for one in known if one.state == "proposed"),
        key=lambda one: (is_light(one), one.reviewer, titles[one.project_id]),
    )
    decided = [one for one in known if one.state != "proposed"]
    if not known:
        st.caption(_nothing(page, view))
    if unread:
        _draw_unread(page, view, unread)
    if decided and (
        len(decided) <= FEW
        or st.toggle(
            t("Show what was decided ({n})", n=len(decided)),
            key=f"rounds-decided-{view.round.id}",
        )
    ):
        _draw_decided(page, view, decided)


def _nothing(page: Page, view: RoundView) -> str:
    if not any(one.organisation for one in view.round.affiliations.values()):
        return page.t("Nothing to look up: no reviewer has an organisation. Add it under “Set-up”.")
    return page.t("The map shows no reviewer near to a plan, and nobody declared one.")


def _draw_unread(page: Page, view: RoundView, unread: Sequence[Conflict]) -> None:
    t = page.t
    light = [one for one in unread if is_light(one)]
    if len(light) > 1 and st.button(
        t("No objection to all {n} that are only one step away", n=len(light)),
        icon=":material/done_all:",
        key=f"rounds-light-{view.round.id}",
    ):
        _decide(page, light, "dismissed")
    choices: tuple[State, State] = ("confirmed", "dismissed")
    # One key whatever others decide meanwhile, so that no choice of this person falls away.
    with st.form(f"rounds-conflicts-{view.round.id}"):
        answers: dict[str, State | None] = {}
        for one in unread[:FIRST]:
            reason = t.message(one.found) if one.found else one.reason
            title = f"**{plain(one.reviewer)}** · {plain(view.titles[one.project_id])}"
            st.markdown(f"{title}  \n:gray[{plain(reason)}]")
            answers[one.id] = st.segmented_control(
                t("{reviewer} and {plan}", reviewer=one.reviewer, plan=view.titles[one.project_id]),
                choices,
                format_func=lambda item: (
                    t("Conflict") if item == "confirmed" else t("No objection")
                ),
                key=f"rounds-conflict-{one.id}-{one.version}",
                label_visibility="collapsed",
            )
        if len(unread) > FIRST:
            st.caption(t("After these: {n} more.", n=len(unread) - FIRST))
        pressed = st.form_submit_button(t("Keep what I decided"), type="primary")
    if pressed:
        for state in choices:
            chosen = [one for one in unread if answers.get(one.id) == state]
            if chosen:
                _decide(page, chosen, state, then_rerun=False)
        if any(answers.values()) and page.person:
            st.rerun()


def _draw_decided(page: Page, view: RoundView, decided: Sequence[Conflict]) -> None:
    t = page.t
    draw_table(
        (t("Reviewer"), t("Plan"), t("Decision"), t("Reason"), t("By"), t("On")),
        [
            (
                one.reviewer,
                view.titles[one.project_id],
                page.label("conflict-states", one.state),
                t.message(one.found) if one.found and not one.reason else one.reason,
                one.by,
                t.short_date(one.at.date()) if one.at else "",
            )
            for one in decided
        ],
        name=t("Conflicts of interest"),
    )
    by_id = {one.id: one for one in decided}
    chosen = st.selectbox(
        t("Change a decision"),
        list(by_id),
        index=None,
        format_func=lambda one: (
            f"{by_id[one].reviewer} · {view.titles[by_id[one].project_id]}" if one in by_id else ""
        ),
        placeholder=t("Choose one"),
        key=f"rounds-redecide-{view.round.id}",
    )
    if chosen is None:
        return
    one = by_id[chosen]
    state: State = "dismissed" if one.state == "confirmed" else "confirmed"
    reason = st.text_input(
        t("Why?"), max_chars=2000, key=f"rounds-why-{one.id}", placeholder=t("In a few words")
    )
    label = t("It is a conflict") if state == "confirmed" else t("It is no conflict")
    if st.button(label, key=f"rounds-turn-{one.id}-{one.version}"):
        _decide(page, [one], state, reason=reason)


def _decide(
    page: Page,
    conflicts: Sequence[Conflict],
    state: State,
    *,
    reason: str = "",
    then_rerun: bool = True,
) -> None:
    with page.faults():
        with page.work() as work:
            decide_conflicts(
                work, conflicts, state, by=page.person, at=datetime.now(UTC), reason=reason
            )
        said = page.t.plural(
            "One conflict is decided.", "{n} conflicts are decided.", len(conflicts)
        )
        offer_undo(page, said)
        if then_rerun:
            st.rerun()
