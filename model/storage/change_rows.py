"""How a change record stands in its table: of a changed entity only once what stayed the same.

A project can carry the whole text of its plan; without this, each change of its state would keep
that text twice. Both values have the same fields, so records that were written in full, by an
earlier version, read the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.core.changes import ChangeRecord
from model.storage.mapping import entity_of, row_of
from model.storage.tables import changes

if TYPE_CHECKING:
    from sqlalchemy import RowMapping


def row_of_change(record: ChangeRecord) -> dict[str, Any]:
    """Return the column values of a record; `before` holds only what became different."""
    row = row_of(record, changes)
    before, after = row["before"], row["after"]
    if before is None or after is None:
        return row
    different = {name: value for name, value in before.items() if after.get(name, ...) != value}
    return {**row, "before": different}


def change_of_row(row: RowMapping) -> ChangeRecord:
    """Return the record with both values in full."""
    record = entity_of(row, ChangeRecord)
    if record.before is None or record.after is None:
        return record
    return record.model_copy(update={"before": {**record.after, **record.before}})
