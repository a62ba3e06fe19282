"""The file of a plan as a reviewer reads it: findings, checks, questions, and names hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.messages import N_
from model.services.handing_in import agreed_levels, copies_in_round
from model.services.hidden_names import hide_names, names_of_person
from model.services.rights import by_right
from model.services.scoring import found_in

if TYPE_CHECKING:
    from datetime import datetime

    from model.evaluation.findings import Assessment, CheckResult, LessonResult
    from model.evaluation.projects import Project
    from model.evaluation.sharing import PlanShare
    from model.review.questions import Question
    from model.services.reviews import ReviewDesk
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

HIDDEN = N_("[name hidden]")


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
    copied_at: datetime | None = None
    """The moment of the copy that is judged; None: the plan is read as it is now."""


@by_right
def review_file(work: UnitOfWork, view: RoundView, desk: ReviewDesk, hidden: str) -> ReviewFile:
    """Return the file of the plan on a desk; `hidden` stands in place of a name."""
    project = desk.project
    shared = copies_in_round(work.plan_shares.find(project_id=project.id), view.round.id)
    copy = shared.get(project.id)
    if copy is not None and "evidence" in copy.parts:
        lessons, checks = copy.content.lessons, copy.content.checks
    else:
        lessons, checks = found_in(work, project, as_it_is=copy is not None)
    lead = work.partners.maybe(project.lead_partner_id) if project.lead_partner_id else None
    applicant = lead.name if lead else project.lead_name
    if view.round.names_hidden:
        names = names_of_person(project.lead_name) | {lead.name if lead else ""}
        project = hide_names(project, names, hidden)
        lessons = tuple(hide_names(result, names, hidden) for result in lessons)
        checks = tuple(hide_names(result, names, hidden) for result in checks)
        applicant = ""
    levels = _levels(work, project.id, copy) if desk.may_look else []
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
        copied_at=None if copy is None else copy.shared_at,
    )


def _levels(work: UnitOfWork, project_id: str, copy: PlanShare | None) -> list[Assessment]:
    """Return the applicant's own levels; of a plan that was handed in, those that came with it."""
    if copy is not None:
        return list(agreed_levels(copy).values())
    return work.assessments.find(project_id=project_id, on_behalf="lead")
