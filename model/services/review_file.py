"""The file of a plan as a reviewer reads it: findings, checks, questions, and names hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from model.core.messages import N_
from model.services.rights import by_right
from model.services.scorecards import found_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.evaluation.findings import Assessment, CheckResult, LessonResult
    from model.evaluation.projects import Project
    from model.review.questions import Question
    from model.services.reviews import ReviewDesk
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

LEAST_LETTERS = 3
"""A shorter name would hide ordinary words."""
HIDDEN = N_("[name hidden]")
_KEPT = ("id", "coalition_id", "project_id", "partner_id", "lead_partner_id", "indicator", "check")

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class ReviewFile:
    """Everything that belongs to one plan, as far as this reviewer may see it."""

    project: Project
    """With names hidden when the round asks it."""
    applicant: str
    """Who applies; empty when it is not known or not to be seen."""
    lessons: dict[str, LessonResult]
    """What the workbench found, by lesson."""
    checks: dict[str, CheckResult]
    own_levels: dict[str, Assessment]
    """The applicant's own levels by lesson; empty as long as they may not be seen."""
    questions: tuple[Question, ...]
    changed_since: bool
    """Whether the plan changed after this reviewer handed in."""


@by_right
def review_file(work: UnitOfWork, view: RoundView, desk: ReviewDesk, hidden: str) -> ReviewFile:
    """Return the file of the plan on a desk; `hidden` stands in place of a name."""
    project = desk.project
    lessons, checks = found_in(work, project)
    lead = work.partners.maybe(project.lead_partner_id) if project.lead_partner_id else None
    applicant = lead.name if lead else project.lead_name
    if view.round.names_hidden:
        names = [project.lead_name, lead.name if lead else ""]
        project = hide_names(project, names, hidden)
        lessons = tuple(hide_names(result, names, hidden) for result in lessons)
        checks = tuple(hide_names(result, names, hidden) for result in checks)
        applicant = ""
    levels = work.assessments.find(project_id=project.id, on_behalf="lead") if desk.may_look else []
    judged = desk.review.project_version if desk.review else None
    return ReviewFile(
        project=project,
        applicant=applicant,
        lessons={result.lesson: result for result in lessons},
        checks={result.check: result for result in checks},
        own_levels={one.lesson: one for one in sorted(levels, key=lambda a: a.at)},
        questions=tuple(
            sorted(
                (q for q in view.questions if q.project_id == project.id),
                key=lambda question: question.asked_at,
            )
        ),
        changed_since=judged is not None and judged != desk.project.version,
    )


def hide_names(model: M, names: Iterable[str], hidden: str) -> M:
    """Return a copy in which the names are replaced wherever a text holds them."""
    pattern = _any_of(names, re.IGNORECASE)
    if pattern is None:
        return model
    return type(model).model_validate(_replaced(model.model_dump(), pattern, hidden))


def hide_text(text: str, names: Iterable[str], hidden: str) -> str:
    """Return a text in which the names are replaced, as they are written: Wil, and not wil."""
    pattern = _any_of(names)
    return pattern.sub(lambda _: hidden, text) if pattern else text


def _any_of(names: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    """Return a pattern for whole names, the longest first; None without names."""
    wanted = sorted({n.strip() for n in names if len(n.strip()) >= LEAST_LETTERS}, key=len)
    if not wanted:
        return None
    joined = "|".join(re.escape(name) for name in wanted[::-1])
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", flags)


def _replaced(value: Any, pattern: re.Pattern[str], hidden: str) -> Any:  # noqa: ANN401 - any data
    if isinstance(value, str):
        return pattern.sub(lambda _: hidden, value)
    if isinstance(value, dict):
        return {k: v if k in _KEPT else _replaced(v, pattern, hidden) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(item, pattern, hidden) for item in value]
    return value
