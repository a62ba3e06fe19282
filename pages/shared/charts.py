"""One way of drawing charts: calm, with the finding as title and the values beside the marks.

The title is text on the page, so it wraps on a phone and is read aloud. There is no axis of
values, because every value stands beside its mark, written as the reader's language does. Colours
are legible in the light and the dark theme. Each chart says in words what it shows and has its
table twin, which can be taken along; nothing comes from another host.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa
import streamlit as st

from pages.shared.chart_files import Twin, draw_files
from pages.shared.plain import plain
from pages.shared.session import Session

MARK = "#2a8c9e"
"""At least 3 to 1 against both the white and the dark background."""
OTHER = "#76898e"
"""The same, and greyer: what something is held against."""
TEXT = "currentColor"
"""The text colour of the page, whatever the theme."""
TEXT_SIZE = 15
BAR_STEP = 54
"""Pixels for a bar with its name above it."""
BAR_DOWN = 18
"""How far a bar lies under the middle of its place: near the foot, so that no air is under it."""
TREND_HEIGHT = 210
LEAST_SPAN = 10
"""Percentage points that a trend shows at the least, so that a small change stays a small one."""
TREND_FOOT = 5
"""A trend that does not begin at 0 begins at a multiple of this."""
FAINT = 0.45
NO_MENU = {"embedOptions": {"actions": False}}
"""Vega's own menu would offer to open the chart on another host."""
MOST_CHARTS = 128
alt.theme.enable("none")
"""Streamlit's colours are put on in the browser; Altair's own sizes would only be in the way."""


@dataclass(frozen=True)
class Mark:
    """One value on a chart."""

    label: str
    value: float
    text: str
    """The value as it is written beside the mark."""
    series: str = ""
    """Marks with another series are not joined by a line."""
    low: float | None = None
    high: float | None = None
    """The bounds of the 95 % interval, drawn as a thin line."""
    strong: bool = True
    """What the chart is about; not strong is what it is held against."""
    faint: bool = False
    """A figure that says little, because its interval is wide."""
    who: str = ""
    """Whose line through the years this is on; one line each."""


def draw_bars(
    session: Session,
    finding: str,
    marks: Sequence[Mark],
    *,
    twin: Twin,
    key: str,
    note: str = "",
    subject: str = "",
) -> None:
    """Draw lying bars, each with its name above it, so that long names fit on a phone.

    `subject` says what it is about where the page around it cannot: in files and read aloud.
    """
    spec = chart_spec(_bars, tuple(marks))
    _draw(session, finding, spec, marks, twin=twin, key=key, note=note, subject=subject)


def draw_trend(
    session: Session,
    finding: str,
    marks: Sequence[Mark],
    *,
    twin: Twin,
    key: str,
    note: str = "",
    subject: str = "",
) -> None:
    """Draw values through the years; `label` is the year. A new series breaks the line.

    The foot lies near the lowest value, so that margins can be seen; below the chart it is said.
    """
    spec = chart_spec(_trend, tuple(marks))
    if foot := trend_foot(marks):
        said = session.t("The bottom of this chart is {value}%, not 0.", value=foot)
        note = f"{said} {note}".rstrip()
    _draw(session, finding, spec, marks, twin=twin, key=key, note=note, subject=subject)


def _draw(
    session: Session,
    finding: str,
    spec: dict[str, Any],
    marks: Sequence[Mark],
    *,
    twin: Twin,
    key: str,
    note: str,
    subject: str,
) -> None:
    whole = f"{subject}: {finding}" if subject else finding
    said = "; ".join(
        " ".join(part for part in (mark.who, mark.label, mark.series) if part) + f": {mark.text}"
        for mark in marks
    )
    st.markdown(f"**{plain(finding)}**")
    draw_spec(spec, key=key, alt=f"{whole}. {said}.")
    under = " ".join(part for part in (note, twin.source) if part)
    if under:
        st.caption(plain(under))
    with st.container(key=f"chart-{key}-more"):
        _draw_twin(session, twin, spec, finding=whole, note=note, key=key)


@st.fragment
def _draw_twin(
    session: Session, twin: Twin, spec: dict[str, Any], *, finding: str, note: str, key: str
) -> None:
    """Draw the table and the files of a chart once somebody opens them; the page stays as it is."""
    folded = st.expander(
        session.t("Table and download"),
        icon=":material/table:",
        key=f"{key}-twin",
        on_change="rerun",
    )
    if not folded.open:
        return
    with folded:
        st.table(
            {
                name: [plain(row[place]) for row in twin.rows]
                for place, name in enumerate(twin.header)
            },
            hide_index=True,
        )
        draw_files(session, twin, spec, finding=finding, note=note, key=key)


def draw_spec(spec: dict[str, Any], *, alt: str, key: str | None = None) -> None:
    """Draw a chart from its specification; its rows go on as they travel, not as a data frame."""
    values = spec.get("data", {}).get("values")
    rows = {} if values is None else {"data": {"values": pa.Table.from_pylist(values)}}
    st.vega_lite_chart(spec={**spec, **rows}, width="stretch", key=key, alt=alt)


@lru_cache(maxsize=MOST_CHARTS)
def chart_spec(chart: Callable[..., alt.LayerChart], *values: Hashable) -> dict[str, Any]:
    """Return a chart of these values as Vega-Lite reads it.

    Altair checks every part against its schema, which takes longer than the rest of a page, so
    what was drawn before is kept. Nobody may change it.
    """
    spec: dict[str, Any] = chart(*values).to_dict()
    return spec


