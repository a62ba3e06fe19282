"""The charts on the figures page: one comparable series each, never two scales together."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.process.figures import Figure, Measure
from model.services.figure_series import (
    SERIES_MEASURES,
    Series,
    by_age,
    by_area,
    by_year,
)
from model.services.figures import value_text, year_text
from pages.shared.chart_files import Twin
from pages.shared.charts import Mark, draw_bars, draw_trend
from pages.shared.page import Page


def draw_charts(page: Page) -> None:
    """Draw the country by year and by age, and how far municipalities lie apart."""
    t = page.t
    measure: Measure = st.segmented_control(
        t("Which figure"),
        SERIES_MEASURES,
        default=SERIES_MEASURES[0],
        format_func=lambda item: {
            "lonely": t("Lonely"),
            "severely-lonely": t("Severely lonely"),
        }[item],
        key="figures-measure",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    left, right = st.columns(2, gap="large")
    with left:
        _draw(page, by_year(measure), _year_mark, draw_trend, f"figures-year-{measure}")
    with right:
        _draw(page, by_age(measure), _population_mark, draw_bars, f"figures-age-{measure}")
    _draw(page, by_area(measure), _area_mark, draw_bars, f"figures-area-{measure}")


def _draw(
    page: Page,
    series: Series | None,
    mark: Callable[[Page, Figure], Mark],
    chart: Callable[..., None],
    key: str,
) -> None:
    if series is None:
        return
    note = page.t.message(series.note) if series.note else ""
    chart(
        page,
        page.t.message(series.finding),
        [mark(page, figure) for figure in series.figures],
        twin=_twin(page, series),
        key=key,
        note=note,
    )


def _year_mark(page: Page, figure: Figure) -> Mark:
    age = {"aged 19 and over": "19+", "aged 18 and over": "18+"}[figure.population.en]
    return Mark(str(figure.year), figure.value, value_text(figure, page.t), series=age)


def _population_mark(page: Page, figure: Figure) -> Mark:
    label = figure.population.in_language(page.language)
    return Mark(label, figure.value, value_text(figure, page.t))


def _area_mark(page: Page, figure: Figure) -> Mark:
    label = figure.area.in_language(page.language)
    return Mark(label, figure.value, value_text(figure, page.t))


def _twin(page: Page, series: Series) -> Twin:
    t, language = page.t, page.language
    return Twin(
        (t("Where"), t("Who"), t("Year"), t("Share"), t("Source")),
        tuple(
            (
                f.area.in_language(language),
                f.population.in_language(language),
                year_text(f, t),
                value_text(f, t),
                f.source.title,
            )
            for f in series.figures
        ),
    )
