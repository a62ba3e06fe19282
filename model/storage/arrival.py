"""The order in which rows came in, which is the order in which people see what they wrote.

A database promises no order unless asked. SQLite numbers the rows of a table by itself; PostgreSQL
moves a row to the end when it is changed, so there the tables have a number of their own. It is
no field of an entity: it leaves in no file, and a copy is numbered anew in the same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal_column

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Dialect

COLUMN = "arrival"
"""The column of PostgreSQL's tables; migration 0011 makes it, and each new table needs it."""


def arrival(dialect: Dialect) -> ColumnElement[int]:
    """Return what to sort the rows of one table by, first come first."""
    return literal_column(COLUMN if dialect.name == "postgresql" else "rowid")
