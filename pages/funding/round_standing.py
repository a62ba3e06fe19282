"""Where a round stands: its phase, what comes next, who handed in what, and its terms."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.review.rounds import PHASES, Phase
from model.services.criteria import criteria_of
from model.services.round_phases import before_moving, has_passed, phase_meaning
from model.services.rounds import RoundView, move_round
from pages.funding.tables import draw_table, on_one_line
from pages.shared.addresses import page_file
from pages.shared.empty import draw_main_link
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

STATES = {
    "submitted": N_("✓ handed in"),
    "draft": N_("… begun"),
    "not-started": N_("– nothing yet"),
}
OVER = N_("– nothing")
CONFLICT = N_("⊘ conflict")
ABSTAINED = N_("○ abstained")
ANYWAY: dict[Phase, str] = {
    "reviewing": N_("Begin reviewing anyway"),
    "discussing": N_("Begin the discussion anyway"),
    "deciding": N_("Begin deciding anyway"),
    "closed": N_("Close the round anyway"),
}
"""Moving on while something is still to be done first."""


def draw_phases(page: Page, phase: Phase) -> None:
    """Draw the five phases as a list in order; the present one is named as such."""
    now = PHASES.index(phase)
    states = ["done" if place < now else "not-started" for place in range(len(PHASES))]
    states[now] = "busy"
    items = [
        markup(
            '<li class="step {state}"{current}><span class="step-label">{label}</span>'
            '<span class="step-state">{now}</span></li>',
            state=state,
            current=markup(' aria-current="step"') if state == "busy" else "",
            label=page.label("phases", one),
            now=page.t("now") if state == "busy" else "",
        )
        for one, state in zip(PHASES, states, strict=True)
    ]
    draw(
        markup(
            '<ol class="stepper" aria-label="{label}">{items}</ol>',
            label=page.t("Phases of the round"),
            items=joined(items),
        )
    )


def draw_moving(page: Page, view: RoundView) -> None:
    """Say what holds now, and offer the next phase with what it changes for whom."""
    t, now = page.t, PHASES.index(view.round.phase)
    following = PHASES[now + 1] if now + 1 < len(PHASES) else None
    notes = before_moving(view, following) if following else ()
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("What holds now"), anchor=False)
        _draw_meaning(page, view.round.phase)
        _draw_way_on(page, view, is_main=bool(notes))
        if has_passed(view.round, datetime.now(UTC).date()):
            passed = t("The closing date has passed. Move the round on, or change the date.")
            st.markdown(f":material/schedule: {passed}")
    with right:
        if following is None:
            _move_button(page, view, PHASES[now - 1], back=True)
            return
        st.subheader(t("What changes in the next phase"), anchor=False)
        _draw_meaning(page, following)
        for note in notes:
            st.markdown(f":material/info: {plain(t.message(note))}")
        with st.container(horizontal=True):
            _move_button(page, view, following, is_early=bool(notes))
            if now:
                _move_button(page, view, PHASES[now - 1], back=True)


def _draw_meaning(page: Page, phase: Phase) -> None:
    st.markdown("\n".join(f"- {page.t.message(line)}" for line in phase_meaning(phase)))


def _draw_way_on(page: Page, view: RoundView, *, is_main: bool) -> None:
    """Lead to the work of this phase; it is the main thing as long as that is not done."""
    t, query = page.t, {"ronde": view.round.id}
    path, label = {
        "open": ("projecten", t("Go to the projects")),
        "reviewing": ("beoordeling", t("Review a plan")),
    }.get(view.round.phase, ("vergelijking", t("Compare the plans")))
    if is_main and view.round.phase == "open":
        if view.round.exclusions and not view.applications:
            path, label = "rondes", t("Hold the plans against the rules")
            query["deel"] = "regels"
        elif any(conflict.state == "proposed" for conflict in view.conflicts):
            path, label = "rondes", t("Look at the possible conflicts")
            query["deel"] = "verdeling"
    if is_main:
        draw_main_link(path=path, label=label, query=query)
        return
    st.page_link(page_file(path), label=label, icon=":material/arrow_forward:", query_params=query)


def _move_button(
    page: Page, view: RoundView, phase: Phase, *, back: bool = False, is_early: bool = False
) -> None:
    """Draw the button to another phase; plain and named as such when it is early for it."""
    t, label = page.t, page.label("phases", phase)
    if back:
        said = t("Back to: {phase}", phase=label)
    else:
        said = t(ANYWAY[phase]) if is_early else t("Move on to: {phase}", phase=label)
    pressed = st.button(
        said,
        type="tertiary" if back else "secondary" if is_early else "primary",
        key=f"rounds-move-{view.round.id}-{phase}",
    )
    if pressed:
        with page.faults():
            with page.work() as work:
                move_round(work, view.round, phase)
            offer_undo(page, t("The round is now in the phase {phase}.", phase=label))
            st.rerun()


def draw_matrix(page: Page, view: RoundView) -> None:
    """Draw who handed in what, a row for each plan."""
    t = page.t
    st.subheader(t("Who handed in what"), anchor=False)
    if not view.projects or not view.reviewers:
        st.markdown(
            t("No plans are chosen yet. Choose them under “Set-up”.")
            if not view.projects
            else t("Nobody is named as reviewer yet. Add names under “Set-up”.")
        )
        return
    counts = {project.id: 0 for project in view.projects}
    for review in view.judging:
        counts[review.project_id] += 1
    has_copies = any(project.id in view.copied_at for project in view.projects)
    last = (t("Version read"),) if has_copies else ()
    draw_table(
        (t("Plan"), t("Reviews in"), *view.reviewers, *last),
        [
            (
                project.title,
                str(counts[project.id]),
                *(_cell(page, view, project.id, name) for name in view.reviewers),
                *((_version(page, view, project.id),) if has_copies else ()),
            )
            for project in view.projects
        ],
        name=t("Who handed in what"),
        numbers=(1,),
    )
    notes = [_no_copies(page, view)] if not has_copies else []
    if not view.assignments:
        notes.append(
            t("Not everybody has to review every plan. Two or three reviews a plan show doubt.")
        )
    if notes:
        st.caption(" ".join(notes))


def _no_copies(page: Page, view: RoundView) -> str:
    """Say once which version reviewers read when no plan has a copy."""
    if view.round.phase == "open":
        return page.t("Of each plan a copy is made when reviewing begins; reviewers read that.")
    return page.t("No copies of the plans are kept: reviewers read each plan as it is now.")


def _cell(page: Page, view: RoundView, project_id: str, reviewer: str) -> str:
    state = _state(view, project_id, reviewer)
    return on_one_line(page.t(state)) if state else ""


def _version(page: Page, view: RoundView, project_id: str) -> str:
    """Return the day of the copy that reviewers read; without one, that they read it as it is."""
    t, copied = page.t, view.copied_at.get(project_id)
    if copied is not None:
        return on_one_line(t.short_date(copied.date()))
    return t("no copy yet") if view.round.phase == "open" else t("as it is now")


def _state(view: RoundView, project_id: str, reviewer: str) -> str:
    """Return how far a reviewer is; a conflict and a plan of others are said as such."""
    state = view.state_of(project_id, reviewer)
    review = view.review_of(project_id, reviewer)
    if review is not None and review.abstained:
        return ABSTAINED
    if state == "not-started" and view.conflict_of(project_id, reviewer) is not None:
        return CONFLICT
    if state == "not-started" and not view.expects(project_id, reviewer):
        return ""
    is_over = PHASES.index(view.round.phase) > PHASES.index("reviewing")
    return OVER if is_over and state == "not-started" else STATES[state]


def _number(page: Page, value: float) -> str:
    """Return a number as it is filled in: a decimal only where there is one."""
    rounded = round(value, 1)
    return page.t.number(rounded, 0 if rounded.is_integer() else 1)


def _share(page: Page, part: float) -> str:
    """Return a share of one as a percentage; one decimal where whole ones would not add up."""
    return f"{_number(page, 100 * part)}%"


def draw_terms(page: Page, view: RoundView) -> None:
    """Draw what weighs how much, with the reason."""
    t, weights = page.t, view.round.weights
    st.subheader(t("What weighs how much"), anchor=False)
    if not weights:
        st.markdown(t("Everything weighs the same."))
        return
    total = sum(weights.values())
    draw_table(
        (t("Lesson"), t("Weight"), t("Share")),
        [
            (
                criterion.label,
                _number(page, weights.get(criterion.id, 0.0)),
                _share(page, weights.get(criterion.id, 0.0) / total),
            )
            for criterion in criteria_of(view.round, page.language)
        ],
        name=t("What weighs how much"),
        numbers=(1, 2),
    )
    st.caption(t("Why they weigh like this"))
    st.markdown(plain(view.round.weights_reason))
