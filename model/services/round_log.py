"""The log of a round: who did what, from the change records. It never shows a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.services.rights import by_right
from model.services.round_log_lines import line_of, line_of_many

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.changes import ChangeRecord
    from model.core.messages import Message
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

TABLES = (
    "rounds",
    "applications",
    "conflicts",
    "assignments",
    "reviews",
    "questions",
    "awards",
    "lots",
    "calibrations",
)


@dataclass(frozen=True)
class LogLine:
    """One thing that somebody did; changes of one kind right after each other are one line."""

    at: datetime
    """The last time."""
    by: str
    what: Message


@by_right
def round_log(work: UnitOfWork, view: RoundView) -> tuple[LogLine, ...]:
    """Return who did what in a round, newest first."""
    records = work.changes_about(view.round.coalition_id, TABLES)
    lines: list[tuple[tuple[str, ...], LogLine]] = []
    counted: dict[tuple[Any, ...], int] = {}
    for record in records:
        values = record.after or record.before or {}
        own = record.entity_id if record.entity == "rounds" else values.get("round_id")
        if own != view.round.id:
            continue
        key, by = _key(record, values), _who(record, values)
        if record.entity in _TOGETHER:
            moment = (record.at, *key)
            counted[moment] = counted.get(moment, 0) + 1
            if counted[moment] > 1:
                lines[-1] = (key, LogLine(record.at, by, line_of_many(record, counted[moment])))
                continue
        elif lines and lines[-1][0] == key:
            continue
        lines.append((key, LogLine(record.at, by, line_of(record, view.titles))))
    return tuple(line for _, line in lines)


_TOGETHER = ("assignments", "conflicts", "calibrations", "applications")
"""Tables in which one click changes many rows."""


def _who(record: ChangeRecord, values: dict[str, Any]) -> str:
    """Return who did it: a reviewer's own work is theirs, whoever's laptop it was on."""
    if record.entity in ("reviews", "calibrations"):
        return str(values.get("reviewer") or record.by)
    return str(values.get("by") or record.by)


def _key(record: ChangeRecord, values: dict[str, Any]) -> tuple[str, ...]:
    state = ""
    if record.entity == "reviews":
        state = "in" if values.get("submitted_at") else "draft"
    if record.entity == "rounds":
        state = str(values.get("phase"))
    person, plan = _who(record, values), str(values.get("project_id", ""))
    if record.entity in _TOGETHER:
        plan = ""
    kind = "written" if record.kind in ("added", "changed") else "removed"
    if record.entity in ("conflicts", "questions", "assignments"):
        kind = record.kind
    return record.entity, kind, person, plan, state
