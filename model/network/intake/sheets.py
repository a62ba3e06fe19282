"""An Excel file → a raw table: values only, never a formula, never a macro."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from model.core.messages import Message, msg, msgn
from model.core.plain_text import one_line
from model.network.intake.raw import (
    HEADER_ROOM,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    RawRow,
    RawTable,
    make_table,
    too_many_rows,
)
from model.network.intake.workbook import opened_workbook

_WIDEST_GAP = 50_000
"""Empty rows after which nothing more is expected: a stray cell, or a trick."""
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)(?:<(?:\w+:)?v\s*/>|<v></v>)?</(?:\w+:)?c>"
)
_MOST_MERGES = 20_000
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")

_STRAY = msg(
    "We stopped reading at a very wide gap of empty rows; look whether something stands below it."
)

Block = tuple[int, int, int, int]
"""First column, first row, last column, last row of merged cells; columns from 0, rows from 1."""


def read_sheet(data: bytes, sheet: str = "") -> RawTable:
    """Read one sheet of an Excel file: the one named, or else the one that was open when saved.

    A text merged over rows is repeated in each row, so a second contact person keeps the name of
    the organisation. Formulas are never computed: the result that Excel kept is read. A text that
    starts with `=` stays that text.

    Raises:
        UnreadableFileError: damaged, locked, too large inside, empty, or more than 5,000 rows.

    """
    with opened_workbook(data) as workbook:
        return _read(workbook, data, sheet)


def _read(workbook: Any, data: bytes, name: str) -> RawTable:  # noqa: ANN401 - openpyxl is untyped
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    candidates = [sheet for sheet in visible if sheet.title == name] or _in_likely_order(
        visible or workbook.worksheets, workbook.active
    )
    chosen = None
    stray = False
    rows: list[RawRow] = []
    for chosen in candidates:
        rows, stray = _filled_rows(chosen)
        if rows:
            break
    notices: tuple[Message, ...] = ()
    if chosen is not None and rows:
        part = _raw_part(data, chosen._worksheet_path)  # noqa: SLF001 - openpyxl keeps no merges here
        rows = _spread(rows, _merged_blocks(part))
        below = (_STRAY,) if stray else ()
        notices = below + _notices(part, chosen.title, sum(map(_holds_rows, visible)))
    return make_table(
        rows,
        sheet=chosen.title if chosen is not None else "",
        sheets=tuple(sheet.title for sheet in visible),
        notices=notices,
    )


def _in_likely_order(sheets: list[Any], active: Any) -> list[Any]:  # noqa: ANN401 - openpyxl is untyped
    return sorted(sheets, key=lambda sheet: sheet is not active)


def _filled_rows(sheet: Any) -> tuple[list[RawRow], bool]:  # noqa: ANN401 - openpyxl is untyped
    """Return the filled rows, and whether rows were left unread below a very wide gap."""
    sheet.reset_dimensions()  # the stated size is often wrong
    rows: list[RawRow] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
        if number > _WIDEST_GAP + (rows[-1].number if rows else 0):
            return rows, True
        if not any(value is not None for value in values):
            continue
        cells = tuple(_cell_text(value) for value in values)
        if any(cells):
            rows.append(RawRow(number=number, cells=cells))
            if len(rows) > MAX_ROWS + HEADER_ROOM:
                raise too_many_rows()
    return rows, False


def _holds_rows(sheet: Any) -> bool:  # noqa: ANN401 - openpyxl is untyped
    start = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS, max_row=HEADER_ROOM)
    return any(value is not None for values in start for value in values)


def _cell_text(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if _ERROR.fullmatch(value) else one_line(value[:MAX_CELL])
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date):
        return f"{value.day}-{value.month}-{value.year}"
    return one_line(str(value))


def _raw_part(data: bytes, path: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(path.lstrip("/"))


def _merged_blocks(part: bytes) -> list[Block]:
    found = []
    for match in _MERGED.finditer(part):
        first, top, last, bottom = match.groups()
        found.append((_column_index(first), int(top), _column_index(last), int(bottom)))
        if len(found) >= _MOST_MERGES:
            break
    return found


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


def _spread(rows: list[RawRow], blocks: list[Block]) -> list[RawRow]:
    """Repeat texts merged over rows, and mark rows that hold one text merged over columns."""
    by_number = {row.number: list(row.cells) for row in rows}
    across: set[int] = set()
    for first, top, last, bottom in blocks:
        text = by_number.get(top, [])[first : first + 1]
        if not text or not text[0]:
            continue
        if last > first and sum(map(bool, by_number[top])) == 1:
            across.add(top)
        for number in range(top + 1, min(bottom, top + MAX_ROWS) + 1):
            if number in by_number and any(by_number[number]):
                by_number[number][first] = text[0]
    return [
        RawRow(number=row.number, cells=tuple(by_number[row.number]), across=row.number in across)
        for row in rows
    ]


def _notices(part: bytes, title: str, sheets: int) -> tuple[Message, ...]:
    notices = []
    empty = len(_NO_RESULT.findall(part))
    if empty:
        notices.append(
            msgn(
                "One cell holds a formula without a result; open the file in Excel and save it "
                "again if you miss something.",
                "{n} cells hold a formula without a result; open the file in Excel and save it "
                "again if you miss something.",
                n=empty,
            )
        )
    if sheets > 1:
        notices.append(
            msg("This file has several sheets; this is the sheet “{sheet}”.", sheet=title)
        )
    return tuple(notices)
