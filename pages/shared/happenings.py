"""What changed, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.core.messages import N_
from model.services.history import Happening
from pages.shared.markup import draw, markup
from pages.shared.session import Session

_SENTENCES: dict[tuple[str, str], tuple[str, str]] = {
    ("partners", "added"): (N_("added the partner {name}"), N_("added {n} partners")),
    ("partners", "changed"): (N_("changed the partner {name}"), N_("changed {n} partners")),
    ("partners", "removed"): (N_("removed the partner {name}"), N_("removed {n} partners")),
    ("ties", "added"): (N_("drew a tie"), N_("drew {n} ties")),
    ("ties", "changed"): (N_("changed a tie"), N_("changed {n} ties")),
    ("ties", "removed"): (N_("removed a tie"), N_("removed {n} ties")),
    ("projects", "added"): (N_("added the project {name}"), N_("added {n} projects")),
    ("projects", "changed"): (N_("changed the project {name}"), N_("changed {n} projects")),
    ("projects", "removed"): (N_("removed the project {name}"), N_("removed {n} projects")),
    ("evaluations", "added"): (N_("made a scorecard"), N_("made {n} scorecards")),
    ("assessments", "added"): (N_("gave an own level"), N_("gave {n} own levels")),
    ("assessments", "changed"): (N_("changed an own level"), N_("changed {n} own levels")),
    ("annotations", "added"): (N_("replied to a finding"), N_("replied to {n} findings")),
    ("annotations", "changed"): (N_("changed a reply"), N_("changed {n} replies")),
    ("annotations", "removed"): (N_("took a reply back"), N_("took {n} replies back")),
    ("plan_shares", "added"): (N_("shared a plan with a funder"), N_("shared {n} plans")),
    ("plan_shares", "changed"): (N_("took a shared plan back"), N_("took {n} shared plans back")),
    ("evaluations", "removed"): (N_("removed a scorecard"), N_("removed {n} scorecards")),
    ("reviews", "removed"): (N_("removed a review"), N_("removed {n} reviews")),
    ("rounds", "removed"): (N_("removed the round {name}"), N_("removed {n} rounds")),
    ("actions", "added"): (N_("added the action {name}"), N_("added {n} actions")),
    ("actions", "changed"): (N_("changed the action {name}"), N_("changed {n} actions")),
    ("actions", "removed"): (N_("removed the action {name}"), N_("removed {n} actions")),
    ("step_progress", "added"): (N_("worked on a step"), N_("worked on {n} steps")),
    ("step_progress", "changed"): (N_("worked on a step"), N_("worked on {n} steps")),
    ("chapters", "added"): (N_("wrote in the plan"), N_("wrote {n} chapters of the plan")),
    ("chapters", "changed"): (N_("wrote in the plan"), N_("wrote {n} chapters of the plan")),
    ("figure_sets", "added"): (N_("brought in figures: {name}"), N_("brought in {n} tables")),
    ("figure_sets", "changed"): (N_("renewed figures: {name}"), N_("renewed {n} tables")),
    ("figure_sets", "removed"): (N_("removed figures: {name}"), N_("removed {n} tables")),
    ("populations", "added"): (
        N_("filled in how many people live here"),
        N_("filled in how many people live in {n} places"),
    ),
    ("populations", "changed"): (
        N_("changed how many people live here"),
        N_("changed how many people live in {n} places"),
    ),
    ("rounds", "added"): (N_("made the round {name}"), N_("made {n} rounds")),
    ("rounds", "changed"): (N_("changed the round {name}"), N_("changed {n} rounds")),
    ("reviews", "added"): (N_("wrote a review"), N_("wrote {n} reviews")),
    ("reviews", "changed"): (N_("changed a review"), N_("changed {n} reviews")),
    ("goals", "added"): (N_("added the goal {name}"), N_("added {n} goals")),
    ("goals", "changed"): (N_("changed the goal {name}"), N_("changed {n} goals")),
    ("goals", "removed"): (N_("removed the goal {name}"), N_("removed {n} goals")),
    ("budget_lines", "added"): (N_("added {name} to the budget"), N_("added {n} budget lines")),
    ("budget_lines", "removed"): (
        N_("took {name} out of the budget"),
        N_("took {n} lines out of the budget"),
    ),
    ("talks", "added"): (N_("wrote down a talk with {name}"), N_("wrote down {n} talks")),
    ("talks", "removed"): (N_("removed a talk with {name}"), N_("removed {n} talks")),
    ("decisions", "added"): (N_("wrote down: {name}"), N_("wrote down {n} decisions")),
    ("decisions", "changed"): (N_("changed: {name}"), N_("changed {n} decisions")),
    ("decisions", "removed"): (N_("removed: {name}"), N_("removed {n} decisions")),
    ("local_cards", "added"): (N_("wrote the card {name}"), N_("wrote {n} cards")),
    ("local_cards", "changed"): (N_("changed the card {name}"), N_("changed {n} cards")),
    ("local_cards", "removed"): (N_("removed the card {name}"), N_("removed {n} cards")),
    ("different-partners", "added"): (
        N_("said that two partners are not the same: {name}"),
        N_("said {n} times that two partners are not the same"),
    ),
    ("different-partners", "removed"): (
        N_("took back that two partners are not the same: {name}"),
        N_("took back {n} times that two partners are not the same"),
    ),
    ("list_entries", "added"): (
        N_("worked on a working list"),
        N_("worked on {n} points of a working list"),
    ),
    ("list_entries", "changed"): (
        N_("worked on a working list"),
        N_("worked on {n} points of a working list"),
    ),
    ("plan_revisions", "added"): (N_("kept the plan: {name}"), N_("kept the plan {n} times")),
    ("plan_revisions", "removed"): (
        N_("removed a kept plan: {name}"),
        N_("removed {n} kept plans"),
    ),
    ("applications", "added"): (
        N_("held a plan against the rules"),
        N_("held {n} plans against the rules"),
    ),
    ("applications", "changed"): (
        N_("held a plan against the rules"),
        N_("held {n} plans against the rules"),
    ),
    ("conflicts", "added"): (
        N_("noted a possible conflict of interest"),
        N_("noted {n} possible conflicts of interest"),
    ),
    ("conflicts", "changed"): (
        N_("decided about a conflict of interest"),
        N_("decided about {n} conflicts of interest"),
    ),
    ("assignments", "added"): (
        N_("gave a plan to a reviewer"),
        N_("gave plans to reviewers, {n} times"),
    ),
    ("assignments", "removed"): (
        N_("took a plan from a reviewer"),
        N_("took plans from reviewers, {n} times"),
    ),
    ("questions", "added"): (N_("asked an applicant a question"), N_("asked {n} questions")),
    ("questions", "changed"): (N_("wrote down an answer"), N_("wrote down {n} answers")),
    ("awards", "added"): (N_("decided about a plan"), N_("decided about {n} plans")),
    ("awards", "changed"): (N_("decided about a plan"), N_("decided about {n} plans")),
    ("awards", "removed"): (N_("took a decision back"), N_("took {n} decisions back")),
    ("lots", "added"): (N_("drew a lot"), N_("drew {n} lots")),
    ("calibrations", "added"): (
        N_("practised reviewing"),
        N_("practised reviewing with {n} levels"),
    ),
    ("coalitions", "added"): (N_("made the coalition {name}"), N_("made {n} coalitions")),
    ("coalitions", "changed"): (N_("changed the coalition {name}"), N_("changed {n} coalitions")),
}
_ABOUT: dict[tuple[str, str], str] = {
    ("ties", "added"): N_("drew the tie {name}"),
    ("ties", "changed"): N_("changed the tie {name}"),
    ("ties", "removed"): N_("removed the tie {name}"),
    ("evaluations", "added"): N_("made the scorecard of {name}"),
    ("evaluations", "removed"): N_("removed the scorecard of {name}"),
    ("assessments", "added"): N_("gave an own level for {name}"),
    ("assessments", "changed"): N_("changed an own level for {name}"),
    ("annotations", "added"): N_("replied to a finding about {name}"),
    ("annotations", "changed"): N_("changed a reply about {name}"),
    ("annotations", "removed"): N_("took back a reply about {name}"),
    ("plan_shares", "added"): N_("shared the plan {name} with a funder"),
    ("plan_shares", "changed"): N_("took back the shared plan {name}"),
    ("reviews", "added"): N_("wrote a review of {name}"),
    ("reviews", "changed"): N_("changed a review of {name}"),
    ("reviews", "removed"): N_("removed a review of {name}"),
    ("awards", "added"): N_("decided about {name}"),
    ("awards", "changed"): N_("decided about {name}"),
    ("awards", "removed"): N_("took back the decision about {name}"),
}
"""What has no name itself, when the project or the partners it is about are known."""
_OTHER = (N_("changed something"), N_("changed {n} things"))


def happening_text(session: Session, happening: Happening) -> str:
    """Return what was done, without who and when."""
    one, many = _SENTENCES.get((happening.entity, happening.kind), _OTHER)
    if happening.count == 1 and happening.name:
        one = _ABOUT.get((happening.entity, happening.kind), one)
    if happening.count == 1:
        return session.t(one, name=happening.name)
    return session.t(many, n=happening.count)


def draw_happenings(session: Session, happenings: Sequence[Happening]) -> None:
    """Draw a list of what happened, newest first."""
    if not happenings:
        st.markdown(session.t("Nothing was changed yet."))
    for happening in happenings:
        draw(
            markup(
                '<div class="line"><div class="line-title">{who} {what}</div>'
                '<div class="line-note">{when}</div></div>',
                who=happening.by or session.t("Somebody"),
                what=happening_text(session, happening),
                when=session.t.moment(happening.at),
            )
        )