def _bars(marks: Sequence[Mark]) -> alt.LayerChart:
    most = max(_end(mark) for mark in marks)
    base = alt.Chart(_data(marks)).encode(
        y=alt.Y("place:O", axis=None, sort="ascending", scale=alt.Scale(padding=0)),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.22], nice=False)),
    )
    at_left = alt.value(0)
    bounds = base.transform_filter("datum.low !== null")
    layers = [
        base.mark_bar(size=16, cornerRadiusEnd=3, yOffset=BAR_DOWN).encode(
            color=_colour(), opacity=_opacity()
        ),
        bounds.mark_bar(size=2, yOffset=BAR_DOWN, color=TEXT).encode(x=_at("low"), x2="high:Q"),
        bounds.mark_tick(size=10, thickness=2, yOffset=BAR_DOWN, color=TEXT).encode(x=_at("low")),
        bounds.mark_tick(size=10, thickness=2, yOffset=BAR_DOWN, color=TEXT).encode(x=_at("high")),
        base.mark_text(
            align="left", baseline="middle", dy=BAR_DOWN - 20, fontSize=TEXT_SIZE, color=TEXT
        ).encode(text="label:N", x=at_left),
        base.mark_text(
            align="left",
            baseline="middle",
            dx=7,
            dy=BAR_DOWN,
            color=TEXT,
            fontSize=TEXT_SIZE,
            fontWeight=600,
        ).encode(text="text:N", x=_at("end")),
    ]
    return _calm(alt.LayerChart(layer=layers, height=alt.Step(BAR_STEP)))


def trend_foot(marks: Sequence[Mark]) -> int:
    """Return where the scale of a trend begins: somewhat below all that is drawn, or at 0."""
    least, most = min(_start(mark) for mark in marks), max(_end(mark) for mark in marks)
    span = max(most - least, LEAST_SPAN)
    return max(math.floor((most - span * 1.25) / TREND_FOOT) * TREND_FOOT, 0)


def _trend(marks: Sequence[Mark]) -> alt.LayerChart:
    foot = trend_foot(marks)
    top = foot + (max(_end(mark) for mark in marks) - foot) * 1.25
    years = sorted({int(mark.label) for mark in marks})
    base = alt.Chart(_data(marks)).encode(
        x=alt.X(
            "year:Q",
            title=None,
            axis=alt.Axis(
                values=years,
                format="d",
                grid=False,
                tickSize=6,
                labelFontSize=TEXT_SIZE,
                labelColor=TEXT,
            ),
            scale=alt.Scale(domain=[min(years) - 0.8, max(years) + 0.8], nice=False),
        ),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[foot, top], nice=False, zero=False)),
    )
    own = base.transform_filter("datum.strong")
    other = base.transform_filter("!datum.strong")
    bounds = own.transform_filter("datum.low !== null")
    caps = [
        bounds.mark_tick(orient="horizontal", size=10, thickness=2, color=TEXT).encode(y=_up(end))
        for end in ("low", "high")
    ]
    layers = [
        other.mark_line(color=OTHER, strokeWidth=2, strokeDash=[5, 4]).encode(detail="line:N"),
        other.mark_point(color=OTHER, filled=True, size=36, opacity=1),
        own.mark_line(color=MARK, strokeWidth=3).encode(detail="line:N"),
        bounds.mark_rule(color=TEXT, strokeWidth=2).encode(y=_up("low"), y2="high:Q"),
        *caps,
        own.mark_point(color=MARK, filled=True, size=50, opacity=1),
        _values(own.transform_filter("!datum.below"), "end", -12),
        _values(own.transform_filter("datum.below"), "start", 15),
        own.mark_text(dy=-8, color=TEXT, fontSize=TEXT_SIZE - 2).encode(
            text="series:N", y=alt.value(TREND_HEIGHT)
        ),
    ]
    return _calm(alt.LayerChart(layer=layers, height=TREND_HEIGHT))


def _values(base: alt.Chart, field: str, dy: int) -> alt.Chart:
    """Write the values at the end of their interval that is free."""
    drawn: alt.Chart = base.mark_text(dy=dy, color=TEXT, fontSize=TEXT_SIZE, fontWeight=600).encode(
        text="text:N", y=_up(field)
    )
    return drawn


def _at(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None)


def _up(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None)


def _colour() -> alt.Color:
    scale = alt.Scale(domain=[True, False], range=[MARK, OTHER])
    return alt.Color("strong:N", scale=scale, legend=None)


def _opacity() -> alt.Opacity:
    scale = alt.Scale(domain=[True, False], range=[FAINT, 1])
    return alt.Opacity("faint:N", scale=scale, legend=None)


def _start(mark: Mark) -> float:
    return mark.value if mark.low is None else min(mark.low, mark.value)


def _end(mark: Mark) -> float:
    return mark.value if mark.high is None else max(mark.high, mark.value)


def _data(marks: Sequence[Mark]) -> alt.InlineData:
    others = {mark.label: mark.value for mark in marks if not mark.strong}
    return alt.InlineData(
        values=[
            {
                "place": place,
                "label": mark.label,
                "value": mark.value,
                "text": mark.text,
                "series": mark.series,
                "line": f"{mark.who}·{mark.series}",
                "low": mark.low,
                "high": mark.high,
                "start": _start(mark),
                "end": _end(mark),
                "below": mark.strong and mark.value < others.get(mark.label, 0),
                "strong": mark.strong,
                "faint": mark.faint,
                "year": int(mark.label) if mark.label.isdigit() else place,
            }
            for place, mark in enumerate(marks)
        ]
    )


def _calm(chart: alt.LayerChart) -> alt.LayerChart:
    """Take away everything that is no value: frame, grid and menu; no mark reacts to the mouse."""
    calm: alt.LayerChart = (
        chart.properties(usermeta=NO_MENU).configure_mark(aria=False).configure_view(stroke=None)
    )
    return calm
