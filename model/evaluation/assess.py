"""Assessing a project: every indicator and funding check on one plan, with what the map says."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.funding_checks import check_funding
from model.evaluation.indicators.registry import INDICATORS
from model.evaluation.judging import error, finding
from model.evaluation.lessons import lessons
from model.evaluation.map_facts import NO_MAP, MapFacts
from model.evaluation.material import Material
from model.evaluation.scoring import score_lesson
from model.evaluation.settling import settle

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.evaluation.findings import CheckResult, Finding, LessonResult
    from model.evaluation.lessons import Lesson
    from model.evaluation.projects import Project

log = logging.getLogger(__name__)

_NOT_APPLICABLE: dict[str, Message] = {
    "volunteers": msg(
        "This project recruits volunteers. The lessons are about reaching participants."
    ),
    "network": msg(
        "This is a project between organisations. The lessons are about reaching participants."
    ),
    "training": msg("This project trains helpers. The lessons are about reaching participants."),
    "awareness": msg(
        "This project asks for attention. The lessons are about reaching participants."
    ),
    "other": msg(
        "This text seems not to be about a project that people can join. The lessons are about "
        "reaching participants."
    ),
}


def assess_project(
    project: Project, facts: MapFacts = NO_MAP
) -> tuple[tuple[LessonResult, ...], tuple[CheckResult, ...]]:
    """Hold a project against the six lessons and the funding checks.

    An indicator that raises gives the outcome `error`, is logged, and the rest goes on.
    """
    material = Material(project, facts)
    results = tuple(
        score_lesson(lesson, _findings(lesson, material)) for lesson in lessons().values()
    )
    return results, check_funding(material)


def _findings(lesson: Lesson, material: Material) -> list[Finding]:
    try:
        kind = material.kind
    except Exception:
        log.exception("Reading what kind of project %s is failed", material.project.id)
        return [error(text.id) for text in lesson.indicators]
    if kind.kind != "participants":
        message = _NOT_APPLICABLE[kind.kind]
        return [
            finding(text.id, "not-applicable", message, kind.evidence) for text in lesson.indicators
        ]
    return [_finding(text.id, material) for text in lesson.indicators]


def _finding(indicator: str, material: Material) -> Finding:
    try:
        return settle(INDICATORS[indicator](material), material.project)
    except Exception:
        # The title is the user's text and stays out of the log; the id is enough to find it.
        log.exception("Indicator %s failed on project %s", indicator, material.project.id)
        return error(indicator)
