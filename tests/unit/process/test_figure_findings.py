"""What figures allow us to say: differences by their intervals, and people rounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.process.figure_findings import difference, is_wide, people, ranked, rounded
from model.process.figure_sets import FigureArea, FigureCell

HAIR = 1e-6
"""What binary numbers may differ."""


def cell(value: float, low: float | None = None, high: float | None = None) -> FigureCell:
    return FigureCell(year=2024, age="18+", measure="lonely", value=value, low=low, high=high)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (cell(55, 52, 58), cell(46, 45.5, 46.5), "higher"),
        (cell(40, 38, 42), cell(46, 45.5, 46.5), "lower"),
        (cell(48, 45, 51), cell(46, 45.5, 46.5), "unclear"),
        (cell(48, 46.5, 51), cell(46, 45.5, 46.5), "unclear"),
        (cell(55), cell(46, 45.5, 46.5), "unknown"),
        (None, cell(46, 45.5, 46.5), "unknown"),
    ],
)
def test_difference_needs_intervals_that_do_not_overlap(one, other, expected) -> None:
    """Overlap, also by a hair, is no difference; without an interval nothing is said."""
    assert difference(one, other) == expected


def test_parts_stand_highest_first_and_unknown_ones_apart() -> None:
    """An area without a value is not ranked as if it were zero."""
    high = FigureArea(code="WK1", name="Hoog", level="district", cells=(cell(55, 52, 58),))
    low = FigureArea(code="WK2", name="Laag", level="district", cells=(cell(40, 20, 60),))
    empty = FigureArea(code="WK3", name="Leeg", level="district")
    own = cell(46, 45, 47)

    known, unknown = ranked((low, empty, high), own, own)

    assert [part.area.name for part in known] == ["Hoog", "Laag"]
    assert [part.difference for part in known] == ["higher", "unclear"]
    assert unknown == (empty,)
    assert is_wide(known[1].cell)
    assert not is_wide(known[0].cell)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, 0), (14, 10), (87, 90), (123, 120), (1234, 1200), (45678, 46000)]
)
def test_people_are_rounded_to_two_figures(number, expected) -> None:
    """No precision that an estimate does not have."""
    assert rounded(number) == expected


def test_fewer_than_ten_people_are_not_counted() -> None:
    """A small number would point at persons."""
    assert people(60, 14, 10, 18).about is None
    assert people(620, 66, None, None).about == 410


def test_people_have_bounds_when_the_share_has() -> None:
    """The interval of the share becomes one of people, all written in the same step."""
    made = people(21_400, 48.6, 46.0, 51.2)
    near = people(21_400, 46.8, 45.2, 48.4)

    assert (made.low, made.about, made.high) == (9800, 10_400, 11_000)
    assert (near.low, near.about, near.high) == (9700, 10_000, 10_400)


@given(
    st.integers(1, 2_000_000),
    st.tuples(*[st.floats(0, 100, allow_nan=False)] * 3).map(sorted),
    st.booleans(),
    st.booleans(),
)
def test_share_lies_within_the_range_that_is_written(count, shares, has_low, has_high) -> None:
    """What somebody works out from the share is never outside the numbers beside it."""
    low, share, high = shares
    made = people(count, share, low if has_low else None, high if has_high else None)
    number = count * share / 100

    if made.about is None:
        assert number < 10
        return
    if made.low is not None:
        assert made.low <= number + HAIR
        assert made.low <= made.about
    if made.high is not None:
        assert number <= made.high + HAIR
        assert made.about <= made.high
    if made.low is not None and made.high is not None:
        assert made.low < made.high
