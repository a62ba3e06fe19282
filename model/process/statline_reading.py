"""From the rows of a StatLine table to the areas of one municipality, whatever brought the rows.

A place in the table without a value is unknown and never zero; a value that cannot be right is
left out and named.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.process.figure_sets import AGES, FigureArea, FigureCell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.process.figure_sets import Age, Level
    from model.process.figures import Measure
    from model.process.statline_codes import Bound
    from model.process.statline_tables import StatlineTables

UNKNOWN = frozenset({"", ".", "..", "-", "–", "x", "?", "null", "none", "nan", "nvt", "n.v.t."})
"""How a file writes that a value is not known, secret or impossible."""
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d+)?%?")
COUNTRY = "Nederland"
"""What a file calls the country, when it gives its code only."""
MOST_ODD = 5
"""Values that cannot be right, kept to show."""
Key = tuple[int, "Age", "Measure"]


@dataclass(frozen=True)
class OddValue:
    """A value that was left out because it cannot be right."""

    area: str
    year: int
    measure: Measure
    text: str


@dataclass(frozen=True)
class Reading:
    """What a table says about one municipality."""

    areas: tuple[FigureArea, ...]
    """Areas with at least one known value or that stand in the table without any."""
    known: int
    unknown: int
    odd: tuple[OddValue, ...]
    odd_count: int
    largest: float | None
    """The largest number seen, plausible or not: at most 1 means that shares are fractions."""


@dataclass
class _Area:
    code: str
    name: str
    level: Level
    values: dict[Bound, dict[Key, float]] = field(default_factory=lambda: defaultdict(dict))


class Collector:
    """Takes in rows one by one; `reading()` puts values and bounds together at the end."""

    def __init__(self, tables: StatlineTables) -> None:
        """`tables` says which values are plausible."""
        self._tables = tables
        self._areas: dict[str, _Area] = {}
        self._unknown = 0
        self._odd: list[OddValue] = []
        self._odd_count = 0
        self._largest: float | None = None

    def add(
        self,
        area: tuple[str, str, Level],
        year: int,
        age: Age,
        bound: Bound,
        values: Mapping[Measure, object],
    ) -> None:
        """Take in one row: `area` is code, name and level."""
        code, name, level = area
        there = self._areas.setdefault(code or name, _Area(code, name, level))
        there.name = there.name if there.name != there.code else name
        for measure, raw in values.items():
            number, is_number = share(raw)
            if number is None:
                if bound == "value":
                    self._unknown += not is_number
                    self._odd_value(there, year, measure, raw, is_odd=is_number)
                continue
            if bound == "value":
                self._largest = max(number, self._largest or 0.0)
                if not self._tables.is_plausible(level, measure, number):
                    self._odd_value(there, year, measure, raw, is_odd=True)
                    continue
            there.values[bound][year, age, measure] = number

    def _odd_value(
        self, area: _Area, year: int, measure: Measure, raw: object, *, is_odd: bool
    ) -> None:
        if not is_odd:
            return
        self._odd_count += 1
        if len(self._odd) < MOST_ODD:
            self._odd.append(OddValue(area.name or area.code, year, measure, str(raw).strip()))

    def reading(self) -> Reading:
        """Return everything taken in so far."""
        areas = tuple(
            FigureArea(code=area.code, name=_name(area), level=area.level, cells=_cells(area))
            for area in self._areas.values()
        )
        known = sum(len(area.cells) for area in areas)
        return Reading(
            areas, known, self._unknown, tuple(self._odd), self._odd_count, self._largest
        )


def _name(area: _Area) -> str:
    if area.level == "country" and area.name in ("", area.code):
        return COUNTRY
    return area.name or area.code


def _cells(area: _Area) -> tuple[FigureCell, ...]:
    values, lows, highs = (area.values[bound] for bound in ("value", "low", "high"))
    cells = []
    for key in sorted(values, key=lambda item: (item[0], AGES.index(item[1]), item[2])):
        year, age, measure = key
        value, low, high = values[key], lows.get(key), highs.get(key)
        # A bound on the wrong side of its value belongs to something else: no interval then.
        if low is None or high is None or not low <= value <= high:
            low = high = None
        cells.append(
            FigureCell(year=year, age=age, measure=measure, value=value, low=low, high=high)
        )
    return tuple(cells)


def share(raw: object) -> tuple[float | None, bool]:
    """Return a share in percent, and whether something like a number stood there.

    `48,6` and `48.6` are the same; `.`, nothing and null are unknown; a number outside 0 to 100
    is no share. An unknown share is (None, False), an impossible one (None, True).
    """
    if raw is None:
        return None, False
    text = str(raw).strip()
    if text.casefold() in UNKNOWN:
        return None, False
    if not _NUMBER.fullmatch(text):
        return None, True
    number = float(text.rstrip("%").replace(",", "."))
    return (number, True) if math.isfinite(number) and 0 <= number <= 100 else (None, True)  # noqa: PLR2004 - percent
