"""Published figures that may stand in one comparison: by year, by age and by area.

A series is only made when `comparable` allows every pair: the same measure, unit and known scale.
What a series says is a sentence of its own, made from the values and never written beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from model.core.messages import Message, msg
from model.process.figures import Figure, comparable
from model.services.figures import COUNTRY, as_published, shown_figures

if TYPE_CHECKING:
    from model.process.figures import Measure

SERIES_MEASURES: tuple[Measure, ...] = ("lonely", "severely-lonely")
ADULTS = ("aged 19 and over", "aged 18 and over")
"""How the adult population is called in the figures file, the older way of counting first."""
AGES = ("aged 18 and over", "aged 75 and over", "aged 85 and over")
OLDER = AGES[1:]
"""Populations whose figures may stand beside those of all adults."""
FEWEST = 2
"""Figures that make a comparison."""


@dataclass(frozen=True)
class Series:
    """Figures that may stand in one comparison, in the order they are drawn."""

    finding: Message
    """What the figures say, in one sentence."""
    figures: tuple[Figure, ...]
    note: Message | None = None
    """What changed in the way of counting, or how to read it."""


def by_year(measure: Measure) -> Series | None:
    """Return the adults of the country through the years; None with fewer than two years."""
    figures = tuple(sorted(_of_adults(measure), key=lambda figure: figure.year))
    if not _is_one_series(figures):
        return None
    first, last = figures[0], figures[-1]
    values = {
        "first": as_published(first.value),
        "last": as_published(last.value),
        "first_year": str(first.year),
        "last_year": str(last.year),
    }
    changed = next((f for f in figures if f.population.en != first.population.en), None)
    note = None
    if changed is not None:
        note = msg(
            "Before {year} people aged 19 and over were asked, from then on aged 18 and over.",
            year=str(changed.year),
        )
    return Series(_trend(measure, values, rises=last.value > first.value), figures, note)


def _trend(measure: Measure, values: dict[str, int | float | str], *, rises: bool) -> Message:
    if measure == "severely-lonely":
        if rises:
            return msg(
                "More adults are severely lonely: {first}% in {first_year}, {last}% in {last_year}",
                **values,
            )
        return msg(
            "Severely lonely adults: {first}% in {first_year}, {last}% in {last_year}", **values
        )
    if rises:
        return msg(
            "More adults feel lonely: {first}% in {first_year}, {last}% in {last_year}", **values
        )
    return msg("Lonely adults: {first}% in {first_year}, {last}% in {last_year}", **values)


def by_age(measure: Measure) -> Series | None:
    """Return adults, 75-plus and 85-plus in the newest year that has all three."""
    found = [f for f in _countable(measure) if f.area.en == COUNTRY and f.population.en in AGES]
    for year in sorted({figure.year for figure in found}, reverse=True):
        of_year = [figure for figure in found if figure.year == year]
        figures = tuple(sorted(of_year, key=lambda figure: AGES.index(figure.population.en)))
        if len(figures) == len(AGES) and _is_one_series(figures):
            note = msg("The groups overlap: people of 85 and over are in the other two as well.")
            return Series(_age_finding(measure, figures), figures, note)
    return None


def _age_finding(measure: Measure, figures: tuple[Figure, ...]) -> Message:
    oldest = figures[-1]
    values = {"value": as_published(oldest.value), "year": str(oldest.year)}
    if [f.value for f in figures] != sorted(f.value for f in figures):
        return msg("Aged 85 and over: {value}% in {year}", **values)
    if measure == "severely-lonely":
        return msg(
            "The older, the more severely lonely: {value}% at 85 and over in {year}", **values
        )
    return msg("The older, the more often lonely: {value}% at 85 and over in {year}", **values)


def by_area(measure: Measure) -> Series | None:
    """Return lowest and highest municipality with the country, in the newest year with these."""
    areas = [figure for figure in _countable(measure) if figure.id.startswith("municipality-")]
    year = max((figure.year for figure in areas), default=0)
    chosen = [f for f in [*areas, *_of_adults(measure)] if f.year == year]
    figures = tuple(sorted(chosen, key=lambda figure: figure.value))
    if not _is_one_series(figures):
        return None
    values = {
        "low": as_published(figures[0].value),
        "high": as_published(figures[-1].value),
        "year": str(year),
    }
    if measure == "severely-lonely":
        return Series(
            msg("Municipalities differ: {low}% to {high}% severely lonely in {year}", **values),
            figures,
        )
    return Series(
        msg("Municipalities differ: {low}% to {high}% lonely in {year}", **values), figures
    )


def key_figures() -> tuple[Figure, ...]:
    """Return the few figures that open a plan: the newest of the country, by area and by age."""
    found: list[Figure] = []
    for measure in SERIES_MEASURES:
        series = by_year(measure)
        found += series.figures[-1:] if series else ()
    for series in (by_area("lonely"), by_age("lonely")):
        found += series.figures if series else ()
    return tuple({figure.id: figure for figure in found}.values())


def _of_adults(measure: Measure) -> list[Figure]:
    return [f for f in _countable(measure) if f.area.en == COUNTRY and f.population.en in ADULTS]


def of_adults_in(measure: Measure, year: int) -> Figure | None:
    """Return the figure of all adults in the country in one year."""
    return next((figure for figure in _of_adults(measure) if figure.year == year), None)


def _countable(measure: Measure) -> list[Figure]:
    return [f for f in shown_figures() if f.measure == measure and f.scale == "11-item"]


def _is_one_series(figures: tuple[Figure, ...]) -> bool:
    pairs = combinations(figures, 2)
    return len(figures) >= FEWEST and all(comparable(one, other) for one, other in pairs)
