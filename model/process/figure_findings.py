"""What figures with an interval allow us to say, and shares turned into numbers of people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from model.process.figure_sets import FigureArea, FigureCell

Difference = Literal["higher", "lower", "unclear", "unknown"]
"""`unclear`: the intervals overlap. `unknown`: a value or an interval is missing."""
WIDE = 12.0
"""Percentage points between the bounds from which a figure says little about one area."""
FEWEST_PEOPLE = 10
"""Below this a number of people is not given: it would point at persons."""
PERCENT = 100


def difference(one: FigureCell | None, other: FigureCell | None) -> Difference:
    """Tell whether a figure differs from another one.

    Two figures differ when their 95 % intervals do not overlap. This is a careful rule: it finds
    fewer differences than a test on the two together would.
    """
    if one is None or other is None:
        return "unknown"
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return "unknown"
    if one.low > other.high:
        return "higher"
    return "lower" if one.high < other.low else "unclear"


def is_wide(cell: FigureCell) -> bool:
    """Tell whether the interval is so wide that the figure says little."""
    return cell.low is not None and cell.high is not None and cell.high - cell.low > WIDE


@dataclass(frozen=True)
class PartFigure:
    """One district or neighbourhood among the others."""

    area: FigureArea
    cell: FigureCell
    difference: Difference
    """From the municipality as a whole."""


def ranked(
    parts: tuple[FigureArea, ...], own: FigureCell | None, like: FigureCell
) -> tuple[tuple[PartFigure, ...], tuple[FigureArea, ...]]:
    """Return the parts with a value, highest first, and the parts of which it is unknown.

    `like` says which year, age group and measure.
    """
    known, unknown = [], []
    for area in parts:
        cell = area.cell(like.year, like.age, like.measure)
        if cell is None:
            unknown.append(area)
        else:
            known.append(PartFigure(area, cell, difference(cell, own)))
    known.sort(key=lambda part: (-part.cell.value, part.area.name))
    return tuple(known), tuple(unknown)


@dataclass(frozen=True)
class PeopleEstimate:
    """About how many people a share stands for; rounded, because it is an estimate."""

    about: int | None
    """None: fewer than ten, or too few to tell."""
    low: int | None
    high: int | None


def people(count: int, share: float, low: float | None, high: float | None) -> PeopleEstimate:
    """Turn a share in percent of `count` people into rounded numbers of people.

    All three are rounded in one step, and the share lies between the bounds as they are written.
    """
    number = count * share / PERCENT
    if number < FEWEST_PEOPLE:
        return PeopleEstimate(None, None, None)
    least, most = (None if bound is None else count * bound / PERCENT for bound in (low, high))
    step = _step(number if least is None else least)
    about = _to(number, step)
    if least is not None:
        least = min(_to(least, step), math.floor(number / step) * step)
    if most is not None:
        most = max(_to(most, step), math.ceil(number / step) * step)
    if least == most:
        return PeopleEstimate(about, None, None)
    return PeopleEstimate(about, least, most)


def rounded(number: float) -> int:
    """Round to two figures and at least to tens: 1234 becomes 1200, 87 becomes 90."""
    return 0 if number < 1 else _to(number, _step(number))


def _step(number: float) -> int:
    """Return in what steps a number of this size is written: hundreds for thousands."""
    return int(10 ** max(math.floor(math.log10(max(number, 1))) - 1, 1))


def _to(number: float, step: int) -> int:
    return round(number / step) * step
