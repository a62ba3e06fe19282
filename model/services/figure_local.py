"""Figures of the own municipality as they are shown: against the country, by age, years, parts.

What a chart says is a sentence made from the values and their intervals, never written beforehand.
Values of two tables never stand in one chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.core.messages import Message, msg, msgn
from model.process.figure_findings import (
    PartFigure,
    difference,
    is_wide,
    ranked,
)
from model.process.figure_sets import AGES

if TYPE_CHECKING:
    from model.process.figure_sets import (
        Age,
        FigureArea,
        FigureCell,
        FigureSet,
        PartLevel,
    )
    from model.process.figures import Measure

LOCAL_MEASURES: tuple[Measure, ...] = (
    "lonely",
    "severely-lonely",
    "emotionally-lonely",
    "socially-lonely",
)
COUNTRY = {"nl": "Nederland", "en": "the Netherlands"}
YOUNGER_UNTIL = 2016
"""Up to this survey people of 19 and over took part, from 2020 on people of 18 and over."""


@dataclass(frozen=True)
class Point:
    """One value in a chart: whose it is, and how it relates to the own municipality."""

    name: str
    """Name of the area; a user's or a published name, never translated."""
    cell: FigureCell
    own: bool
    is_country: bool = False


@dataclass(frozen=True)
class LocalChart:
    """Values that may stand in one chart, and what they say."""

    finding: Message
    points: tuple[Point, ...]
    notes: tuple[Message, ...] = ()


def newest_year(figures: FigureSet, measure: Measure, age: Age) -> int | None:
    """Return the newest year in which the municipality itself has a value."""
    if figures.own is None:
        return None
    cells = figures.own.cells
    years = [cell.year for cell in cells if cell.measure == measure and cell.age == age]
    return max(years, default=None)


def available(figures: FigureSet) -> tuple[Measure, ...]:
    """Return the measures that the municipality itself has a value of."""
    there = {cell.measure for cell in figures.own.cells} if figures.own else set()
    return tuple(measure for measure in LOCAL_MEASURES if measure in there)


def against(figures: FigureSet, measure: Measure, age: Age) -> LocalChart | None:
    """Hold the municipality against province and country, in its newest year."""
    year = newest_year(figures, measure, age)
    if year is None or figures.own is None:
        return None
    areas = (figures.own, *figures.wider())
    points = tuple(
        Point(area.name, cell, own=area is figures.own, is_country=area.level == "country")
        for area in areas
        if (cell := area.cell(year, age, measure)) is not None
    )
    others = [area for area in figures.wider() if area.cell(year, age, measure) is not None]
    other = next((a for a in others if a.level == "country"), others[0] if others else None)
    return LocalChart(_against_finding(figures, points[0].cell, other), points)


def _against_finding(figures: FigureSet, own: FigureCell, area: FigureArea | None) -> Message:
    """Say how the municipality relates to the country, or else to its region or province."""
    cell = area.cell(own.year, own.age, own.measure) if area else None
    values: dict[str, Any] = {
        "name": figures.municipality,
        "own": own.value,
        "year": str(own.year),
    }
    if area is None or cell is None:
        return msg("{name}: {own}% in {year}", **values)
    values |= {"other": COUNTRY if area.level == "country" else area.name, "value": cell.value}
    match difference(own, cell):
        case "higher":
            return msg("{name} is above {other}: {own}% against {value}% in {year}", **values)
        case "lower":
            return msg("{name} is below {other}: {own}% against {value}% in {year}", **values)
        case "unclear":
            return msg(
                "{name} does not clearly differ from {other}: {own}% against {value}% in {year}",
                **values,
            )
        case _:
            return msg("{name} {own}%, {other} {value}% in {year}", **values)


def by_age_group(figures: FigureSet, measure: Measure) -> LocalChart | None:
    """Hold the age groups of the municipality beside each other, in the newest year of all."""
    own = figures.own
    years = {newest_year(figures, measure, age) for age in AGES}
    year = min((year for year in years if year is not None), default=None)
    if own is None or year is None:
        return None
    cells = [cell for age in AGES if (cell := own.cell(year, age, measure)) is not None]
    younger, older = own.cell(year, "18-64", measure), own.cell(year, "65+", measure)
    if len(cells) < 2 or younger is None or older is None:  # noqa: PLR2004 - a comparison
        return None
    values = {"young": younger.value, "old": older.value, "year": str(year)}
    match difference(older, younger):
        case "higher":
            finding = msg("Higher at 65 and over: {old}% against {young}% in {year}", **values)
        case "lower":
            finding = msg("Lower at 65 and over: {old}% against {young}% in {year}", **values)
        case _:
            finding = msg(
                "No clear difference by age: {young}% up to 65, {old}% from 65 in {year}", **values
            )
    points = tuple(Point("", cell, own=True) for cell in cells)
    return LocalChart(finding, points)


