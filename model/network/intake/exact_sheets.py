"""All sheets of an Excel file as they are: texts with their line breaks, days as days.

For a file of our own that comes back; somebody else's list is read by `sheets`, which is forgiving.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeAlias

from model.network.intake.workbook import opened_workbook

MOST_ROWS = 60_000
"""Every pair of 300 partners, and then some."""
MOST_COLUMNS = 40

Cell: TypeAlias = str | dt.date
Sheet: TypeAlias = list[tuple[Cell, ...]]


def read_sheets(data: bytes) -> dict[str, Sheet]:
    """Return the rows of each sheet by its title; empty cells are empty texts.

    Raises:
        UnreadableFileError: no Excel file, damaged, locked, or too large inside.

    """
    with opened_workbook(data) as workbook:
        return {sheet.title: _rows(sheet) for sheet in workbook.worksheets}


def _rows(sheet: Any) -> Sheet:  # noqa: ANN401 - openpyxl is untyped
    sheet.reset_dimensions()  # the stated size is often wrong
    found: Sheet = []
    for values in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=MOST_ROWS):
        cells = tuple(_cell(value) for value in values)
        if any(cells):
            found.append(cells)
    return found


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()
