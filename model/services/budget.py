"""Keeping the budget: what it costs beside the projects, and who covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.budget import BudgetLine
from model.services.merging import save_merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def budget_lines(work: UnitOfWork, coalition_id: str) -> list[BudgetLine]:
    """Return the lines: costs first, then cover, the surest cover first."""
    order = ("granted", "promised", "asked", "idea")
    found = work.budget_lines.find(coalition_id=coalition_id)
    return sorted(found, key=lambda b: (b.kind == "cover", order.index(b.certainty), b.title))


@by_right
def add_budget_line(work: UnitOfWork, coalition_id: str, **values: Any) -> BudgetLine:  # noqa: ANN401
    """Write a new line.

    Raises:
        InvalidInputError: it says nothing, or the amount cannot be right.

    """
    _check(values.get("title", ""))
    try:
        line = BudgetLine(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.budget_lines.add(line)
    work.commit()
    return added


@by_right
def change_budget_line(work: UnitOfWork, line: BudgetLine, **values: Any) -> BudgetLine:  # noqa: ANN401
    """Write changed fields of a line.

    Raises:
        InvalidInputError: it says nothing, or the amount cannot be right.
        StaleWriteError: somebody else changed it meanwhile.

    """
    _check(values.get("title", line.title))
    saved = save_merged(work.budget_lines, line, values)
    work.commit()
    return saved


@by_right
def remove_budget_line(work: UnitOfWork, line: BudgetLine) -> None:
    """Remove a line; it can be taken back from the history."""
    work.budget_lines.remove(line)
    work.commit()


def _check(title: object) -> None:
    if not str(title).strip():
        raise InvalidInputError(msg("Say in a few words what the money is for."))