def through_years(figures: FigureSet, measure: Measure, age: Age) -> LocalChart | None:
    """Follow the municipality and the country through the years of one table."""
    own = figures.own
    country = next((a for a in figures.wider() if a.level == "country"), None)
    mine = _years_of(own, measure, age)
    if own is None or len(mine) < 2:  # noqa: PLR2004 - a trend
        return None
    points = [Point(own.name, cell, own=True) for cell in mine]
    if country is not None:
        points += [
            Point(country.name, cell, own=False, is_country=True)
            for cell in _years_of(country, measure, age)
        ]
    breaks = age != "65+" and mine[0].year <= YOUNGER_UNTIL < mine[-1].year
    notes = []
    if breaks:
        notes.append(
            msg(
                "The line breaks: until 2016 people of 19 and over were asked, from 2020 on people "
                "of 18 and over. In 2020 corona may have played a part too."
            )
        )
    since = [cell for cell in mine if cell.year > YOUNGER_UNTIL] if breaks else mine
    return LocalChart(_trend_finding(since), tuple(points), tuple(notes))


def _trend_finding(cells: list[FigureCell]) -> Message:
    """Say what became different over years in which the same people were asked."""
    first, last = cells[0], cells[-1]
    values = {
        "first": first.value,
        "last": last.value,
        "first_year": str(first.year),
        "last_year": str(last.year),
    }
    if first is last:
        return msg(
            "{last}% in {last_year}; before that other ages were asked",
            last=last.value,
            last_year=str(last.year),
        )
    match difference(last, first):
        case "higher":
            return msg("Up: {first}% in {first_year}, {last}% in {last_year}", **values)
        case "lower":
            return msg("Down: {first}% in {first_year}, {last}% in {last_year}", **values)
        case _:
            return msg(
                "No clear change: {first}% in {first_year}, {last}% in {last_year}", **values
            )


def _years_of(area: FigureArea | None, measure: Measure, age: Age) -> list[FigureCell]:
    cells = area.cells if area else ()
    found = [cell for cell in cells if (cell.measure, cell.age) == (measure, age)]
    return sorted(found, key=lambda cell: cell.year)


@dataclass(frozen=True)
class Parts:
    """Districts or neighbourhoods, highest first, and those of which nothing is known."""

    finding: Message
    own: FigureCell
    known: tuple[PartFigure, ...]
    unknown: tuple[FigureArea, ...]
    notes: tuple[Message, ...]


def compare_parts(figures: FigureSet, level: PartLevel, measure: Measure, age: Age) -> Parts | None:
    """Hold the parts of the municipality against the whole, in its newest year."""
    year = newest_year(figures, measure, age)
    own = figures.own.cell(year, age, measure) if figures.own and year else None
    if own is None:
        return None
    known, unknown = ranked(figures.parts(level), own, own)
    if not known:
        return None
    notes = []
    wide = sum(is_wide(part.cell) for part in known)
    if wide:
        notes.append(
            msgn(
                "For one area the margin is so wide that the figure says little. It is drawn "
                "fainter; ask people who know the area.",
                "For {n} areas the margin is so wide that the figure says little. They are drawn "
                "fainter; ask people who know the area.",
                n=wide,
            )
        )
    if all(part.difference == "unknown" for part in known):
        notes.append(
            msg("There are no margins, so the order of the areas may be chance for a large part.")
        )
    return Parts(_parts_finding(figures, level, known), own, known, unknown, tuple(notes))


def _parts_finding(
    figures: FigureSet,
    level: PartLevel,
    known: tuple[PartFigure, ...],
) -> Message:
    higher = [part.area.name for part in known if part.difference == "higher"]
    values = {"name": figures.municipality, "year": str(known[0].cell.year)}
    if not higher:
        return msg("No area is clearly above {name} as a whole in {year}", **values)
    if len(higher) <= 3:  # noqa: PLR2004 - names that fit in a title
        return msg("Clearly above {name} in {year}: {areas}", areas=higher, **values)
    if level == "district":
        return msg("{n} districts are clearly above {name} in {year}", n=len(higher), **values)
    return msg("{n} neighbourhoods are clearly above {name} in {year}", n=len(higher), **values)
