"""Adopting a plan keeps it whole, and two versions are compared."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.plan_differences import Differences, differences
from model.process.revisions import PlanRevision
from model.services.rights import by_right
from model.services.snapshots import snapshot
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.process.revisions import PlanSnapshot
    from model.storage.unit_of_work import UnitOfWork


@by_right
def revisions(work: UnitOfWork, coalition_id: str) -> list[PlanRevision]:
    """Return the adopted plans, newest first."""
    found = work.plan_revisions.find(coalition_id=coalition_id)
    return sorted(found, key=lambda r: (r.adopted_on, r.kept_at), reverse=True)


@by_right
def adopt_plan(
    work: UnitOfWork,
    coalition_id: str,
    *,
    title: str,
    adopted_on: date,
    at: datetime,
    adopted_by: str = "",
    note: str = "",
) -> PlanRevision:
    """Keep the plan as it stands now.

    Raises:
        InvalidInputError: it has no name, or a field is too long.

    """
    if not title.strip():
        raise InvalidInputError(msg("Give this version a name, such as: adopted by the council."))
    try:
        revision = PlanRevision(
            coalition_id=coalition_id,
            title=title,
            adopted_on=adopted_on,
            adopted_by=adopted_by,
            note=note,
            kept_at=at,
            plan=snapshot(work, coalition_id),
        )
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.plan_revisions.add(revision)
    work.commit()
    return added


@by_right
def remove_revision(work: UnitOfWork, revision: PlanRevision) -> None:
    """Remove a kept plan; it can be taken back from the history."""
    work.plan_revisions.remove(revision)
    work.commit()


@by_right
def plan_now(work: UnitOfWork, coalition_id: str) -> PlanSnapshot:
    """Return the plan as it stands now, to compare with."""
    return snapshot(work, coalition_id)


def compare(before: PlanSnapshot, after: PlanSnapshot) -> Differences:
    """Return what differs between two versions, chapters in the order of the plan."""
    return differences(before, after, list(catalogue().items("plan-chapters")))
