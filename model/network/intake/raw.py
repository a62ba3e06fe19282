"""What a list is before anybody knows what its columns mean: rows of texts, with their numbers."""

from __future__ import annotations

import re
from typing import Literal, get_args

from model.core.entity import Frozen
from model.core.errors import UnreadableFileError
from model.core.messages import Message, msg

Field = Literal[
    "organisation", "contact", "role", "email", "phone", "domain", "status", "area", "note",
    "website", "ignore",
]  # fmt: skip
"""What a column can be."""
FIELDS: tuple[Field, ...] = get_args(Field)

MAX_ROWS = 5000
"""Rows that are read at once. The largest coalitions count some hundreds of partners."""
HEADER_ROOM = 25
"""Lines that may stand above the first partner: titles, date, column titles."""
MAX_COLUMNS = 60
MAX_PASTED = 2_000_000
"""Characters that can be pasted at once."""
MAX_CELL = 5000
"""Characters kept of one cell; a note holds 4,000."""
_WORD_SIGN = re.compile(r"[^\W_]")


class RawRow(Frozen):
    """One row that holds something."""

    number: int
    """The row as the user's own program counts it, from 1; for pasted text the line."""
    cells: tuple[str, ...]
    lines: int = 1
    """How many lines it took: a cell may hold line ends."""
    across: bool = False
    """One text over several merged columns: a title or a heading, no partner."""


class SkippedRow(Frozen):
    """A row or line that is no partner, and why."""

    number: int
    text: str
    reason: Message


class RawTable(Frozen):
    """A list as it was read: `len(columns)` cells in each row, without empty rows and columns."""

    rows: tuple[RawRow, ...]
    columns: tuple[str, ...]
    """The letters of the columns, as Excel shows them."""
    known: tuple[Field, ...] = ()
    """What the columns are, when reading found that out already (lines of free text)."""
    set_aside: tuple[SkippedRow, ...] = ()
    """Lines that reading left out: a greeting, a signature, a rule of dashes."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """All visible sheets of an Excel file."""
    notices: tuple[Message, ...] = ()


def column_letter(index: int) -> str:
    """Return the letter of a column: 0 → A, 26 → AA.

    >>> [column_letter(index) for index in (0, 25, 26)]
    ['A', 'Z', 'AA']
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def too_many_rows() -> UnreadableFileError:
    """Return the error for a list over the limit."""
    return UnreadableFileError(
        msg(
            "This list has more than {limit} rows: split it into parts and bring those in one "
            "by one.",
            limit=MAX_ROWS,
        )
    )


def nothing_to_read() -> UnreadableFileError:
    """Return the error for a list without a single filled cell."""
    return UnreadableFileError(
        msg("There is no text in this list: check whether you chose the right file or sheet.")
    )


def has_words(cells: tuple[str, ...]) -> bool:
    """Tell whether a row says anything: one letter or digit is enough."""
    return any(_WORD_SIGN.search(cell) for cell in cells)


def no_words(number: int, cells: tuple[str, ...]) -> SkippedRow:
    """Return the skipped row for a rule of dashes or loose signs."""
    text = " ".join(cell for cell in cells if cell)[:200]
    return SkippedRow(number=number, text=text, reason=msg("This row holds no words."))


def make_table(
    rows: list[RawRow],
    *,
    known: tuple[Field, ...] = (),
    set_aside: tuple[SkippedRow, ...] = (),
    sheet: str = "",
    sheets: tuple[str, ...] = (),
    notices: tuple[Message, ...] = (),
) -> RawTable:
    """Make rows equally long, drop columns that are empty everywhere, and set wordless rows aside.

    Raises:
        UnreadableFileError: nothing is left, or more than 5,000 rows.

    """
    told = [row for row in rows if has_words(row.cells)]
    wordless = [no_words(row.number, row.cells) for row in rows if not has_words(row.cells)]
    if len(told) > MAX_ROWS + HEADER_ROOM:
        raise too_many_rows()
    if not told and not set_aside:
        raise nothing_to_read()
    width = max((len(row.cells) for row in told), default=0)
    used = [
        index
        for index in range(width)
        if any(index < len(row.cells) and row.cells[index] for row in told)
    ]
    return RawTable(
        rows=tuple(_narrowed(row, used) for row in told),
        columns=tuple(column_letter(index) for index in used),
        known=tuple(known[index] for index in used) if known else (),
        set_aside=tuple(sorted((*set_aside, *wordless), key=lambda row: row.number)),
        sheet=sheet,
        sheets=sheets,
        notices=notices,
    )


def _narrowed(row: RawRow, used: list[int]) -> RawRow:
    cells = tuple(row.cells[index] if index < len(row.cells) else "" for index in used)
    return RawRow(number=row.number, cells=cells, lines=row.lines, across=row.across)
