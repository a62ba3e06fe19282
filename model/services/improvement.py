"""The improvement plan: what helps most for the least effort, what is still open, what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.lessons import LESSON_IDS, indicator_texts
from model.evaluation.scoring import VALUES
from model.process.actions import Action
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from model.evaluation.findings import Evaluation, Finding, LessonResult
    from model.evaluation.lessons import AdviceStep, IndicatorText
    from model.evaluation.projects import Project
    from model.services.scorecards import Scorecard
    from model.storage.unit_of_work import UnitOfWork

MOST_ADVICE = 3
ADVICE = "advice:"
"""How the origin of an action begins that came from a scorecard."""
EFFORTS = ("low", "medium", "high")


@dataclass(frozen=True)
class Lift:
    """One piece of advice that would lift the profile."""

    lesson: str
    indicator: IndicatorText
    finding: Finding
    step: AdviceStep
    """The easiest step."""


@dataclass(frozen=True)
class OpenQuestion:
    """Something that the plan says nothing about: a question, never a zero."""

    lesson: str
    indicator: IndicatorText


@dataclass(frozen=True)
class Move:
    """A lesson whose level differs between two evaluations; None is "too little known"."""

    lesson: str
    before: int | None
    after: int | None


def best_lifts(
    card: Scorecard, actions: Sequence[Action], *, most: int = MOST_ADVICE
) -> tuple[Lift, ...]:
    """Return what would lift the profile most for the least effort, easiest first.

    One piece of advice a lesson, so that the first few do not all pull at the same one. What the
    lead replied to or already made an action of stays out, and so does what the reading doubts:
    the project is asked about that first. Within the same effort, what is
    missing most by weight goes first.
    """
    taken = {action.origin for action in actions if action.project_id == card.project.id}
    replied = {annotation.indicator for annotation in card.annotations}
    best: dict[str, Lift] = {}
    for one in card.cards:
        for lift in _lifts(one.result):
            id_ = lift.indicator.id
            if lift.finding.is_doubtful or id_ in replied or origin(id_) in taken:
                continue
            if one.lesson.id not in best or _rank(lift) < _rank(best[one.lesson.id]):
                best[one.lesson.id] = lift
    return tuple(sorted(best.values(), key=_rank)[:most])


def open_questions(card: Scorecard) -> tuple[OpenQuestion, ...]:
    """Return what the plan says nothing about, in the order of the lessons.

    Doubts are asked apart (`doubts.open_doubts`).
    """
    return tuple(
        OpenQuestion(one.lesson.id, indicator_texts()[found.indicator])
        for one in card.cards
        for found in one.result.findings
        if found.outcome == "insufficient-evidence"
        and not found.is_doubtful
        and found.indicator in indicator_texts()
    )


def moves(before: Evaluation, after: Evaluation) -> tuple[Move, ...]:
    """Return the lessons whose level moved between two evaluations."""
    old = {result.lesson: result.level for result in before.lessons}
    new = {result.lesson: result.level for result in after.lessons}
    return tuple(
        Move(lesson, old[lesson], new[lesson])
        for lesson in LESSON_IDS
        if lesson in old and lesson in new and old[lesson] != new[lesson]
    )


def done_between(
    actions: Sequence[Action], project_id: str, after: datetime, until: datetime | None = None
) -> tuple[Action, ...]:
    """Return a project's actions that were done after one moment and until another.

    An action knows only its day; one of the first day itself counts, for the work of that day
    comes after the scorecard in the morning. It is then not counted again in an earlier stretch.
    """
    first, last = after.date(), until.date() if until else None
    done = (
        action
        for action in actions
        if action.project_id == project_id and action.state == "done" and action.done_on
        if first <= action.done_on and (last is None or action.done_on < last)
    )
    return tuple(sorted(done, key=lambda action: (str(action.done_on), action.title)))


@by_right
def take_advice(
    work: UnitOfWork,
    project: Project,
    indicator: str,
    *,
    title: str,
    owner: str = "",
    due_on: date | None = None,
) -> Action:
    """Turn advice into an action on the coalition's list.

    Raises:
        InvalidInputError: the title was emptied.

    """
    if not title.strip():
        raise InvalidInputError(msg("Say in a few words what has to be done."))
    added = work.actions.add(
        Action(
            coalition_id=project.coalition_id,
            title=title.strip()[:300],
            owner_name=owner.strip()[:200],
            due_on=due_on,
            step="execute",
            project_id=project.id,
            origin=origin(indicator),
        )
    )
    work.commit()
    return added


def origin(indicator: str) -> str:
    """Return what an action that came from advice carries as its origin."""
    return f"{ADVICE}{indicator}"


def _lifts(result: LessonResult) -> list[Lift]:
    texts = indicator_texts()
    found = {finding.indicator: finding for finding in result.findings}
    return [
        Lift(result.lesson, texts[one.indicator], found[one.indicator], step)
        for one in result.advice
        if one.indicator in texts and one.indicator in found
        for step in texts[one.indicator].advice[:1]
    ]


def _rank(lift: Lift) -> tuple[int, float, int]:
    missing = lift.indicator.weight * (1 - VALUES.get(lift.finding.outcome, 0.0))
    return EFFORTS.index(lift.step.effort), -missing, LESSON_IDS.index(lift.lesson)
