"""What changed, by whom, and taking a change back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.storage.tables import ENTITIES

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.changes import ChangeKind, ChangeRecord
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Happening:
    """One thing a person did: one change, or many at once such as an import."""

    at: datetime
    by: str
    entity: str
    """The table of the change that stands for all: the first one that was asked for."""
    kind: ChangeKind
    names: tuple[str, ...]
    """What it was about, in the user's own words."""
    changes: tuple[ChangeRecord, ...]
    """Newest first."""


def happenings(work: UnitOfWork, coalition_id: str, *, limit: int = 200) -> list[Happening]:
    """Return what happened in a coalition, newest first."""
    records = work.history(coalition_id, limit=limit)
    groups = groupby(records, key=lambda record: (record.at, record.by))
    return [_happening(list(members)) for _, members in groups]


def undo(work: UnitOfWork, happening: Happening) -> None:
    """Take back what happened, as a change of its own in the history.

    Raises:
        InvalidInputError: somebody changed it again since; nothing is taken back.

    """
    for change in happening.changes:
        _undo_one(work, change)
    work.commit()


def _happening(changes: list[ChangeRecord]) -> Happening:
    # Removing something removes what hangs on it first, so what was asked for comes last.
    asked = changes[0] if changes[0].kind == "removed" else changes[-1]
    about = [change for change in changes if change.entity == asked.entity]
    names = tuple(_name(change) for change in reversed(about))
    return Happening(asked.at, asked.by, asked.entity, asked.kind, names, tuple(changes))


def _undo_one(work: UnitOfWork, change: ChangeRecord) -> None:
    repository = work.repository(change.entity)
    model = ENTITIES[change.entity]
    now = repository.maybe(change.entity_id)
    if change.kind == "removed":
        assert change.before is not None, "a removal keeps what was removed"
        repository.add(model.model_validate(change.before))
        return
    if now is None or change.after is None or now.version != change.after["version"]:
        raise InvalidInputError(
            msg("This was changed again later. Take back the later change first.")
        )
    if change.kind == "added":
        repository.remove(now)
        return
    assert change.before is not None, "a change keeps what was there before"
    earlier = model.model_validate({**change.before, "version": now.version})
    repository.save(earlier)


def _name(record: ChangeRecord) -> str:
    values = record.after or record.before or {}
    for field in ("name", "title", "chapter", "step", "lesson", "reviewer"):
        if values.get(field):
            return str(values[field])
    return ""
