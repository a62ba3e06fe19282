"""Scoring a project with what the map says, and keeping the result."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from model.evaluation.assess import assess_project
from model.evaluation.findings import Evaluation
from model.evaluation.lessons import RULESET_VERSION
from model.services.map_evidence import map_evidence
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import datetime

    from model.evaluation.findings import CheckResult, LessonResult
    from model.evaluation.map_facts import MapFacts
    from model.evaluation.projects import Project
    from model.storage.unit_of_work import UnitOfWork


@by_right
def score_project(work: UnitOfWork, project: Project, at: datetime) -> Evaluation:
    """Score a project with what the map says now, and keep the result."""
    results, checks = found_now(work, project)
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
    work: UnitOfWork, project: Project, *, as_it_is: bool = False
) -> tuple[tuple[LessonResult, ...], tuple[CheckResult, ...]]:
    """Return what was found in a project last; when it was never scored, what is found now.

    `as_it_is`: look at this very text, such as a copy that was handed in, whatever was kept.
    """
    stored = [] if as_it_is else work.evaluations.find(project_id=project.id)
    if stored:
        newest = max(stored, key=lambda evaluation: evaluation.at)
        return newest.lessons, newest.checks
    return found_now(work, project)


@by_right
def found_now(
    work: UnitOfWork, project: Project
) -> tuple[tuple[LessonResult, ...], tuple[CheckResult, ...]]:
    """Return what is found in a project with what the map says now; nothing is kept."""
    return _assessed(project.changed(version=0), _facts(work, project))


@lru_cache(maxsize=64)
def _assessed(
    project: Project, facts: MapFacts
) -> tuple[tuple[LessonResult, ...], tuple[CheckResult, ...]]:
    """Assess once for each state of plan and map: a page is drawn more often than it changes."""
    return assess_project(project, facts)


def _facts(work: UnitOfWork, project: Project) -> MapFacts:
    partners = work.partners.find(coalition_id=project.coalition_id)
    return map_evidence(project, partners, work.ties.find(coalition_id=project.coalition_id))
