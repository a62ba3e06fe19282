"""Keeping the goals of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.goals import Goal
from model.services.merging import save_merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def goals(work: UnitOfWork, coalition_id: str) -> list[Goal]:
    """Return the goals, the one that is measured first on top; without a moment last."""
    found = work.goals.find(coalition_id=coalition_id)
    return sorted(found, key=lambda goal: (goal.due_on is None, str(goal.due_on), goal.title))


@by_right
def add_goal(work: UnitOfWork, coalition_id: str, **values: Any) -> Goal:  # noqa: ANN401
    """Write a new goal.

    Raises:
        InvalidInputError: it says nothing, or a field is too long.

    """
    _check(values.get("title", ""))
    try:
        goal = Goal(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.goals.add(goal)
    work.commit()
    return added


@by_right
def change_goal(work: UnitOfWork, goal: Goal, **values: Any) -> Goal:  # noqa: ANN401
    """Write changed fields of a goal.

    Raises:
        InvalidInputError: it says nothing, or a field is too long.
        StaleWriteError: somebody else changed it meanwhile.

    """
    _check(values.get("title", goal.title))
    saved = save_merged(work.goals, goal, values)
    work.commit()
    return saved


@by_right
def remove_goal(work: UnitOfWork, goal: Goal) -> None:
    """Remove a goal; it can be taken back from the history."""
    work.goals.remove(goal)
    work.commit()


def _check(title: object) -> None:
    if not str(title).strip():
        raise InvalidInputError(msg("Say in one sentence what will be different."))
