"""A StatLine export as a file: its text, its columns, and why it cannot be used."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.process.statline_codes import MEASURES, ROLES, SIX_ITEM, stem
from model.process.statline_tables import table_number

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.process.figures import Measure
    from model.process.statline_codes import Role

HEADER_WITHIN = 40
"""Lines in which the line with column names must stand."""
CHOOSE = msg(
    "Choose the table “Gezondheid per wijk en buurt” (50150NED) in StatLine, and save it as CSV."
)


@dataclass(frozen=True)
class StatlineFile:
    """An opened export."""

    text: str
    delimiter: str
    skip: int
    """Lines before the first row."""
    columns: dict[Role, int]
    measures: dict[Measure, int]
    fixed: dict[str, str]
    """What the lines above the column names say for all rows, such as the age group."""
    number: str
    """The number of the table when file name or first lines tell it."""
    lines: int


def open_statline(data: bytes, file_name: str) -> StatlineFile:
    """Find the columns of an export.

    Raises:
        UnreadableFileError: no table, another table, or on another scale; says what to do.

    """
    text = _decoded(data)
    lines = text.split("\n", HEADER_WITHIN)[:HEADER_WITHIN]
    head = next((n for n, line in enumerate(lines) if _is_header(line)), None)
    names = [stem(part) for line in lines for part in line.replace('"', "").split(_delimiter(line))]
    if any(name in SIX_ITEM for name in names):
        raise UnreadableFileError(
            msg(
                "This table counts loneliness with six questions, and the figures here with "
                "eleven. They do not fit beside each other. {choose}",
                choose=CHOOSE,
            )
        )
    if head is None:
        raise UnreadableFileError(_why_no_header(names))
    delimiter = _delimiter(lines[head])
    header = tuple(_parts(lines[head], delimiter))
    return StatlineFile(
        text=text,
        delimiter=delimiter,
        skip=head + 1,
        columns=_columns(header),
        measures=_measures(header),
        fixed=_fixed(lines[:head], delimiter),
        number=table_number(file_name, *lines[:head]),
        lines=text.count("\n"),
    )


def _decoded(data: bytes) -> str:
    if data[:2] == b"PK":
        raise UnreadableFileError(
            msg("This is an Excel file or a damaged zip: save the table as CSV and choose that.")
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel on a Dutch computer saves Windows-1252, in which five bytes mean nothing.
        return data.decode("cp1252", errors="replace")


def _parts(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a line of something else, such as a picture
        return []


def _delimiter(line: str) -> str:
    return max(";,\t", key=line.count)


def _is_header(line: str) -> bool:
    names = _parts(line, _delimiter(line))
    roles = set(_columns(tuple(names)))
    return bool(_measures(tuple(names))) and bool({"region", "code"} & roles)


def _columns(header: tuple[str, ...]) -> dict[Role, int]:
    found: dict[Role, int] = {}
    for place, name in enumerate(header):
        role = ROLES.get(stem(name))
        if role is not None:
            found.setdefault(role, place)
    if "region" not in found and "code" in found:
        found["region"] = found["code"]
    return found


def _measures(header: tuple[str, ...]) -> dict[Measure, int]:
    found: dict[Measure, int] = {}
    for place, name in enumerate(header):
        measure = MEASURES.get(stem(name))
        if measure is not None:
            found.setdefault(measure, place)
    return found


def _fixed(lines: list[str], delimiter: str) -> dict[str, str]:
    """Return what lines such as `"Leeftijd";"18 jaar of ouder"` say for all rows."""
    fixed: dict[str, str] = {}
    for line in lines:
        parts = [part for part in _parts(line, delimiter) if part.strip()]
        role = ROLES.get(stem(parts[0])) if len(parts) == 2 else None  # noqa: PLR2004 - name and value
        if role is not None:
            fixed[role] = parts[1].strip()
    return fixed


def _why_no_header(names: list[str]) -> Message:
    has_measure = any(name in MEASURES for name in names)
    has_region = any(ROLES.get(name) in ("region", "code") for name in names)
    if has_measure:
        return msg(
            "The rows of this file do not say which area they are about. Save it in StatLine with "
            "one row for each area and year."
        )
    if has_region:
        return msg("This table holds no figures on loneliness. {choose}", choose=CHOOSE)
    return msg("This is not a table from StatLine. {choose}", choose=CHOOSE)
