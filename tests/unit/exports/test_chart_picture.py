"""Charts as pictures: real PNG and SVG, with the title in it and texts as they were typed."""

from __future__ import annotations

import pytest

from model.exports import chart_picture
from pages.shared.charts import Mark, _bars, _trend, trend_foot

HOSTILE = "<script>alert(1)</script> & co"
BARS = (
    Mark(HOSTILE, 48.6, "48,6%", low=46, high=51.2),
    Mark("Nederland", 46.2, "46,2%", strong=False),
)
YEARS = tuple(
    Mark(year, value, f"{value}%", series=series, low=value - 2, high=value + 2, who="Lindewaarde")
    for year, value, series in (("2016", 43.0, "19+"), ("2020", 46.6, "18+"), ("2022", 48.6, "18+"))
)


@pytest.mark.parametrize("spec", [_bars(BARS).to_dict(), _trend(YEARS).to_dict()])
def test_chart_is_a_picture(spec) -> None:
    """Both kinds of chart can be taken along."""
    assert chart_picture.write_png(spec, "Titel", ("Bron",)).startswith(b"\x89PNG")
    assert chart_picture.write_svg(spec, "Titel", ("Bron",)).startswith(b"<svg")


def test_texts_in_a_picture_are_texts() -> None:
    """A name can never become part of the drawing, and nothing refers to the page's colour."""
    svg = chart_picture.write_svg(_bars(BARS).to_dict(), HOSTILE, (HOSTILE,)).decode()

    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    assert "currentColor" not in svg


def test_trend_breaks_between_ways_of_counting() -> None:
    """The line is drawn per way of counting, so it is never drawn across the break."""
    drawn = _trend(YEARS).to_dict()

    lines = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "line"]
    assert all(layer["encoding"]["detail"]["field"] == "line" for layer in lines)
    (rows,) = drawn["datasets"].values()
    assert {row["line"] for row in rows} == {
        "Lindewaarde·19+",
        "Lindewaarde·18+",
    }


def test_trend_begins_near_its_lowest_margin_and_shows_it_with_caps() -> None:
    """A margin of two points can be seen beside its dot: a scale from 0 would hide it."""
    drawn = _trend(YEARS).to_dict()
    encodings = [layer["encoding"] for layer in drawn["layer"]]
    (foot, top) = next(e["y"]["scale"]["domain"] for e in encodings if "scale" in e["y"])

    assert (foot, top) == (trend_foot(YEARS), pytest.approx(54.5, abs=0.1))
    assert foot == 35
    caps = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "tick"]
    assert [layer["encoding"]["y"]["field"] for layer in caps] == ["low", "high"]
    assert {layer["mark"]["orient"] for layer in caps} == {"horizontal"}


@pytest.mark.parametrize(
    ("values", "foot"),
    [((10.9, 12.0, 12.6), 0), ((46.0, 46.1), 30), ((39.0, 48.6), 35), ((0.0, 0.0), 0)],
)
def test_trend_never_makes_a_small_change_a_large_one(values, foot) -> None:
    """At least ten points are shown, and low values begin at 0 as they always did."""
    marks = [Mark(str(2016 + n), value, f"{value}%") for n, value in enumerate(values)]

    assert trend_foot(marks) == foot
