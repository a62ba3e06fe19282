"""The scorecard of a project: what was found last, with what people say beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.evaluation.findings import (
    Annotation,
    Assessment,
    CheckResult,
    Evaluation,
    LessonResult,
)
from model.evaluation.lessons import RULESET_VERSION, lessons
from model.services.rights import by_right
from model.services.scoring import found_now

if TYPE_CHECKING:
    from datetime import datetime

    from model.evaluation.lessons import Lesson
    from model.evaluation.projects import Project
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class LessonCard:
    """One lesson on a scorecard: what the workbench found, and what people say."""

    lesson: Lesson
    result: LessonResult
    own: Assessment | None
    """The level of the person who looks."""
    team: tuple[Assessment, ...]
    """Everyone's newest level, by name; empty until the person who looks gave theirs."""
    given: int = 0
    """How many people gave a level, seen or not."""
    agreed: Assessment | None = None
    """What the team settled on, the newest."""
    agreed_before: bool = False
    """Whether that was about an earlier scorecard."""

    @property
    def spread(self) -> int:
        """How many steps lie between the lowest and the highest level that people gave."""
        levels = [one.level for one in self.team if one.level is not None]
        return max(levels) - min(levels) if levels else 0

    @property
    def difference(self) -> int | None:
        """Own level minus the level found; None when one of the two is not there."""
        if self.own is None or self.own.level is None or self.result.level is None:
            return None
        return self.own.level - self.result.level


@dataclass(frozen=True)
class Scorecard:
    """The scorecard of one project as it was scored last."""

    project: Project
    evaluation: Evaluation
    cards: tuple[LessonCard, ...]
    checks: tuple[CheckResult, ...]
    annotations: tuple[Annotation, ...]
    is_current: bool
    """Whether the project and the map still give the same result."""
    earlier: tuple[Evaluation, ...]
    """Earlier evaluations, newest first."""
    agreements: tuple[Assessment, ...] = ()
    """Every level that the team settled on, oldest first."""

    def reply(self, indicator: str) -> Annotation | None:
        """Return the lead's reply to a finding, if there is one."""
        return next((a for a in self.annotations if a.indicator == indicator), None)


@by_right
def scorecard(work: UnitOfWork, project: Project, person: str | None = None) -> Scorecard | None:
    """Return the scorecard as stored, or None when this project was never scored.

    Nobody sees the levels of others on a lesson before giving their own, or before the team
    agreed on one. `person` is who looks, when several score one after another on one screen;
    somebody with a personal link is always themselves.
    """
    stored = sorted(work.evaluations.find(project_id=project.id), key=lambda e: e.at, reverse=True)
    if not stored:
        return None
    newest = stored[0]
    given = sorted(work.assessments.find(project_id=project.id), key=lambda a: a.at)
    looking = scoring_person(work, person)
    cards = tuple(
        _card(result, [a for a in given if a.lesson == result.lesson], looking, newest.at)
        for result in newest.lessons
        if result.lesson in lessons()
    )
    fresh = found_now(work, project)
    return Scorecard(
        project=project,
        evaluation=newest,
        cards=cards,
        checks=newest.checks,
        annotations=tuple(work.annotations.find(project_id=project.id)),
        is_current=newest.ruleset_version == RULESET_VERSION
        and fresh == (newest.lessons, newest.checks),
        earlier=tuple(stored[1:]),
        agreements=tuple(a for a in given if a.on_behalf == "agreed"),
    )


@by_right
def latest_results(work: UnitOfWork, coalition_id: str) -> dict[str, Evaluation]:
    """Return the newest evaluation of each scored project, by project id."""
    found = sorted(work.evaluations.find(coalition_id=coalition_id), key=lambda e: e.at)
    return {evaluation.project_id: evaluation for evaluation in found}


def _card(
    result: LessonResult, given: list[Assessment], person: str, since: datetime
) -> LessonCard:
    """Make the card of one lesson from what was given for it, oldest first.

    A funder's panel stays out of the team's own talk. What was agreed before this scorecard
    (`since`) opens nobody's levels: on a new one everyone thinks first.
    """
    newest = {a.by: a for a in given if a.on_behalf in ("lead", "team")}
    agreed = next((a for a in reversed(given) if a.on_behalf == "agreed"), None)
    sees = person in newest or (agreed is not None and agreed.at >= since)
    return LessonCard(
        lesson=lessons()[result.lesson],
        result=result,
        own=newest.get(person),
        team=tuple(newest[name] for name in sorted(newest)) if sees else (),
        given=len(newest),
        agreed=agreed,
        agreed_before=agreed is not None and agreed.at < since,
    )


@by_right
def scoring_person(work: UnitOfWork, name: str | None) -> str:
    """Return who scores: a linked person is always themselves, at a laptop it may be named."""
    if work.actor.known == "link":
        return work.actor.name
    return work.by if name is None else name
