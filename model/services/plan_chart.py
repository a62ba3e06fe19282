"""The figures of a plan as one calm chart, for Word and PDF: own ones, else published ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.exports.chart_picture import write_png
from model.exports.document import Block, Picture
from model.services.figure_local import against
from model.services.figure_series import key_figures
from model.services.figures import value_text, year_text

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.figure_sets import FigureSet
    from model.process.figures import Figure

BAR = "#2a8c9e"
STEP = 46


@dataclass(frozen=True)
class _Bar:
    name: str
    value: float
    text: str


def figure_chart(local: FigureSet | None, t: Translator) -> list[Block]:
    """Return shares of people who feel lonely as bars, with every value in the alt text.

    Own figures come first, held against province and country; the published ones otherwise.
    """
    return _own(local, t) or _published(t)


def _own(local: FigureSet | None, t: Translator) -> list[Block]:
    chart = against(local, "lonely", "18+") if local else None
    if local is None or chart is None:
        return []
    bars = [
        _Bar(f"{point.name}, {point.cell.year}", point.cell.value, _percent(point.cell.value, t))
        for point in chart.points
    ]
    source = t("Source: {source}", source=f"{local.publisher}, {local.title}".strip(", "))
    if local.modelled:
        source = f"{source}. {t('Estimated with a model.')}"
    return [_picture(t.message(chart.finding), bars, source)]


def _percent(value: float, t: Translator) -> str:
    return f"{t.number(value, 1)}%"


def _published(t: Translator) -> list[Block]:
    shown = [figure for figure in key_figures() if figure.measure == "lonely"]
    if not shown:
        return []
    first = shown[0]
    title = t(
        "Of the people in {area}, {value} feel lonely ({year})",
        area=first.area.in_language(t.language),
        value=value_text(first, t),
        year=year_text(first, t),
    )
    bars = [_Bar(_name(figure, t), figure.value, value_text(figure, t)) for figure in shown]
    return [_picture(title, bars, t("Source: {source}", source=first.source.title))]


def _picture(title: str, bars: list[_Bar], source: str) -> Picture:
    said = "; ".join(f"{bar.name}: {bar.text}" for bar in bars)
    return Picture(write_png(_spec(bars), title, (source,)), alt=f"{title}. {said}.", caption=title)


def _name(figure: Figure, t: Translator) -> str:
    language = t.language
    where = f"{figure.area.in_language(language)}, {figure.population.in_language(language)}"
    return f"{where}, {year_text(figure, t)}"


def _spec(bars: list[_Bar]) -> dict[str, Any]:
    values = [
        {"place": place, "name": bar.name, "value": bar.value, "text": bar.text}
        for place, bar in enumerate(bars)
    ]
    most = max(bar.value for bar in bars)
    y = {"field": "place", "type": "ordinal", "axis": None, "sort": "ascending"}
    x = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, most * 1.2], "nice": False},
    }
    name = {"align": "left", "baseline": "middle", "dy": -11, "fontSize": 14}
    text = {"align": "left", "baseline": "middle", "dx": 6, "dy": 9, "fontSize": 14}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "height": {"step": STEP},
        "config": {"view": {"stroke": None}},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {"type": "bar", "color": BAR, "size": 13, "yOffset": 9},
                "encoding": {"x": x},
            },
            {
                "mark": {"type": "text", **name},
                "encoding": {"x": {"value": 0}, "text": {"field": "name"}},
            },
            {
                "mark": {"type": "text", "fontWeight": 600, **text},
                "encoding": {"x": x, "text": {"field": "text"}},
            },
        ],
    }
