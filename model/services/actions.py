"""Keeping the coalition's list of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.actions import Action
from model.services.merging import save_merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from datetime import date

    from model.storage.unit_of_work import UnitOfWork


@by_right
def actions(work: UnitOfWork, coalition_id: str) -> list[Action]:
    """Return all actions: open ones first, then by date; without a date last."""
    found = work.actions.find(coalition_id=coalition_id)
    return sorted(found, key=lambda a: (not a.is_open, a.due_on is None, str(a.due_on), a.title))


@by_right
def add_action(work: UnitOfWork, coalition_id: str, **values: Any) -> Action:  # noqa: ANN401
    """Write a new action.

    Raises:
        InvalidInputError: it has no title, or a field is too long.

    """
    if not str(values.get("title", "")).strip():
        raise InvalidInputError(msg("Say in a few words what has to be done."))
    try:
        action = Action(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.actions.add(action)
    work.commit()
    return added


@by_right
def change_action(work: UnitOfWork, action: Action, today: date, **values: Any) -> Action:  # noqa: ANN401
    """Write changed fields of an action; finishing it notes the day.

    Raises:
        InvalidInputError: the title was emptied, or a field is too long.
        StaleWriteError: somebody else changed it meanwhile.

    """
    changed = {**values}
    if "title" in changed and not str(changed["title"]).strip():
        raise InvalidInputError(msg("Say in a few words what has to be done."))
    if "state" in changed:
        changed["done_on"] = today if changed["state"] == "done" else None
    saved = save_merged(work.actions, action, changed)
    work.commit()
    return saved


@by_right
def remove_action(work: UnitOfWork, action: Action) -> None:
    """Remove an action; it can be taken back from the history."""
    work.actions.remove(action)
    work.commit()
