"""Text with separators: which separator, and the rows between the line ends."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from model.core.plain_text import one_line, plain
from model.network.intake.raw import (
    HEADER_ROOM,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    RawRow,
    too_many_rows,
)

DELIMITERS = (";", "\t", ",", "|")
_SAMPLE_LINES = 200
_SWALLOWED_LINES = 8
"""More line ends than this in one cell: a quote sign was left open and ate the rows below it."""

csv.field_size_limit(16 * 1024 * 1024)


def guess_delimiter(lines: list[str]) -> str:
    """Return the separator that cuts most lines into equally many cells; empty: one column.

    Lines without it (titles above the table) count against it, so a comma in a few names does not
    cut a list of names.
    """
    sample = [line for line in lines if line.strip()][:_SAMPLE_LINES]
    if lines and (named := named_delimiter(lines[0])):
        return named
    scores = {delimiter: _regularity(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] >= 0.5 else ""  # noqa: PLR2004 - at least half of the lines


def named_delimiter(line: str) -> str:
    """Return the separator that a first line `sep=;` names, Excel's own hint; empty: no hint."""
    word = plain(line).strip(" ").lower()
    return word[4:] if word.startswith("sep=") and word[4:] in DELIMITERS else ""


def _regularity(sample: list[str], delimiter: str) -> float:
    """Return the share of lines with the commonest number of cells, when that is two or more."""
    widths = Counter(len(_cells_of_line(line, delimiter)) for line in sample)
    cut = {width: count for width, count in widths.items() if width > 1}
    if not cut:
        return 0.0
    width, count = max(cut.items(), key=lambda item: (item[1], item[0]))
    share = (sum(cut.values()) + count) / (2 * len(sample))
    return share + width / 1000  # on a tie: more columns


def read_records(text: str, delimiter: str, *, by_line: bool = False) -> list[RawRow]:
    """Cut text into rows of cells, numbered as a spreadsheet program would, or by line.

    A quoted cell may hold line ends. When a quote sign was left open, each line is read on its own,
    so no row disappears into a cell.

    Raises:
        UnreadableFileError: more than 5,000 rows.

    """
    lines = text.splitlines()
    if lines and named_delimiter(lines[0]):
        lines[0] = ""
    rows = list(_quoted(lines, delimiter, by_line=by_line)) if delimiter else None
    if rows is None or any(row.lines > _SWALLOWED_LINES for row in rows):
        rows = [
            RawRow(number=number, cells=tidy(_cells_of_line(line, delimiter)))
            for number, line in _filled(lines)
        ]
    return rows


def tidy(cells: list[str]) -> tuple[str, ...]:
    """Return cells without invisible signs, each on one line and of a bearable length."""
    if len(cells) > MAX_COLUMNS:
        cells = [*cells[: MAX_COLUMNS - 1], " ".join(cells[MAX_COLUMNS - 1 :])]
    return tuple(one_line(cell[:MAX_CELL]) for cell in cells)


def _quoted(lines: list[str], delimiter: str, *, by_line: bool) -> Iterator[RawRow]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    end = 0
    filled = 0
    for found, cells in enumerate(reader, start=1):
        start, end = end, reader.line_num
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        filled += 1
        if filled > MAX_ROWS + HEADER_ROOM:
            raise too_many_rows()
        number = start + 1 if by_line else found
        yield RawRow(number=number, cells=tidy(cells), lines=end - start)


def _filled(lines: list[str]) -> Iterator[tuple[int, str]]:
    filled = [(number, line) for number, line in enumerate(lines, start=1) if plain(line).strip()]
    if len(filled) > MAX_ROWS + HEADER_ROOM:
        raise too_many_rows()
    yield from filled


def _cells_of_line(line: str, delimiter: str) -> list[str]:
    if not delimiter:
        return [line]
    return next(csv.reader([line], delimiter=delimiter), [])
