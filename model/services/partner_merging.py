"""Two partners that are one organisation: found, looked at first, and put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.messages import Message, msg
from model.network.matching import clusters, same_organisation
from model.network.merging import better_tie, merged_partner, moved
from model.network.ties import Tie
from model.process.lists import ListEntry
from model.services.remembering import recall
from model.services.rights import by_right
from model.services.validation import clear_fault
from model.storage.tables import ENTITIES, UNIQUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from model.core.entity import Entity
    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork

_LEFT_ALONE = {"coalitions", "partners", "positions", "settings", "plan_revisions"}
"""A kept plan says what was known on that day; it is not written over. The one that stays keeps its
place on the map; the place of the other goes along with it, and comes back with it."""
DIFFERENT = "different-partners"
"""The working list of pairs that are not one organisation: `item` and `about` are the partners."""


@dataclass(frozen=True)
class Double:
    """Two partners that may be one, and why."""

    one: Partner
    other: Partner
    reason: Message


@dataclass(frozen=True)
class MergePreview:
    """What putting two partners together would do."""

    stays: Partner
    goes: Partner
    result: Partner
    ties: int
    """Reports on ties that move along."""
    between: int
    """Reports on a tie between the two; they fall away."""
    doubled: int
    """Reports that both had, of which the latest stays."""
    projects: tuple[str, ...]
    """Titles of the projects that name the one that goes."""
    further: int
    """Other things that name it, such as actions."""


@dataclass(frozen=True)
class _Moves:
    """What changes in the other tables: (table, before, after); without after it is removed."""

    changed: tuple[tuple[str, Entity, Entity], ...]
    removed: tuple[tuple[str, Entity], ...]
    between: int


@by_right
def maybe_same(
    work: UnitOfWork, coalition_id: str, partners: Sequence[Partner]
) -> tuple[Double, ...]:
    """Return the pairs that may be one organisation, without those of which somebody said no."""
    different = _different(work, coalition_id)
    by_name: dict[str, list[Partner]] = {}
    for partner in partners:
        by_name.setdefault(partner.name, []).append(partner)
    found = []
    for names in _clusters(tuple(sorted(by_name))):
        members = [partner for name in names for partner in by_name[name]]
        first = max(members, key=lambda p: (p.is_present, len(p.model_dump_json())))
        found += [
            Double(first, other, same_organisation(first.name, other.name).reason)
            for other in members
            if other.id != first.id and frozenset((first.id, other.id)) not in different
        ]
    return tuple(found)


@by_right
def say_different(work: UnitOfWork, coalition_id: str, one: str, other: str) -> None:
    """Remember that two partners are different organisations, so that nobody is asked again."""
    if frozenset((one, other)) not in _different(work, coalition_id):
        about, item = sorted((one, other))
        work.list_entries.add(
            ListEntry(
                coalition_id=coalition_id,
                list_id=DIFFERENT,
                item=item,
                about=about,
                state="arranged",
            )
        )
        work.commit()


@by_right
def preview_merge(work: UnitOfWork, stays: Partner, goes: Partner) -> MergePreview:
    """Return what putting two partners together would do. Writes nothing.

    Raises:
        InvalidInputError: it is one and the same, or their notes together are too long.

    """
    moves = _moves(work, stays, goes)
    ties = [after for table, _, after in moves.changed if table == "ties"]
    projects = [after for table, _, after in moves.changed if table == "projects"]
    doubled = sum(table == "ties" for table, _ in moves.removed) - moves.between
    return MergePreview(
        stays=stays,
        goes=goes,
        result=_merged(stays, goes),
        ties=len(ties),
        between=moves.between,
        doubled=doubled,
        projects=tuple(sorted(getattr(project, "title", "") for project in projects)),
        further=len(moves.changed) - len(ties) - len(projects),
    )


@by_right
def merge_partners(work: UnitOfWork, stays: Partner, goes: Partner) -> Partner:
    """Put two partners together: everything moves to the one that stays, the other is removed.

    All in one moment, so that it can be taken back as one thing.

    Raises:
        InvalidInputError: somebody changed or merged one of the two meanwhile, it is one and the
            same, or their notes together are too long. Nothing is written.

    """
    _check_unchanged(work, stays, goes)
    moves = _moves(work, stays, goes)
    try:
        kept = work.partners.save(_merged(stays, goes))
        for table, entity in moves.removed:
            work.repository(table).remove(entity)
        for table, _, after in moves.changed:
            work.repository(table).save(after)
        work.partners.remove(goes)
    except (StaleWriteError, NotFoundError) as error:
        raise InvalidInputError(_MEANWHILE) from error
    work.commit()
    return kept


_MEANWHILE = msg(
    "Somebody else just changed or merged one of these two. Nothing was written; look again."
)


def _check_unchanged(work: UnitOfWork, *seen: Partner) -> None:
    for partner in seen:
        now = work.partners.maybe(partner.id)
        if now is None or now.version != partner.version:
            raise InvalidInputError(_MEANWHILE)


def _merged(stays: Partner, goes: Partner) -> Partner:
    if stays.id == goes.id or stays.coalition_id != goes.coalition_id:
        raise InvalidInputError(msg("Choose two different partners of this coalition."))
    try:
        return merged_partner(stays, goes)
    except ValidationError as error:
        raise clear_fault(error) from error


def _moves(work: UnitOfWork, stays: Partner, goes: Partner) -> _Moves:
    """Find every row of the coalition that names the one that goes, wherever in it."""
    changed: list[tuple[str, Entity, Entity]] = []
    removed: list[tuple[str, Entity]] = []
    between = 0
    for table, model in ENTITIES.items():
        if table in _LEFT_ALONE or "coalition_id" not in model.model_fields:
            continue
        rows = work.repository(table).find(coalition_id=stays.coalition_id)
        keys = UNIQUE.get(table, ())
        kept = {key: row for row in rows for key in _keys(row, keys)}
        for row in rows:
            after = moved(row, goes.id, stays.id)
            if after == row:
                continue
            if after is None:
                removed.append((table, row))
                between += 1
                continue
            twins = [kept[key] for key in _keys(after, keys) if key in kept]
            twin = next((t for t in twins if t.id != row.id), None)
            if twin is None:
                changed.append((table, row, after))
            elif isinstance(row, Tie) and isinstance(twin, Tie) and better_tie(row, twin) is row:
                removed.append((table, twin))
                changed.append((table, row, after))
            else:
                removed.append((table, row))
    return _Moves(tuple(changed), tuple(removed), between)


def _keys(row: Entity, keys: Iterable[tuple[str, ...]]) -> list[tuple[object, ...]]:
    """Return what must be unique about a row, for each rule of its table."""
    return [(columns, *(getattr(row, column) for column in columns)) for columns in keys]


@lru_cache(maxsize=8)
def _clusters(names: tuple[str, ...]) -> list[list[str]]:
    """Return the groups; kept, because the page asks again at every click."""
    return clusters(names)


def _different(work: UnitOfWork, coalition_id: str) -> set[frozenset[str]]:
    """Return the pairs of which somebody said that they are not one organisation."""
    entries = work.list_entries.find(coalition_id=coalition_id, list_id=DIFFERENT)
    # An earlier version kept these pairs outside the coalition.
    earlier = recall(work, f"{DIFFERENT}-{coalition_id}").get("pairs", [])
    return {frozenset((e.item, e.about)) for e in entries} | {frozenset(p) for p in earlier}
