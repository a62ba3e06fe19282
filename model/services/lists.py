"""Working lists: what is known about each point, and putting a point on the action list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.actions import Action
from model.process.lists import ListEntry
from model.process.working_lists import WorkingList, working_lists
from model.services.merging import merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Language
    from model.process.working_lists import ListItem
    from model.storage.unit_of_work import UnitOfWork

ORIGIN = "list"


@dataclass(frozen=True)
class ListRow:
    """One point with what is known about it."""

    item: ListItem
    entry: ListEntry
    """Never written: version 0."""
    action: Action | None
    """The action that came from it, when there is one."""


@dataclass(frozen=True)
class ListView:
    """A working list about one thing: the coalition, a partner or a neighbourhood."""

    kind: WorkingList
    about: str
    rows: tuple[ListRow, ...]

    @property
    def looked_at(self) -> int:
        """How many points somebody gave a state."""
        return sum(row.entry.state != "unknown" for row in self.rows)

    @property
    def arranged(self) -> int:
        """How many points are arranged."""
        return sum(row.entry.state == "arranged" for row in self.rows)

    @property
    def to_do(self) -> int:
        """How many points are not there, and on no action list either."""
        return sum(row.entry.state == "missing" and row.action is None for row in self.rows)


@by_right
def list_view(work: UnitOfWork, coalition_id: str, list_id: str, about: str = "") -> ListView:
    """Return a working list with what was written down."""
    kind = working_lists()[list_id]
    found = work.list_entries.find(coalition_id=coalition_id, list_id=list_id, about=about)
    kept = {entry.item: entry for entry in found}
    from_lists = {
        action.origin: action
        for action in work.actions.find(coalition_id=coalition_id)
        if action.origin.startswith(f"{ORIGIN}:") and action.state != "dropped"
    }
    return ListView(
        kind,
        about,
        tuple(
            ListRow(
                item,
                kept.get(item.id)
                or ListEntry(coalition_id=coalition_id, list_id=list_id, item=item.id, about=about),
                from_lists.get(_origin(list_id, item.id, about)),
            )
            for item in kind.items
        ),
    )


@by_right
def entries(work: UnitOfWork, coalition_id: str, list_id: str) -> list[ListEntry]:
    """Return all that was written down on one list, whatever it is about."""
    return work.list_entries.find(coalition_id=coalition_id, list_id=list_id)


@by_right
def keep_entry(work: UnitOfWork, entry: ListEntry, **values: Any) -> ListEntry:  # noqa: ANN401
    """Write what somebody filled in about a point, the first time or again.

    Raises:
        InvalidInputError: a text is too long.
        StaleWriteError: somebody else changed the same field meanwhile.

    """
    try:
        changed = entry.changed(**values)
    except ValidationError as error:
        raise clear_fault(error) from error
    now = _standing_now(work, entry)
    if now is None:
        saved = work.list_entries.add(changed)
    else:
        ours = {"id": now.id}
        drawn, typed = entry.model_copy(update=ours), changed.model_copy(update=ours)
        saved = work.list_entries.save(merged(drawn, typed, now))
    work.commit()
    return saved


def _standing_now(work: UnitOfWork, entry: ListEntry) -> ListEntry | None:
    """Return what is known of this point now; somebody else may have been the first."""
    there = work.list_entries.find(
        coalition_id=entry.coalition_id,
        list_id=entry.list_id,
        item=entry.item,
        about=entry.about,
    )
    return there[0] if there else None


@by_right
def plan_point(
    work: UnitOfWork, coalition_id: str, row: ListRow, list_id: str, language: Language
) -> Action:
    """Put a point on the action list, with its owner.

    Raises:
        InvalidInputError: it stands there already.

    """
    entry = row.entry
    origin = _origin(list_id, row.item.id, entry.about)
    work.take_turn(coalition_id)
    there = work.actions.find(coalition_id=coalition_id, origin=origin)
    if any(action.state != "dropped" for action in there):
        raise InvalidInputError(msg("This stands on the action list already."))
    added = work.actions.add(
        Action(
            coalition_id=coalition_id,
            title=row.item.text.in_language(language)[:300],
            owner_name=entry.owner_name,
            owner_partner_id=entry.partner_id or (entry.about if _is_partner(list_id) else ""),
            due_on=entry.due_on,
            note=entry.note,
            step=working_lists()[list_id].step,
            origin=origin,
        )
    )
    work.commit()
    return added


@by_right
def areas(work: UnitOfWork, coalition_id: str) -> list[str]:
    """Return the neighbourhoods that somebody named: on the list, or as a partner's area."""
    routes = work.list_entries.find(coalition_id=coalition_id, list_id="signal-route")
    found = {entry.about for entry in routes}
    for partner in work.partners.find(coalition_id=coalition_id):
        if partner.status != "left":
            found |= set(_split(partner.area))
    return sorted(found, key=str.casefold)


def _split(area: str) -> Sequence[str]:
    """Return the places in "Noord, Molenwijk en Stationskwartier"."""
    pieces = area.replace(" en ", ",").replace(";", ",").split(",")
    return [piece.strip()[:200] for piece in pieces if piece.strip()]


def _is_partner(list_id: str) -> bool:
    return working_lists()[list_id].about == "partner"


def _origin(list_id: str, item: str, about: str) -> str:
    return f"{ORIGIN}:{list_id}:{item}:{about}".rstrip(":")[:200]
