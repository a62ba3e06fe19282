"""What people say beside what was found: own levels, the level they agree on, and replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.findings import Annotation, Assessment
from model.services.rights import by_right
from model.services.scorecards import scoring_person

if TYPE_CHECKING:
    from datetime import datetime

    from model.evaluation.findings import Level
    from model.evaluation.projects import Project
    from model.storage.unit_of_work import UnitOfWork

OnBehalf: TypeAlias = Literal["lead", "team"]
_BY_LEAD: OnBehalf = "lead"


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

    A level from before the newest scorecard stays as it was: it belongs to what moved.

    `by` is the name of the person, when several people score one after another on one screen.

    Raises:
        InvalidInputError: neither a level nor "does not apply" was chosen.

    """
    if level is None and not not_applicable:
        raise InvalidInputError(msg("Choose a level, or say that this lesson does not apply."))
    person = scoring_person(work, by.strip() or None)
    values = {
        "level": None if not_applicable else level,
        "not_applicable": not_applicable,
        "reason": reason,
        "source": source,
        "on_behalf": on_behalf,
        "at": at,
    }
    known = work.assessments.find(project_id=project.id, lesson=lesson)
    since = max((e.at for e in work.evaluations.find(project_id=project.id)), default=None)
    mine = [
        a
        for a in known
        if a.by == person and a.on_behalf in ("lead", "team") and (since is None or a.at >= since)
    ]
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
