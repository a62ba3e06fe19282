"""Figures of the own municipality on screen: against the country, by age, by year, by area."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.process.figure_findings import is_wide
from model.process.figure_sets import AGES, Age, FigureCell, FigureSet, PartLevel
from model.process.figures import Measure
from model.services.figure_local import (
    YOUNGER_UNTIL,
    LocalChart,
    Parts,
    Point,
    against,
    available,
    by_age_group,
    compare_parts,
    through_years,
)
from model.services.figure_words import age_word, measure_word, source_words
from pages.shared.chart_files import Twin
from pages.shared.charts import Mark, draw_bars, draw_trend
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page

MOST_BARS = 12
"""Areas in a chart; all of them stand in its table."""


def draw_local_charts(page: Page, figures: FigureSet) -> None:
    """Draw everything one table says about the municipality."""
    measures = available(figures)
    if not measures:
        st.markdown(page.t("This table has no value of your municipality itself."))
        return
    measure, age = _choices(page, measures)
    key = f"figures-{figures.id}-{figures.version}-{measure}-{age}"
    left, right = st.columns(2, gap="large")
    with left:
        _bars(page, figures, against(figures, measure, age), f"{key}-country")
    with right:
        _ages(page, figures, by_age_group(figures, measure), f"{key}-age")
    _years(page, figures, through_years(figures, measure, age), f"{key}-years")
    _areas(page, figures, measure, age, key)


def _choices(page: Page, measures: Sequence[Measure]) -> tuple[Measure, Age]:
    t = page.t
    from_address("cijfer", "figures-local-measure", measures, measures[0])
    measure = st.pills(
        t("Which figure"),
        measures,
        format_func=lambda item: measure_word(item, page.t),
        key="figures-local-measure",
        required=True,
        label_visibility="collapsed",
    )
    to_address("cijfer", measure)
    age: Age = st.segmented_control(
        t("Which age"),
        AGES,
        default=AGES[0],
        format_func=lambda item: age_word(item, page.t),
        key="figures-local-age",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    return measure or measures[0], age or AGES[0]


def _bars(page: Page, figures: FigureSet, chart: LocalChart | None, key: str) -> None:
    if chart is None:
        st.markdown(page.t("Your municipality has no value for this age."))
        return
    marks = [_mark(page, _name(page, p), p.cell, strong=p.own) for p in chart.points]
    rows = [(_name(page, point), point.cell) for point in chart.points]
    draw_bars(
        page,
        page.t.message(chart.finding),
        marks,
        twin=_twin(page, figures, page.t("Where"), rows),
        key=key,
        note=_note(page, figures),
        subject=_subject(page, figures, chart.points[0].cell),
    )


def _ages(page: Page, figures: FigureSet, chart: LocalChart | None, key: str) -> None:
    if chart is None:
        return
    cells = [point.cell for point in chart.points]
    marks = [
        _mark(page, age_word(cell.age, page.t), cell, strong=cell.age != "18+") for cell in cells
    ]
    rows = [(age_word(cell.age, page.t), cell) for cell in cells]
    draw_bars(
        page,
        page.t.message(chart.finding),
        marks,
        twin=_twin(page, figures, page.t("Who"), rows),
        key=key,
        note=_note(page, figures),
        subject=f"{measure_word(cells[0].measure, page.t)}, {figures.municipality}",
    )


def _years(page: Page, figures: FigureSet, chart: LocalChart | None, key: str) -> None:
    if chart is None:
        return
    t = page.t
    marks = [_year_mark(page, point) for point in chart.points]
    rows = [(_name(page, point), point.cell) for point in chart.points]
    legend = ""
    if any(not point.own for point in chart.points):
        legend = t("The dashed line is the whole country.")
    notes = [legend, *(t.message(note) for note in chart.notes), _note(page, figures)]
    draw_trend(
        page,
        t.message(chart.finding),
        marks,
        twin=_twin(page, figures, t("Where"), rows),
        key=key,
        note=" ".join(note for note in notes if note),
        subject=_subject(page, figures, chart.points[0].cell),
    )


def _name(page: Page, point: Point) -> str:
    return page.t("The Netherlands") if point.is_country else point.name


def _year_mark(page: Page, point: Point) -> Mark:
    cell = point.cell
    breaks = cell.age != "65+"
    return Mark(
        label=str(cell.year),
        value=cell.value,
        text=page.t("{value}%", value=cell.value),
        series=("19+" if cell.year <= YOUNGER_UNTIL else "18+") if breaks else "",
        low=cell.low,
        high=cell.high,
        strong=point.own,
        who=_name(page, point),
    )


def _areas(page: Page, figures: FigureSet, measure: Measure, age: Age, key: str) -> None:
    t = page.t
    both: tuple[PartLevel, ...] = ("district", "neighbourhood")
    levels = [level for level in both if figures.parts(level)]
    if not levels:
        return
    st.subheader(t("Where in the municipality"), anchor=False)
    level: PartLevel | None = levels[0]
    if len(levels) > 1:
        level = st.segmented_control(
            t("Which areas"),
            levels,
            default=levels[0],
            format_func=lambda item: {
                "district": t("Districts"),
                "neighbourhood": t("Neighbourhoods"),
            }[item],
            key="figures-local-level",
            required=True,
            label_visibility="collapsed",
            wrap=True,
        )
    parts = compare_parts(figures, level or levels[0], measure, age)
    if parts is None:
        st.markdown(t("No value is known of these areas."))
        return
    _draw_parts(page, figures, parts, f"{key}-{level}")


def _draw_parts(page: Page, figures: FigureSet, parts: Parts, key: str) -> None:
    t = page.t
    shown = parts.known[:MOST_BARS]
    marks = [_mark(page, figures.municipality, parts.own, strong=False)]
    for part in shown:
        wide, name = is_wide(part.cell), part.area.name
        label = t("{name} (not very certain)", name=name) if wide else name
        marks.append(_mark(page, label, part.cell, faint=wide))
    words = {
        "higher": t("clearly above"),
        "lower": t("clearly below"),
        "unclear": t("no clear difference"),
        "unknown": t("cannot be told"),
    }
    rows = [(part.area.name, part.cell, words[part.difference]) for part in parts.known]
    unknown = [(area.name, None, t("unknown")) for area in parts.unknown]
    left_out = len(parts.known) - len(shown)
    notes = [
        t.plural(
            "One more area stands in the table.",
            "{n} more areas stand in the table.",
            left_out,
        )
        if left_out
        else "",
        t.plural(
            "Nothing is known about one area.",
            "Nothing is known about {n} areas.",
            len(unknown),
        )
        if unknown
        else "",
        *(t.message(note) for note in parts.notes),
        _note(page, figures),
    ]
    draw_bars(
        page,
        t.message(parts.finding),
        marks,
        twin=_twin(page, figures, t("Area"), [*rows, *unknown], compared=True),
        key=key,
        note=" ".join(note for note in notes if note),
        subject=_subject(page, figures, parts.own),
    )


def _subject(page: Page, figures: FigureSet, cell: FigureCell) -> str:
    what = measure_word(cell.measure, page.t)
    return f"{what}, {age_word(cell.age, page.t)}, {figures.municipality}"


def _mark(
    page: Page, label: str, cell: FigureCell, *, strong: bool = True, faint: bool = False
) -> Mark:
    return Mark(
        label=label,
        value=cell.value,
        text=page.t("{value}%", value=cell.value),
        low=cell.low,
        high=cell.high,
        strong=strong,
        faint=faint,
    )


def _note(page: Page, figures: FigureSet) -> str:
    t = page.t
    has_bounds = any(cell.low is not None for area in figures.areas for cell in area.cells)
    margin = t("The thin lines are the 95% margins.") if has_bounds else ""
    estimated = t("Estimated with a model.") if figures.modelled else ""
    return " ".join(part for part in (margin, estimated) if part)


def _twin(
    page: Page,
    figures: FigureSet,
    what: str,
    rows: Sequence[tuple[str, FigureCell | None] | tuple[str, FigureCell | None, str]],
    *,
    compared: bool = False,
) -> Twin:
    """Return the table: what, year, share, margins, and how it relates to the municipality."""
    t = page.t
    header = [what, t("Year"), t("Share"), t("From"), t("Up to")]
    header += [t("Against {name}", name=figures.municipality)] if compared else []
    texts, cells = [], []
    for row in rows:
        name, cell, extra = row[0], row[1], row[2:]
        numbers = (cell.value, cell.low, cell.high) if cell else (None, None, None)
        shown = [t("{value}%", value=n) if n is not None else t("unknown") for n in numbers]
        year = str(cell.year) if cell else ""
        texts.append((name, year, *shown, *extra))
        cells.append((name, cell.year if cell else None, *numbers, *extra))
    return Twin(tuple(header), tuple(texts), tuple(cells), source_words(figures, page.t))
