"""Until when a coalition's data are kept, as the coalition itself decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from model.services.remembering import recall, remember
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

RETENTION = "kept-until"


@by_right
def kept_until(work: UnitOfWork, coalition_id: str) -> date | None:
    """Return the last day on which the data are needed; None when nobody chose one."""
    known = recall(work, RETENTION, scope=coalition_id).get("date")
    return date.fromisoformat(known) if known else None


@by_right
def keep_until(work: UnitOfWork, coalition_id: str, last_day: date | None) -> None:
    """Keep the choice. On that day nothing is removed by itself; the settings say so."""
    work.coalitions.one(coalition_id)
    value = {"date": last_day.isoformat()} if last_day else {}
    remember(work, RETENTION, value, scope=coalition_id)
    work.commit()
