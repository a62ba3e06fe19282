"""The rows of an opened StatLine export, and what they are about.

Rows are read as a stream, so that a file of hundreds of thousands of rows costs little memory.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.process.statline_codes import (
    age_of,
    bound_of,
    code_of,
    level_of,
    municipality_of,
    same_name,
    stem,
    year_of,
)
from model.process.statline_reading import Collector, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from model.process.figure_sets import Age, Level
    from model.process.figures import Measure
    from model.process.statline_codes import Bound, Role
    from model.process.statline_file import StatlineFile
    from model.process.statline_tables import StatlineTables

Progress: TypeAlias = "Callable[[int, int], None]"
"""Called now and then with the rows done and the rows there are, roughly."""

MOST_ROWS = 1_000_000
"""More than the whole newest table with all its ages and bounds."""
STEP = 5_000
"""Rows between two signs of progress."""


@dataclass(frozen=True)
class StatlineRow:
    """One row: where, when, who, which bound, and the raw texts of its measures."""

    code: str
    name: str
    level: Level | None
    municipality: str
    """Name of the municipality, when a column says so."""
    year: int | None
    age: Age | None
    bound: Bound | None
    values: dict[Measure, str]


@dataclass(frozen=True)
class Place:
    """A municipality in the file."""

    code: str
    name: str


@dataclass(frozen=True)
class Contents:
    """What a file holds, before anything of it is chosen."""

    rows: int
    municipalities: tuple[Place, ...]
    wider: tuple[Place, ...]
    """Provinces and regions, to hold a municipality against."""
    years: tuple[int, ...]
    ages: frozenset[Age]


@dataclass
class _Found:
    rows: int = 0
    names: dict[str, str] = field(default_factory=dict)
    wider: dict[str, str] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    ages: set[Age] = field(default_factory=set)


def contents(file: StatlineFile, progress: Progress) -> Contents:
    """Go through the file once and tell what it holds.

    Raises:
        UnreadableFileError: no rows, too many, or none about a known age group or year.

    """
    found = _Found()
    for row in rows(file, progress):
        found.rows += 1
        if row.year is not None:
            found.years.add(row.year)
        if row.age is not None:
            found.ages.add(row.age)
        _note_place(found, row)
    if not found.rows:
        raise UnreadableFileError(msg("This file has column names, and not one row under them."))
    if not found.ages:
        raise UnreadableFileError(
            msg(
                "This file does not say which age group it is about. Take the age group “18 jaar "
                "of ouder” along when you save it in StatLine."
            )
        )
    if not found.years:
        raise UnreadableFileError(
            msg(
                "This file does not say which year it is about. Take the periods along in StatLine."
            )
        )
    return Contents(
        rows=found.rows,
        municipalities=_places(found.names),
        wider=_places(found.wider),
        years=tuple(sorted(found.years)),
        ages=frozenset(found.ages),
    )


def read_municipality(
    file: StatlineFile,
    place: Place,
    wider: Collection[str],
    tables: StatlineTables,
    progress: Progress,
) -> Reading:
    """Go through the file and keep what is about one municipality, the country, and `wider`.

    Raises:
        UnreadableFileError: a row is damaged.

    """
    collector = Collector(tables)
    for row in rows(file, progress):
        if row.level is None or row.year is None or row.age is None or row.bound is None:
            continue
        if not _is_wanted(row, place, wider):
            continue
        name = row.municipality if row.level == "municipality" and not row.name else row.name
        collector.add((row.code, name, row.level), row.year, row.age, row.bound, row.values)
    return collector.reading()


def _is_wanted(row: StatlineRow, place: Place, wider: Collection[str]) -> bool:
    if row.level == "country":
        return True
    if row.level in ("province", "region"):
        return row.code in wider
    if row.code and place.code:
        return municipality_of(row.code) == place.code
    return same_name(row.municipality or row.name, place.name)


def rows(file: StatlineFile, progress: Progress) -> Iterator[StatlineRow]:
    """Yield the rows of a file in their order.

    Raises:
        UnreadableFileError: there are more rows than any table of this kind has, or one is damaged.

    """
    source = io.StringIO(file.text, newline="")
    for _ in range(file.skip):
        source.readline()
    reader = csv.reader(source, delimiter=file.delimiter)
    widest = max([*file.columns.values(), *file.measures.values()])
    try:
        for number, parts in enumerate(reader):
            if number % STEP == 0:
                progress(number, file.lines)
            if number > MOST_ROWS:
                raise UnreadableFileError(
                    msg(
                        "This file has more than {most} rows. Choose only your own municipality "
                        "and the country in StatLine, and save that.",
                        most=MOST_ROWS,
                    )
                )
            if len(parts) > widest:
                yield _row(file, parts)
    except csv.Error as error:
        raise UnreadableFileError(
            msg("This file is damaged: one row cannot be read. Save it again from StatLine.")
        ) from error


def _row(file: StatlineFile, parts: list[str]) -> StatlineRow:
    def part(role: Role) -> str:
        place = file.columns.get(role)
        return parts[place].strip() if place is not None else file.fixed.get(role, "")

    region = part("region")
    code = code_of(part("code")) or code_of(region)
    name = "" if code_of(region) else region
    level = level_of(code, part("level"))
    municipality = part("municipality")
    if level is None and not code:
        level = _level_by_name(name, municipality)
    bound = part("bound")
    return StatlineRow(
        code=code,
        name=name or (municipality if level == "municipality" else ""),
        level=level,
        municipality=municipality,
        year=year_of(part("period")),
        age=age_of(part("age")),
        bound=bound_of(bound) if bound else "value",
        values={measure: parts[place] for measure, place in file.measures.items()},
    )


def _level_by_name(name: str, municipality: str) -> Level | None:
    # Without codes only the country and a municipality can be told from their names.
    if stem(name) == "nederland":
        return "country"
    is_own = bool(name) and (not municipality or stem(name) == stem(municipality))
    return "municipality" if is_own else None


def _note_place(found: _Found, row: StatlineRow) -> None:
    if row.level in ("province", "region"):
        found.wider.setdefault(row.code, row.name or row.code)
    key = municipality_of(row.code) if row.code else row.name
    if row.level not in ("municipality", "district", "neighbourhood") or not key:
        return
    name = row.municipality or (row.name if row.level == "municipality" else "")
    if name or key not in found.names:
        found.names[key] = name or found.names.get(key, "") or key


def _places(names: dict[str, str]) -> tuple[Place, ...]:
    places = [Place(key if code_of(key) else "", name) for key, name in names.items()]
    return tuple(sorted(places, key=lambda place: (place.name.casefold(), place.code)))
