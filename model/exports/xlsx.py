"""Tables as an Excel file: real dates and numbers, and texts that can never become a formula."""
# openpyxl has no types, and mypy is told to look into it all the same:
# mypy: disable-error-code="no-untyped-call, attr-defined"

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated

from openpyxl import Workbook as ExcelWorkbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from model.core.translation import Language
from model.exports import labels
from model.exports.printable import OneLine, Printable, printable

Value = bool | int | float | date | datetime | str | None
LONGEST_TEXT = 32_767
"""Characters in one cell, Excel's own limit; longer text is cut and ends in an ellipsis."""
LONGEST_TITLE = 31
LONGEST_CHOICES = 255
ROWS_BELOW = 200
"""Rows under the last one in which Excel offers the same choices."""
RISKY_START = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes Excel read a text as a formula (OWASP, CSV injection)."""
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")

_HEAD_FONT = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", start_color="0B5C6B")
_TOP = Alignment(vertical="top", wrap_text=True)
_RULE = Border(bottom=Side(style="thin", color="D3DDE0"))


@dataclass(frozen=True, config=ConfigDict(extra="forbid", arbitrary_types_allowed=True))
class Sheet:
    """One sheet. `widths` are in characters; left out, they follow the texts.

    `choices` are the texts that Excel offers in a column, by its number from 0; `first_width` is
    the width of the first column alone; `fixed` columns stay in view while the others move.
    """

    title: OneLine
    header: Annotated[tuple[Printable, ...], Field(min_length=1)]
    rows: Sequence[Sequence[Value]]
    widths: tuple[float, ...] = ()
    choices: Mapping[int, tuple[OneLine, ...]] = Field(default_factory=dict)
    first_width: float | None = None
    fixed: int = 0

    @model_validator(mode="after")
    def _is_rectangular(self) -> Sheet:
        columns = len(self.header)
        if {len(row) for row in self.rows} - {columns} or len(self.widths) not in (0, columns):
            problem = f"every row and the widths of this sheet must have {columns} parts"
            raise ValueError(problem)
        return self


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Workbook:
    """The sheets of one file, in order."""

    sheets: Annotated[tuple[Sheet, ...], Field(min_length=1)]
    title: OneLine = ""
    language: Language = "nl"


def write(workbook: Workbook) -> bytes:
    """Return the workbook as an Excel file (Office Open XML)."""
    excel = ExcelWorkbook()
    excel.remove(excel.active)
    excel.properties.title = workbook.title
    excel.properties.language = labels.locale(workbook.language)
    excel.properties.creator = ""
    taken: set[str] = set()
    for sheet in workbook.sheets:
        title = _sheet_title(sheet.title, taken)
        taken.add(title.casefold())
        _fill(excel.create_sheet(title), sheet)
    buffer = io.BytesIO()
    excel.save(buffer)
    return buffer.getvalue()


def _sheet_title(wanted: str, taken: set[str]) -> str:
    """Return a title that Excel takes: short, without its signs, and not used yet."""
    base = _NOT_IN_TITLE.sub(" ", wanted).strip(" '")[:LONGEST_TITLE].strip(" '")
    if not base or base.casefold() == "history":  # Excel keeps that name to itself
        base = f"{base} 1".strip()
    title, number = base, 2
    while title.casefold() in taken:
        ending = f" ({number})"
        title, number = base[: LONGEST_TITLE - len(ending)] + ending, number + 1
    return title


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for column, text in enumerate(sheet.header, start=1):
        cell = page.cell(1, column)
        _set(cell, text)
        cell.font, cell.fill, cell.alignment = _HEAD_FONT, _HEAD_FILL, _TOP
    for number, row in enumerate(sheet.rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = page.cell(number, column)
            _set(cell, value)
            cell.alignment, cell.border = _TOP, _RULE
    last = f"{get_column_letter(len(sheet.header))}{len(sheet.rows) + 1}"
    page.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    page.auto_filter.ref = f"A1:{last}"
    for index, width in enumerate(sheet.widths or _widths(sheet), start=1):
        page.column_dimensions[get_column_letter(index)].width = width
    if sheet.first_width is not None:
        page.column_dimensions["A"].width = sheet.first_width
    for column, offered in sheet.choices.items():
        _offer(page, column, offered)
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _offer(page: Worksheet, column: int, offered: Sequence[str]) -> None:
    """Let Excel offer what may stand in a column, also in rows that somebody adds below.

    Excel takes at most 255 signs; a comma would split a choice, and a quote end the list.
    """
    listed = ",".join(offered)
    if len(listed) > LONGEST_CHOICES or listed.count(",") >= len(offered) or '"' in listed:
        return
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    rule.showErrorMessage = False  # another language and the id are understood too
    letter = get_column_letter(column + 1)
    rule.add(f"{letter}2:{letter}{page.max_row + ROWS_BELOW}")
    page.add_data_validation(rule)


def _set(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        _set_text(cell, printable(value))
    elif isinstance(value, datetime):
        cell.value = value.replace(tzinfo=None)  # Excel knows no time zones
        cell.number_format = "dd-mm-yyyy hh:mm"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "dd-mm-yyyy"
    elif isinstance(value, float) and not abs(value) < float("inf"):
        cell.value = None  # not a number, or without end: Excel has no such value
    elif isinstance(value, float) and not value.is_integer():
        cell.value, cell.number_format = value, "0.00"  # the whole number stays in the cell
    else:
        cell.value = value


def _set_text(cell: Cell, text: str) -> None:
    if text == "":
        return
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    cell.value = text
    # openpyxl takes "=…" for a formula and "#N/A" for an error; every text here is a text.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(RISKY_START)


def _widths(sheet: Sheet) -> list[float]:
    columns = zip(sheet.header, *sheet.rows, strict=True)
    return [
        min(max(max(len(str(value if value is not None else "")) for value in column) + 3, 10), 60)
        for column in columns
    ]
