"""Scoring a project, keeping the result, and people's own levels beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.assess import assess_project
from model.evaluation.findings import Annotation, Assessment, Evaluation, LessonResult
from model.evaluation.lessons import RULESET_VERSION, lessons
from model.process.actions import Action
from model.services.map_evidence import map_evidence

if TYPE_CHECKING:
    from datetime import date

    from model.evaluation.findings import CheckResult, Level
    from model.evaluation.lessons import Lesson
    from model.evaluation.map_facts import MapFacts
    from model.evaluation.projects import Project
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class LessonCard:
    """One lesson on a scorecard: what the workbench found, and what people say."""

    lesson: Lesson
    result: LessonResult
    own: Assessment | None
    """The project lead's level, the newest."""
    team: tuple[Assessment, ...]
    """Everyone's newest level, by name."""


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


def scorecard(work: UnitOfWork, project: Project) -> Scorecard | None:
    """Return the scorecard as stored, or None when this project was never scored."""
    stored = sorted(work.evaluations.find(project_id=project.id), key=lambda e: e.at, reverse=True)
    if not stored:
        return None
    newest = stored[0]
    own = sorted(work.assessments.find(project_id=project.id), key=lambda a: a.at)
    fresh, _ = assess_project(project, _facts(work, project))
    cards = tuple(
        LessonCard(
            lesson=lessons()[result.lesson],
            result=result,
            own=_newest(own, result.lesson, "lead"),
            team=_by_person(own, result.lesson),
        )
        for result in newest.lessons
    )
    return Scorecard(
        project=project,
        evaluation=newest,
        cards=cards,
        checks=newest.checks,
        annotations=tuple(work.annotations.find(project_id=project.id)),
        is_current=newest.ruleset_version == RULESET_VERSION and fresh == newest.lessons,
        earlier=tuple(stored[1:]),
    )


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


def latest_results(work: UnitOfWork, coalition_id: str) -> dict[str, Evaluation]:
    """Return the newest evaluation of each scored project, by project id."""
    found = sorted(work.evaluations.find(coalition_id=coalition_id), key=lambda e: e.at)
    return {evaluation.project_id: evaluation for evaluation in found}


def give_level(
    work: UnitOfWork,
    project: Project,
    lesson: str,
    *,
    level: Level | None,
    reason: str,
    at: datetime,
    not_applicable: bool = False,
) -> Assessment:
    """Keep a person's own level for a lesson, in place of their earlier one.

    Raises:
        InvalidInputError: neither a level nor "does not apply" was chosen.

    """
    if level is None and not not_applicable:
        raise InvalidInputError(msg("Choose a level, or say that this lesson does not apply."))
    values = {
        "level": None if not_applicable else level,
        "not_applicable": not_applicable,
        "reason": reason,
        "at": at,
    }
    mine = [
        a
        for a in work.assessments.find(project_id=project.id, lesson=lesson)
        if a.by == work.by and a.on_behalf == "lead"
    ]
    if mine:
        saved = work.assessments.save(mine[0].changed(**values))
    else:
        saved = work.assessments.add(
            Assessment(
                coalition_id=project.coalition_id,
                project_id=project.id,
                lesson=lesson,
                by=work.by,
                **values,
            )
        )
    work.commit()
    return saved


def reply_to_finding(
    work: UnitOfWork, project: Project, indicator: str, *, reason: str, note: str, at: datetime
) -> Annotation:
    """Keep the lead's reply to a finding, in place of an earlier one; the finding itself stays."""
    known = work.annotations.find(project_id=project.id, indicator=indicator)
    values = {"reason": reason, "note": note, "by": work.by, "at": at}
    if known:
        saved = work.annotations.save(known[0].changed(**values))
    else:
        saved = work.annotations.add(
            Annotation(
                coalition_id=project.coalition_id,
                project_id=project.id,
                indicator=indicator,
                **values,
            )
        )
    work.commit()
    return saved


def take_advice(
    work: UnitOfWork,
    project: Project,
    indicator: str,
    *,
    title: str,
    owner: str = "",
    due_on: date | None = None,
) -> Action:
    """Turn advice into an action on the coalition's list."""
    added = work.actions.add(
        Action(
            coalition_id=project.coalition_id,
            title=title,
            owner_name=owner,
            due_on=due_on,
            step="execute",
            project_id=project.id,
            origin=f"advice:{indicator}",
        )
    )
    work.commit()
    return added


def _facts(work: UnitOfWork, project: Project) -> MapFacts:
    partners = work.partners.find(coalition_id=project.coalition_id)
    return map_evidence(project, partners, work.ties.find(coalition_id=project.coalition_id))


def _newest(own: list[Assessment], lesson: str, on_behalf: str) -> Assessment | None:
    found = [a for a in own if a.lesson == lesson and a.on_behalf == on_behalf]
    return found[-1] if found else None


def _by_person(own: list[Assessment], lesson: str) -> tuple[Assessment, ...]:
    newest = {a.by: a for a in own if a.lesson == lesson}
    return tuple(newest[name] for name in sorted(newest))
