"""What changed, by whom, and taking a change back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.services.partner_merging import DIFFERENT
from model.services.rights import by_right
from model.storage.kept_views import kept
from model.storage.tables import ENTITIES

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.changes import ChangeKind, ChangeRecord
    from model.core.entity import Entity
    from model.storage.unit_of_work import Moment, UnitOfWork


@dataclass(frozen=True)
class Happening:
    """One thing a person did: one change, or many at once such as an import."""

    at: datetime
    by: str
    entity: str
    """The table of the change that stands for all: what the person asked for; for "these two are
    not the same" the name of that list."""
    kind: ChangeKind
    name: str
    """What it was about, in the user's own words: its own name, else that of its project or of the
    partners it ties; empty when there is none, or when it is gone."""
    count: int
    """How many entities of that table changed."""


@by_right
def happenings(work: UnitOfWork, coalition_id: str, *, limit: int = 20) -> list[Happening]:
    """Return what happened in a coalition, newest first."""
    tables, what = ("changes", "partners", "projects"), ("happenings", limit)
    found = kept(work, coalition_id, tables, what, lambda: _happenings(work, coalition_id, limit))
    return list(found)


def _happenings(work: UnitOfWork, coalition_id: str, limit: int) -> tuple[Happening, ...]:
    asked = _latest(work, coalition_id, limit)
    records = work.changes_by_id([moment.first_id for moment in asked])
    # A viewer reads the history, and not what belongs to a round.
    readable = [(one, records[one.first_id]) for one in asked if one.first_id in records]
    values = [record.after or record.before or {} for _, record in readable]
    names = _names(work, coalition_id, {one for row in values for one in _about(row)})
    return tuple(
        _happening(moment, row, names) for (moment, _), row in zip(readable, values, strict=True)
    )


def _latest(work: UnitOfWork, coalition_id: str, limit: int) -> list[Moment]:
    """Return one moment for each thing that was done, newest first."""
    most = limit * 3
    while True:
        moments = work.moments(coalition_id, limit=most)
        groups = groupby(moments, key=lambda moment: (moment.at, moment.by))
        asked = [_asked_for(list(members)) for _, members in groups]
        # Each changes some tables; the last one may have been cut off halfway.
        if len(asked) > limit or len(moments) < most:
            return asked[:limit]
        most *= 2


def _happening(moment: Moment, values: dict[str, Any], names: dict[str, str]) -> Happening:
    is_pair = values.get("list_id") == DIFFERENT
    about = [names.get(one, "") for one in _about(values)]
    name = _name(values)
    if not name and (is_pair or all(about)):
        name = " – ".join(filter(None, about))
    entity = DIFFERENT if is_pair else moment.entity
    return Happening(moment.at, moment.by, entity, moment.kind, name, moment.count)


def _about(values: dict[str, Any]) -> tuple[str, ...]:
    """Return the ids of the partners or the project that a record without a name is about."""
    if values.get("list_id") == DIFFERENT:
        return str(values["about"]), str(values["item"])
    if "source_id" in values:
        return str(values["source_id"]), str(values["target_id"])
    return (str(values["project_id"]),) if values.get("project_id") else ()


def _names(work: UnitOfWork, coalition_id: str, wanted: set[str]) -> dict[str, str]:
    """Return the names of partners and projects, as far as this person reads them."""
    if not wanted:
        return {}
    names = {one.id: one.name for one in work.partners.find(coalition_id=coalition_id)}
    return names | {one.id: one.title for one in work.projects.find(coalition_id=coalition_id)}


@by_right
def newest_change(work: UnitOfWork, coalition_id: str) -> datetime | None:
    """Return the moment of the newest change; for who sees only a part, of their own newest."""
    newest = happenings(work, coalition_id, limit=1)
    return newest[0].at if newest else work.own_moment(coalition_id)


@by_right
def undo(work: UnitOfWork, coalition_id: str, at: datetime) -> None:
    """Take back everything that happened in one moment, as a change of its own in the history.

    Raises:
        InvalidInputError: somebody changed it again since; nothing is taken back.

    """
    for change in work.changes_at(coalition_id, at):
        _undo_one(work, change)
    work.commit()


def _asked_for(moments: list[Moment]) -> Moment:
    # Newest first. Removing something removes what hangs on it first, so what was asked for
    # comes last; adding and changing start with what was asked for.
    return moments[0] if moments[0].kind == "removed" else moments[-1]


def _undo_one(work: UnitOfWork, change: ChangeRecord) -> None:
    repository = work.repository(change.entity)
    now = repository.maybe(change.entity_id)
    if change.kind == "removed":
        assert change.before is not None, "a removal keeps what was removed"
        repository.add(_as_it_was(change, change.before))
        return
    if now is None or change.after is None or now.version != change.after["version"]:
        raise InvalidInputError(
            msg("This was changed again later. Take back the later change first.")
        )
    if change.kind == "added":
        repository.remove(now)
        return
    assert change.before is not None, "a change keeps what was there before"
    repository.save(_as_it_was(change, {**change.before, "version": now.version}))


def _as_it_was(change: ChangeRecord, values: dict[str, Any]) -> Entity:
    try:
        return ENTITIES[change.entity].model_validate(values)
    except ValidationError as error:
        raise InvalidInputError(
            msg("This was kept in a form that does not fit any more, and cannot be taken back.")
        ) from error


def _name(values: dict[str, Any]) -> str:
    for field in ("name", "title"):
        if values.get(field):
            return str(values[field])
    return ""
