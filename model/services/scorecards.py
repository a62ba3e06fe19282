"""Scoring a project, keeping the result, and people's own levels beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.assess import assess_project
from model.evaluation.findings import (
    Annotation,
    Assessment,
    CheckResult,
    Evaluation,
    LessonResult,
    Level,
)
from model.evaluation.lessons import RULESET_VERSION, lessons
from model.services.map_evidence import map_evidence
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.evaluation.lessons import Lesson
    from model.evaluation.map_facts import MapFacts
    from model.evaluation.projects import Project
    from model.storage.unit_of_work import UnitOfWork

OnBehalf: TypeAlias = Literal["lead", "team"]
_BY_LEAD: OnBehalf = "lead"


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
    looking = _person(work, person)
    cards = tuple(
        _card(result, [a for a in given if a.lesson == result.lesson], looking)
        for result in newest.lessons
        if result.lesson in lessons()
    )
    fresh = _assessed(project.changed(version=0), _facts(work, project))
    return Scorecard(
        project=project,
        evaluation=newest,
        cards=cards,
        checks=newest.checks,
        annotations=tuple(work.annotations.find(project_id=project.id)),
        is_current=newest.ruleset_version == RULESET_VERSION
        and fresh == (newest.lessons, newest.checks),
        earlier=tuple(stored[1:]),
    )


@by_right
def score_project(work: UnitOfWork, project: Project, at: datetime) -> Evaluation:
    """Score a project with what the map says now, and keep the result."""
    results, checks = assess_project(project, _facts(work, project))
    stored = work.evaluations.add(
        Evaluation(
            coalition_id=project.coalition_id,
            project_id=project.id,
            ruleset_version=RULESET_VERSION,
            lessons=results,
            checks=checks,
            by=work.by,
            at=at,
        )
    )
    work.commit()
    return stored


@by_right
def found_in(
    work: UnitOfWork, project: Project
) -> tuple[tuple[LessonResult, ...], tuple[CheckResult, ...]]:
    """Return what was found in a project last; when it was never scored, what is found now."""
    stored = work.evaluations.find(project_id=project.id)
    if stored:
        newest = max(stored, key=lambda evaluation: evaluation.at)
        return newest.lessons, newest.checks
    return _assessed(project.changed(version=0), _facts(work, project))


@by_right
def latest_results(work: UnitOfWork, coalition_id: str) -> dict[str, Evaluation]:
    """Return the newest evaluation of each scored project, by project id."""
    found = sorted(work.evaluations.find(coalition_id=coalition_id), key=lambda e: e.at)
    return {evaluation.project_id: evaluation for evaluation in found}


@by_right
def give_level(
    work: UnitOfWork,
    project: Project,
    lesson: str,
    *,
    level: Level | None,
    reason: str,
    at: datetime,
    source: str = "",
    not_applicable: bool = False,
    by: str = "",
    on_behalf: OnBehalf = _BY_LEAD,
) -> Assessment:
    """Keep a person's own level for a lesson, in place of their earlier one.

    `by` is the name of the person, when several people score one after another on one screen.

    Raises:
        InvalidInputError: neither a level nor "does not apply" was chosen.

    """
    if level is None and not not_applicable:
        raise InvalidInputError(msg("Choose a level, or say that this lesson does not apply."))
    person = _person(work, by.strip() or None)
    values = {
        "level": None if not_applicable else level,
        "not_applicable": not_applicable,
        "reason": reason,
        "source": source,
        "on_behalf": on_behalf,
        "at": at,
    }
    known = work.assessments.find(project_id=project.id, lesson=lesson)
    mine = [a for a in known if a.by == person and a.on_behalf in ("lead", "team")]
    if mine:
        saved = work.assessments.save(mine[0].changed(**values))
    else:
        saved = work.assessments.add(
            Assessment.model_validate(
                {
                    "coalition_id": project.coalition_id,
                    "project_id": project.id,
                    "lesson": lesson,
                    "by": person,
                    **values,
                }
            )
        )
    work.commit()
    return saved


@by_right
def agree_level(
    work: UnitOfWork,
    project: Project,
    lesson: str,
    *,
    level: Level | None,
    reason: str,
    at: datetime,
    not_applicable: bool = False,
) -> Assessment:
    """Keep the level that the team settled on; what each gave and what was agreed before stays.

    Raises:
        InvalidInputError: nothing was chosen, there is no reason, or nobody gave a level yet.

    """
    if level is None and not not_applicable:
        raise InvalidInputError(msg("Choose a level, or say that this lesson does not apply."))
    if not reason.strip():
        raise InvalidInputError(msg("Write in a few words why you choose this level together."))
    known = work.assessments.find(project_id=project.id, lesson=lesson)
    if not any(a.on_behalf in ("lead", "team") for a in known):
        raise InvalidInputError(msg("First give your own levels, each of you."))
    saved = work.assessments.add(
        Assessment(
            coalition_id=project.coalition_id,
            project_id=project.id,
            lesson=lesson,
            level=None if not_applicable else level,
            not_applicable=not_applicable,
            reason=reason.strip(),
            by=work.by,
            on_behalf="agreed",
            at=at,
        )
    )
    work.commit()
    return saved


@by_right
def reply_to_finding(
    work: UnitOfWork, project: Project, indicator: str, *, reason: str, note: str, at: datetime
) -> Annotation | None:
    """Keep the lead's reply to a finding, in place of an earlier one; the finding itself stays.

    An empty `reason` takes the reply back; then None is returned.
    """
    known = work.annotations.find(project_id=project.id, indicator=indicator)
    if not reason:
        for annotation in known:
            work.annotations.remove(annotation)
        work.commit()
        return None
    values = {"reason": reason, "note": note, "by": work.by, "at": at}
    if known:
        saved = work.annotations.save(known[0].changed(**values))
    else:
        saved = work.annotations.add(
            Annotation.model_validate(
                {
                    "coalition_id": project.coalition_id,
                    "project_id": project.id,
                    "indicator": indicator,
                    **values,
                }
            )
        )
    work.commit()
    return saved


@lru_cache(maxsize=64)
def _assessed(
    project: Project, facts: MapFacts
) -> tuple[tuple[LessonResult, ...], tuple[CheckResult, ...]]:
    """Assess once for each state of plan and map: a page is drawn more often than it changes."""
    return assess_project(project, facts)


def _facts(work: UnitOfWork, project: Project) -> MapFacts:
    partners = work.partners.find(coalition_id=project.coalition_id)
    return map_evidence(project, partners, work.ties.find(coalition_id=project.coalition_id))


def _person(work: UnitOfWork, name: str | None) -> str:
    if work.actor.known == "link":
        return work.actor.name
    return work.by if name is None else name


def _card(result: LessonResult, given: list[Assessment], person: str) -> LessonCard:
    """Make the card of one lesson from what was given for it, oldest first.

    A funder's panel stays out of the team's own talk.
    """
    newest = {a.by: a for a in given if a.on_behalf in ("lead", "team")}
    agreed = next((a for a in reversed(given) if a.on_behalf == "agreed"), None)
    sees = person in newest or agreed is not None
    return LessonCard(
        lesson=lessons()[result.lesson],
        result=result,
        own=newest.get(person),
        team=tuple(newest[name] for name in sorted(newest)) if sees else (),
        given=len(newest),
        agreed=agreed,
    )
