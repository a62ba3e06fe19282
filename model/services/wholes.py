"""A whole coalition at once: reading everything it owns, and writing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from model.core.entity import Entity
from model.core.ids import new_id
from model.services.rights import by_right
from model.storage.tables import ENTITIES, SECRET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.changes import ChangeRecord
    from model.core.coalitions import Coalition
    from model.storage.unit_of_work import UnitOfWork

Lists: TypeAlias = dict[str, list[Entity]]
"""Table name → the entities of one coalition in that table."""

_AS_DRAWN = frozenset({"tickets"})
"""What a lot was drawn with: with other words it could not be drawn again."""
OWNED = [name for name in ENTITIES if name not in ("coalitions", "settings", *SECRET)]
"""Tables that a coalition owns, parents before children."""


@by_right
def read_whole(work: UnitOfWork, coalition_id: str) -> tuple[Coalition, Lists]:
    """Return the coalition and everything it owns, each list ordered by id."""
    coalition = work.coalitions.one(coalition_id)
    lists = {
        name: sorted(work.repository(name).find(coalition_id=coalition_id), key=lambda e: e.id)
        for name in OWNED
    }
    return coalition, lists


@by_right
def write_whole(work: UnitOfWork, coalition: Coalition, lists: Lists) -> Coalition:
    """Write a coalition that is not there yet with everything it owns. The caller commits.

    Entities keep their versions, so that the history that came with them still fits.
    """
    made = work.coalitions.add(coalition)
    for name in OWNED:
        work.repository(name).add_all(lists.get(name, []), recorded=False)
    return made


def with_fresh_ids(
    coalition: Coalition, lists: Lists, history: Sequence[ChangeRecord] = ()
) -> tuple[Coalition, Lists, list[ChangeRecord]]:
    """Return a copy in which every id is new, so that it can stand beside the original."""
    fresh = {entity.id: new_id() for entities in lists.values() for entity in entities}
    fresh |= {change.entity_id: new_id() for change in history if change.entity_id not in fresh}
    fresh[coalition.id] = new_id()
    copied = {
        name: [_renamed(entity, fresh) for entity in entities] for name, entities in lists.items()
    }
    fresh |= {change.id: _same_moment(change.id) for change in history}
    return _renamed(coalition, fresh), copied, [_renamed(change, fresh) for change in history]


def _same_moment(change_id: str) -> str:
    """Return a new id of a change that sorts where the old one did."""
    return change_id[:20] + new_id()[:12]


def _renamed(entity: Any, fresh: dict[str, str]) -> Any:  # noqa: ANN401 - same type out as in
    return type(entity).model_validate(_replace(entity.model_dump(mode="json"), fresh))


def _replace(value: Any, fresh: dict[str, str]) -> Any:  # noqa: ANN401 - JSON data
    if isinstance(value, str):
        return fresh.get(value, value)
    if isinstance(value, list):
        return [_replace(item, fresh) for item in value]
    if isinstance(value, dict):
        return {k: v if k in _AS_DRAWN else _replace(v, fresh) for k, v in value.items()}
    return value
