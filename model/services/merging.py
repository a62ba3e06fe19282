"""Two people change the same thing: what they changed apart stays, what they both changed is asked.

A save says what somebody saw (`drawn`) and what they made of it. When somebody else wrote
meanwhile, the fields that only one of the two changed need no question. So nothing that somebody
else wrote is ever put back to what it was by a form that was opened before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from model.core.entity import Entity
from model.core.errors import StaleWriteError
from model.core.messages import msg
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.repository import Repository

E = TypeVar("E", bound=Entity)
_ITS_OWN = frozenset({"id", "version", "coalition_id"})


def merged(drawn: E, typed: E, now: E, *, sets: Collection[str] = ()) -> E:
    """Return what to save: the entity as it stands now, with what this person changed.

    Args:
        drawn: what the person saw.
        typed: the same, with what they changed.
        now: what stands in the database.
        sets: fields in which each item stands for itself, such as ticks.

    Raises:
        StaleWriteError: both changed the same field, to something else. `yours` holds only this
            person's own changes, so that keeping them leaves the rest as it stands; `clashes`
            names what both changed.

    """
    if now.version == drawn.version:
        return typed
    values: dict[str, Any] = {}
    clashes: list[str] = []
    for field in type(drawn).model_fields:
        saw, mine, theirs = (getattr(one, field) for one in (drawn, typed, now))
        if field in _ITS_OWN or mine == saw:
            continue
        values[field], parts = _together(saw, mine, theirs, as_set=field in sets)
        clashes += [f"{field}.{part}" if part else field for part in parts]
    after = now.changed(**values)
    if clashes:
        raise StaleWriteError(
            msg("Somebody else changed this at the same time. Look at both and choose."),
            yours=after,
            theirs=now,
            clashes=clashes,
        )
    return after


def save_merged(store: Repository[E], drawn: E, values: Mapping[str, Any]) -> E:
    """Write changed fields of what somebody saw; the service that calls this commits.

    Raises:
        InvalidInputError: a value does not fit its field.
        StaleWriteError: as `merged`.

    """
    try:
        changed = merged(drawn, drawn.changed(**values), store.one(drawn.id))
    except ValidationError as error:
        raise clear_fault(error) from error
    return store.save(changed)


def _together(saw: Any, mine: Any, theirs: Any, *, as_set: bool) -> tuple[Any, list[str]]:  # noqa: ANN401 - values of any field
    """Return the value of one field, and what both changed: parts of it, or "" for the whole."""
    if as_set:
        kept = [one for one in theirs if one in mine or one not in saw]
        return (*kept, *(one for one in mine if one not in saw and one not in kept)), []
    if isinstance(saw, tuple) and all(hasattr(one, "id") for one in (*saw, *mine, *theirs)):
        by_id = ({one.id: one for one in items} for items in (saw, mine, theirs))
        made, parts = _together(*by_id, as_set=False)
        return tuple(made.values()), [""] if parts else []
    if isinstance(saw, Mapping):
        keys = {key for key in (*saw, *mine) if saw.get(key) != mine.get(key)}
        made = {**theirs, **{key: mine[key] for key in keys if key in mine}}
        for key in keys - set(mine):
            made.pop(key, None)
        return made, sorted(k for k in keys if theirs.get(k) not in (saw.get(k), mine.get(k)))
    return mine, [""] if theirs not in (saw, mine) else []
