"""The network as it was on a day, from what is known now and the changes made since.

Changes are taken back from the newest to the oldest until the day is reached. Two dates that
people fill in themselves go before the changes, because much is typed in later: a partner that
joined before the day takes part on it, and a tie that was reported after the day is not there yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from model.core.changes import ChangeRecord
from model.core.entity import Entity
from model.network.partners import Partner, Status
from model.network.ties import Tie

E = TypeVar("E", bound=Entity)


def partners_on(
    day: date, partners: Iterable[Partner], changes: Iterable[ChangeRecord]
) -> list[Partner]:
    """Return the partners as they were at the end of `day`.

    Args:
        day: the day asked for.
        partners: all partners as they are now.
        changes: what was changed about partners after that day, newest first.

    """
    known, added_later = _rewound(Partner, partners, changes)
    on_the_day = [_dated(partner, day) for partner in known.values()]
    on_the_day += [_dated(p, day) for p in added_later.values() if p.joined_on is not None]
    return [partner for partner in on_the_day if partner is not None]


def ties_on(day: date, ties: Iterable[Tie], changes: Iterable[ChangeRecord]) -> list[Tie]:
    """Return the reports on ties as they were at the end of `day`; see `partners_on`."""
    known, added_later = _rewound(Tie, ties, changes)
    found = [tie for tie in known.values() if tie.reported_on is None or tie.reported_on <= day]
    found += [t for t in added_later.values() if t.reported_on is not None and t.reported_on <= day]
    return found


def _rewound(
    model: type[E], now: Iterable[E], changes: Iterable[ChangeRecord]
) -> tuple[dict[str, E], dict[str, E]]:
    """Return what was there before the changes, and as they were first typed in what came later."""
    known = {entity.id: entity for entity in now}
    added_later: dict[str, E] = {}
    for change in changes:
        if change.before is not None:
            known[change.entity_id] = _read(model, change.before)
            added_later.pop(change.entity_id, None)
        elif change.after is not None:
            known.pop(change.entity_id, None)
            added_later[change.entity_id] = _read(model, change.after)
    return known, added_later


def _read(model: type[E], values: Mapping[str, Any]) -> E:
    """Read the values of an old change; a field that this version no longer knows is left out."""
    return model.model_validate({k: v for k, v in values.items() if k in model.model_fields})


def _dated(partner: Partner, day: date) -> Partner | None:
    """Return the partner with its status on the day; None when it was not there yet."""
    joined, left = partner.joined_on, partner.left_on
    status: Status = partner.status
    if left is not None and left <= day:
        status = "left"
    elif joined is not None:
        if joined > day:
            return None
        status = "joined"
    return partner if status == partner.status else partner.changed(status=status)
