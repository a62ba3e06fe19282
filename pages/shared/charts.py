"""One way of drawing charts: calm, with the finding as title and the values beside the marks.

The title is text on the page, so it wraps on a phone and is read aloud. There is no axis of
values, because every value stands beside its mark, written as the reader's language does. Colours
are legible in the light and the dark theme. Each chart says in words what it shows and has its
table twin; nothing comes from another host.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import streamlit as st

from pages.shared.plain import plain
from pages.shared.session import Session

MARK = "#2a8c9e"
"""At least 3 to 1 against both the white and the dark background."""
TEXT = "currentColor"
"""The text colour of the page, whatever the theme."""
TEXT_SIZE = 15
BAR_STEP = 62
"""Pixels for a bar with its name above it."""
TREND_HEIGHT = 210
NO_MENU = {"embedOptions": {"actions": False}}
"""Vega's own menu would offer to open the chart on another host."""


@dataclass(frozen=True)
class Mark:
    """One value on a chart."""

    label: str
    value: float
    text: str
    """The value as it is written beside the mark."""
    series: str = ""
    """Marks with another series are not joined by a line."""


@dataclass(frozen=True)
class Twin:
    """The same as the chart, as a table."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def draw_bars(
    session: Session, finding: str, marks: Sequence[Mark], *, twin: Twin, key: str, note: str = ""
) -> None:
    """Draw lying bars, each with its name above it, so that long names fit on a phone."""
    _draw(session, finding, _bars(marks), marks, twin=twin, key=key, note=note)


def draw_trend(
    session: Session, finding: str, marks: Sequence[Mark], *, twin: Twin, key: str, note: str = ""
) -> None:
    """Draw values through the years; `label` is the year. A new series breaks the line."""
    _draw(session, finding, _trend(marks), marks, twin=twin, key=key, note=note)


def _draw(
    session: Session,
    finding: str,
    chart: alt.LayerChart,
    marks: Sequence[Mark],
    *,
    twin: Twin,
    key: str,
    note: str,
) -> None:
    said = "; ".join(f"{mark.label} {mark.series}: {mark.text}" for mark in marks)
    st.markdown(f"**{plain(finding)}**")
    st.altair_chart(chart, width="stretch", key=key, alt=f"{finding}. {said}.")
    if note:
        st.caption(plain(note))
    with st.expander(session.t("The same in a table"), icon=":material/table:"):
        st.table(
            {
                name: [plain(row[place]) for row in twin.rows]
                for place, name in enumerate(twin.header)
            },
            hide_index=True,
        )


def _bars(marks: Sequence[Mark]) -> alt.LayerChart:
    most = max(mark.value for mark in marks)
    base = alt.Chart(_data(marks)).encode(
        y=alt.Y("place:O", axis=None, sort="ascending"),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.22], nice=False)),
    )
    at_left = alt.value(0)
    layers = (
        base.mark_bar(color=MARK, size=16, cornerRadiusEnd=3, yOffset=9),
        base.mark_text(
            align="left", baseline="middle", dy=-11, fontSize=TEXT_SIZE, color=TEXT
        ).encode(text="label:N", x=at_left),
        base.mark_text(
            align="left",
            baseline="middle",
            dx=7,
            dy=9,
            color=TEXT,
            fontSize=TEXT_SIZE,
            fontWeight=600,
        ).encode(text="text:N"),
    )
    return _calm(alt.LayerChart(layer=list(layers), height=alt.Step(BAR_STEP)))


def _trend(marks: Sequence[Mark]) -> alt.LayerChart:
    most = max(mark.value for mark in marks)
    years = [int(mark.label) for mark in marks]
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
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.25], nice=False)),
    )
    layers = (
        base.mark_line(color=MARK, strokeWidth=3).encode(detail="series:N"),
        base.mark_point(color=MARK, filled=True, size=110, opacity=1),
        base.mark_text(dy=-18, color=TEXT, fontSize=TEXT_SIZE, fontWeight=600).encode(
            text="text:N"
        ),
        base.mark_text(dy=20, color=TEXT, fontSize=TEXT_SIZE - 2).encode(text="series:N"),
    )
    return _calm(alt.LayerChart(layer=list(layers), height=TREND_HEIGHT))


def _data(marks: Sequence[Mark]) -> alt.InlineData:
    return alt.InlineData(
        values=[
            {
                "place": place,
                "label": mark.label,
                "value": mark.value,
                "text": mark.text,
                "series": mark.series,
                "year": int(mark.label) if mark.label.isdigit() else place,
            }
            for place, mark in enumerate(marks)
        ]
    )


def _calm(chart: alt.LayerChart) -> alt.LayerChart:
    """Take away everything that is no value: frame, grid and menu; no mark reacts to the mouse."""
    calm: alt.LayerChart = chart.properties(usermeta=NO_MENU).configure_view(stroke=None)
    return calm
