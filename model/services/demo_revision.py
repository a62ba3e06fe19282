"""The plan that the demo coalition adopted earlier, so that there is something to compare.

Only what was different is written down; the rest comes from the demo itself, so that the two cannot
drift apart.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import Field

from model.core.catalogue import Data
from model.process.revisions import PlanRevision
from model.services.demo_dates import moved
from model.services.snapshots import TABLES, snapshot_of

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.services.wholes import Lists


class AdoptedBefore(Data):
    """An adopted plan, told by what was different then."""

    id: str
    title: str
    adopted_on: date
    adopted_by: str = ""
    note: str = ""
    kept_at: datetime
    ambition: str
    not_yet: tuple[str, ...] = ()
    """Ids of what came only later."""
    were: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Id → the fields that were different then."""


def adopted_plan(
    before: AdoptedBefore, coalition: Coalition, lists: Lists, today: date
) -> PlanRevision:
    """Return the adopted plan with its dates moved towards today.

    `lists` holds the demo as it was written, its dates not moved yet.

    Raises:
        ValueError: what was different is about something that the demo does not hold.

    """
    known = {entity.id for name in TABLES for entity in lists[name]}
    if unknown := ({*before.not_yet, *before.were} - known):
        fault = f"the adopted plan of the demo names what is not there: {sorted(unknown)}"
        raise ValueError(fault)
    then = {
        name: [
            moved(
                type(entity).model_validate(
                    {**entity.model_dump(), **before.were.get(entity.id, {})}
                ),
                today,
            )
            for entity in lists[name]
            if entity.id not in before.not_yet
        ]
        for name in TABLES
    }
    return moved(
        PlanRevision(
            id=before.id,
            coalition_id=coalition.id,
            title=before.title,
            adopted_on=before.adopted_on,
            adopted_by=before.adopted_by,
            note=before.note,
            kept_at=before.kept_at,
            plan=snapshot_of(coalition.changed(ambition=before.ambition), then, {}),
        ),
        today,
    )
