"""The invented figures could be true: no whole lies outside its parts."""

from __future__ import annotations

import pytest

from model.process.figure_sets import AGES, FigureArea, FigureSet
from model.services.demo import demo

YOUNGER, OLDER = "18-64", "65+"
ROUNDING = 0.1


def _figures() -> FigureSet:
    (figures,) = demo().figure_sets
    return figures


def _with_ages() -> list[FigureArea]:
    """The areas with both age groups that the adults consist of."""
    return [
        area
        for area in _figures().areas
        if {YOUNGER, OLDER} <= {cell.age for cell in area.cells if cell.measure == "lonely"}
    ]


@pytest.mark.parametrize("area", _with_ages(), ids=lambda area: area.name)
def test_adults_lie_where_their_age_groups_put_them(area: FigureArea) -> None:
    """Of all adults the share is that of the two age groups, by how many people live here."""
    counts = demo().populations[0].counts
    assert counts["18+"] == counts[YOUNGER] + counts[OLDER]
    older = counts[OLDER] / counts["18+"]
    kinds = {(cell.year, cell.measure) for cell in area.cells}

    assert len(kinds) == 3 * 4
    for year, measure in kinds:
        whole, young, old = (area.cell(year, age, measure) for age in AGES)
        assert whole is not None, (year, measure)
        assert young is not None, (year, measure)
        assert old is not None, (year, measure)
        weighted = young.value * (1 - older) + old.value * older
        assert whole.value == pytest.approx(weighted, abs=ROUNDING), (year, measure)


def test_municipality_lies_between_its_districts() -> None:
    """A municipality is not above all its districts, nor below them all."""
    figures = _figures()
    assert figures.own is not None
    kinds = {(c.year, c.age, c.measure) for part in figures.parts("district") for c in part.cells}

    assert kinds
    for kind in kinds:
        cells = [part.cell(*kind) for part in figures.parts("district")]
        values = [cell.value for cell in cells if cell is not None]
        whole = figures.own.cell(*kind)
        assert whole is not None, kind
        assert min(values) < whole.value < max(values), kind


def test_every_value_lies_within_its_own_margins_and_within_its_measure() -> None:
    """Who is lonely in one way is lonely; a value is never outside its margins."""
    for area in _figures().areas:
        for cell in area.cells:
            assert cell.low is not None
            assert cell.high is not None
            assert cell.low < cell.value < cell.high, (area.name, cell)
            lonely = area.cell(cell.year, cell.age, "lonely")
            assert lonely is not None
            assert cell.value <= lonely.value, (area.name, cell)
