"""Keeping what was decided and agreed, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.decisions import Decision
from model.services.merging import save_merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def decisions(work: UnitOfWork, coalition_id: str) -> list[Decision]:
    """Return decisions and agreements, newest first; those without a date last."""
    found = work.decisions.find(coalition_id=coalition_id)
    return sorted(found, key=lambda d: (d.decided_on or date.min, d.title), reverse=True)


@by_right
def add_decision(work: UnitOfWork, coalition_id: str, **values: Any) -> Decision:  # noqa: ANN401
    """Write a new decision or agreement.

    Raises:
        InvalidInputError: it says nothing, or a field is too long.

    """
    if not str(values.get("title", "")).strip():
        raise InvalidInputError(msg("Say in one sentence what was decided."))
    try:
        decision = Decision(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.decisions.add(decision)
    work.commit()
    return added


@by_right
def change_decision(work: UnitOfWork, decision: Decision, **values: Any) -> Decision:  # noqa: ANN401
    """Write changed fields of a decision or agreement.

    Raises:
        InvalidInputError: it says nothing, or a field is too long.
        StaleWriteError: somebody else changed it meanwhile.

    """
    if not str(values.get("title", decision.title)).strip():
        raise InvalidInputError(msg("Say in one sentence what was decided."))
    saved = save_merged(work.decisions, decision, values)
    work.commit()
    return saved


@by_right
def remove_decision(work: UnitOfWork, decision: Decision) -> None:
    """Remove it; it can be taken back from the history."""
    work.decisions.remove(decision)
    work.commit()
