"""All sheets of an Excel file as they are: texts with their line breaks, days as days.

For a file of our own that comes back; somebody else's list is read by `sheets`, which is forgiving.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import Any, TypeAlias

from openpyxl.reader.excel import load_workbook

from model.core.errors import DomainError, UnreadableFileError
from model.core.files import check_package
from model.core.messages import msg

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
    check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep is no matter here
            workbook = load_workbook(  # type: ignore[no-untyped-call] # openpyxl publishes no types
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            return {sheet.title: _rows(sheet) for sheet in workbook.worksheets}
    except DomainError:
        raise
    except Exception as error:  # any fault inside means the same for the user
        raise UnreadableFileError(
            msg(
                "This Excel file cannot be read: open it in Excel, save it as .xlsx and choose "
                "the new file."
            )
        ) from error


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
