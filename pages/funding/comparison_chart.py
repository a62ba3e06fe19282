"""The picture of a ranking: each plan's expected rank with the ranks it may also have."""

from __future__ import annotations

from typing import NamedTuple

import altair as alt
import streamlit as st

from model.review.bands import Band
from model.review.standings import Ranking
from model.services.comparison import Comparison
from pages.funding.tables import on_one_line
from pages.shared.charts import NO_MENU, TEXT, TEXT_SIZE, chart_spec, draw_spec
from pages.shared.page import Page
from pages.shared.plain import plain

BAND_MARKS = {"in": "●", "undecided": "◆", "out": "■"}
"""The same shapes as in the chart; the headings under it are its legend."""
_SHAPES = {"in": "circle", "undecided": "diamond", "out": "square"}
_COLOURS = {"in": "#2a8c9e", "undecided": "#b9770e", "out": "#7c8a8e"}
"""At least 3 to 1 against both the white and the dark background."""
ROW = 62
"""Pixels for a plan with its title above its ranks, so that long titles fit on a phone."""
DASH = 28
"""Pixels of the line beside each bar."""
LONGEST_TITLE = 42


def band_word(page: Page, band: Band | str) -> str:
    """Return the mark of a band and its word, which stay on one line."""
    return on_one_line(f"{BAND_MARKS[band]} {page.label('bands', band)}")


class _Row(NamedTuple):
    """One plan on the chart."""

    place: int
    title: str
    rank: float
    low: float
    high: float
    band: str


def draw_rank_chart(page: Page, compared: Comparison) -> None:
    """Draw the chart; its title says what it shows, and the table under it says the same."""
    t, ranking = page.t, compared.ranking
    assert ranking is not None, "only with a ranking"
    assert compared.finding is not None, "a ranking has a finding"
    finding = t.message(compared.finding)
    st.subheader(plain(finding), anchor=False)
    titles = compared.view.titles
    said = "; ".join(
        t(
            "{plan}: rank {low} to {high}, {band}",
            plan=titles[one.id],
            low=one.low,
            high=one.high,
            band=page.label("bands", one.band),
        )
        for one in ranking.projects
    )
    fund = ranking.fund if _has_line(ranking) else None
    spec = chart_spec(_chart, _rows(ranking, titles), fund, t("Rank (1 is best)"))
    draw_spec(spec, alt=f"{finding} {said}.")
    if _has_line(ranking):
        st.caption(
            t(
                "Mark: expected rank. Bar: the rank lies here in at least 90 of 100 cases. A bar "
                "through the line (dashes): not decided."
            )
        )
    else:
        st.caption(t("Mark: expected rank. Bar: the rank lies here in at least 90 of 100 cases."))


def _has_line(ranking: Ranking) -> bool:
    return ranking.fund is not None and 0 < ranking.fund < len(ranking.projects)


def _chart(rows: tuple[_Row, ...], fund: int | None, axis_title: str) -> alt.LayerChart:
    number = len(rows)
    scale = alt.Scale(domain=[0.5, number + 0.5], nice=False, zero=False)
    axis = alt.Axis(
        values=list(range(1, number + 1)),
        format="d",
        grid=False,
        labelFontSize=TEXT_SIZE,
        labelColor=TEXT,
        titleColor=TEXT,
        titleFontSize=TEXT_SIZE,
        titleFontWeight="normal",
    )
    base = alt.Chart(alt.InlineData(values=[row._asdict() for row in rows])).encode(
        y=alt.Y("place:O", axis=None, sort="ascending"),
        color=alt.Color("band:N", scale=_by_band(_COLOURS), legend=None),
    )
    layers: list[alt.Chart] = [
        base.mark_rule(strokeWidth=6, opacity=0.55, strokeCap="round", yOffset=11).encode(
            x=alt.X("low:Q", scale=scale, axis=axis, title=axis_title), x2="high:Q"
        ),
        base.mark_point(size=190, filled=True, opacity=1, yOffset=11).encode(
            x=alt.X("rank:Q", scale=scale, axis=axis),
            shape=alt.Shape("band:N", scale=_by_band(_SHAPES), legend=None),
        ),
        base.mark_text(align="left", baseline="middle", dy=-12, fontSize=TEXT_SIZE).encode(
            text="title:N", x=alt.value(0), color=alt.value(TEXT)
        ),
    ]
    if fund is not None:
        # A piece beside each bar, so that the line runs through no title on a narrow screen.
        pieces = base.mark_tick(orient="vertical", size=DASH, thickness=2, opacity=1, yOffset=11)
        layers.insert(
            0,
            pieces.encode(
                x=alt.XDatum(fund + 0.5, scale=scale, axis=axis),
                color=alt.value(_COLOURS["undecided"]),
            ),
        )
    whole = alt.LayerChart(layer=layers, height=alt.Step(ROW))
    calm: alt.LayerChart = (
        whole.properties(usermeta=NO_MENU).configure_mark(aria=False).configure_view(stroke=None)
    )
    return calm


def _by_band(values: dict[str, str]) -> alt.Scale:
    return alt.Scale(domain=list(values), range=list(values.values()))


def _rows(ranking: Ranking, titles: dict[str, str]) -> tuple[_Row, ...]:
    return tuple(
        _Row(place, f"{place}. {_short(titles[p.id])}", p.expected_rank, p.low, p.high, p.band)
        for place, p in enumerate(ranking.projects, start=1)
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
