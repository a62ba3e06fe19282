"""A table as CSV the way Dutch Excel opens it: semicolons, UTF-8 with a mark, decimal commas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from model.exports.printable import printable

Value = bool | int | float | date | datetime | str | None
MARK = "\ufeff"
"""The byte order mark: without it Excel reads UTF-8 as Windows-1252."""
_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return the table; dates as 2026-03-01, decimals with a comma, unknown as an empty field.

    A text that a spreadsheet would read as a formula gets an apostrophe in front; `unguarded`
    takes it off again.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(text) for text in header])
    for row in rows:
        writer.writerow([_text(value) for value in row])
    return (MARK + buffer.getvalue()).encode()


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet runs it (OWASP, CSV injection)."""
    clean = printable(text)
    return "'" + clean if _RISKY.match(clean) else clean


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given, control characters aside."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case float():
            return repr(value).replace(".", ",")
        case date():
            return value.isoformat()
        case _:
            return str(value)
