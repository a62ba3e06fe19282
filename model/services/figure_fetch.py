"""Fetching the figures of one municipality straight from a table, on a click and never otherwise.

The columns are found by name in the table's own list (`DataProperties`), areas by their codes, and
only rows about the municipality, its parts and the country are asked for.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from rapidfuzz import process

from model.core.messages import Message, msg
from model.process.statline_codes import (
    MEASURES,
    ROLES,
    age_of,
    bound_of,
    code_of,
    level_of,
    same_name,
    stem,
    year_of,
)
from model.process.statline_reading import Collector, Reading
from model.process.statline_rows import Place
from model.process.statline_tables import statline_tables
from model.services.figure_host import StatlineError, host
from model.services.figure_odata import Query, StatlineServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from model.process.figure_sets import Age
    from model.process.figures import Measure
    from model.process.statline_codes import Role
    from model.process.statline_tables import StatlineTable

KEPT_FOR = 12 * 3600
"""Seconds in which the same question is answered from memory; tables change once in two years."""
MOST_KEPT = 8
BOUNDS_A_VALUE = 3
STEP = 500
Tell: TypeAlias = "Callable[[float, Message], None]"
"""Called now and then with the part that is done (0 to 1) and what is going on."""


@dataclass(frozen=True)
class Fetched:
    """What a table says about a municipality."""

    place: Place
    reading: Reading


@dataclass(frozen=True)
class _Columns:
    """The names of the columns in this version of the table."""

    roles: dict[Role, str]
    measures: dict[str, Measure]


_kept: dict[tuple[str, str, str], tuple[float, Fetched]] = {}
_guard = Lock()


def fetch_figures(table: StatlineTable, municipality: str, tell: Tell) -> Fetched:
    """Ask the server for one municipality with its parts, and the country.

    The same question within half a day is answered from memory.

    Raises:
        StatlineError: no answer, one of no use, or no such municipality; says what to do.

    """
    question = (host(), table.id, stem(municipality))
    with _guard:
        at, known = _kept.get(question, (0.0, None))
    if known is not None and time.monotonic() - at < KEPT_FOR:
        return known
    with StatlineServer(table.id) as server:
        tell(0.02, msg("Asking which columns the table has…"))
        columns = _columns(server.rows(Query("DataProperties")))
        tell(0.08, msg("Looking up {name}…", name=municipality))
        place = _place(server, columns, municipality)
        names = _names(server, columns, place)
        reading = _read(server, columns, place, names, tell)
    fetched = Fetched(place, reading)
    with _guard:
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[question] = (time.monotonic(), fetched)
    return fetched


def forget_fetched() -> None:
    """Forget earlier answers, so that the next question goes to the server."""
    with _guard:
        _kept.clear()


def _columns(properties: Iterable[dict[str, Any]]) -> _Columns:
    roles: dict[Role, str] = {}
    measures: dict[str, Measure] = {}
    for entry in properties:
        key = str(entry.get("Key") or "")
        role, measure = ROLES.get(stem(key)), MEASURES.get(stem(key))
        if role is not None:
            roles.setdefault(role, key)
        if measure is not None and measure not in measures.values():
            measures[key] = measure
    if not measures or not {"region", "period", "age"} <= set(roles):
        raise StatlineError(
            msg(
                "This table has other columns than we know, so nothing was brought in. Choose "
                "another table, or bring in a file."
            )
        )
    return _Columns(roles, measures)


def _place(server: StatlineServer, columns: _Columns, municipality: str) -> Place:
    """Find the municipality in the table's own list of areas."""
    listed = server.rows(Query(columns.roles["region"], "startswith(Key,'GM')", ("Key", "Title")))
    names = {
        code_of(str(entry.get("Key") or "")): str(entry.get("Title") or "").strip()
        for entry in listed
    }
    found = [code for code, name in names.items() if code and same_name(name, municipality)]
    if len(found) == 1:
        return Place(found[0], names[found[0]])
    near = [name for name, _, _ in process.extract(municipality, names.values(), limit=3)]
    if near:
        raise StatlineError(
            msg(
                "There is no municipality called {name} in this table. Did you mean {near}?",
                name=municipality,
                near=" / ".join(near),
            )
        )
    raise StatlineError(
        msg("There is no municipality called {name} in this table.", name=municipality)
    )


def _names(server: StatlineServer, columns: _Columns, place: Place) -> dict[str, str]:
    listed = server.rows(Query(columns.roles["region"], _about(place, "Key"), ("Key", "Title")))
    return {
        code_of(str(entry.get("Key") or "")): str(entry.get("Title") or "").strip()
        for entry in listed
    }


def _read(
    server: StatlineServer,
    columns: _Columns,
    place: Place,
    names: dict[str, str],
    tell: Tell,
) -> Reading:
    ages = _ages(server, columns)
    region, period = columns.roles["region"], columns.roles["period"]
    by_key = {key.strip(): age for key, age in ages.items()}
    of_age = " or ".join(f"{columns.roles['age']} eq '{key}'" for key in ages)
    asked = [_about(place, region), f"({of_age})"]
    order: tuple[Role, ...] = ("region", "age", "bound", "period")
    dimensions = [columns.roles[role] for role in order if role in columns.roles]
    query = Query(
        "TypedDataSet", " and ".join(asked), (*dimensions, *columns.measures), "ODataFeed"
    )
    # Periods differ by table; five is what the newest has, so that the bar never runs back.
    expected = max(len(names) * len(ages) * BOUNDS_A_VALUE * 5, 1)
    collector = Collector(statline_tables())
    for number, row in enumerate(server.rows(query)):
        if number % STEP == 0:
            tell(min(0.15 + 0.8 * number / expected, 0.95), msg("Fetching figures…"))
        code = code_of(str(row.get(region) or ""))
        level = level_of(code)
        year = year_of(str(row.get(period) or ""))
        age = by_key.get(str(row.get(columns.roles["age"]) or "").strip())
        bound = bound_of(str(row.get(columns.roles.get("bound", "")) or "MW00000"))
        if level is None or year is None or age is None or bound is None:
            continue
        values = {measure: row.get(key) for key, measure in columns.measures.items()}
        collector.add((code, names.get(code, ""), level), year, age, bound, values)
    return collector.reading()


def _ages(server: StatlineServer, columns: _Columns) -> dict[str, Age]:
    """Return the age groups that we use by the table's own keys, padding and all."""
    listed = server.rows(Query(columns.roles["age"], "", ("Key", "Title")))
    ages: dict[str, Age] = {}
    for entry in listed:
        key = str(entry.get("Key") or "")
        age = age_of(key) or age_of(str(entry.get("Title") or ""))
        if age is not None and "'" not in key:
            ages[key] = age
    if not ages:
        raise StatlineError(
            msg("This table holds none of the age groups that we use: 18+, 18 to 64 and 65+.")
        )
    return ages


def _about(place: Place, column: str) -> str:
    """Return the filter for a municipality with its districts and neighbourhoods, and the land."""
    number = place.code[2:]
    parts = [f"startswith({column},'{start}{number}')" for start in ("GM", "WK", "BU")]
    return "(" + " or ".join([*parts, f"startswith({column},'NL')"]) + ")"
