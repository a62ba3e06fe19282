"""What the plan says in figures: those of the own municipality first, beside the published ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.exports.document import Block, BulletList, Callout, Heading, Paragraph, Run, Table
from model.process.figure_sets import AGES
from model.services.figure_local import (
    against,
    available,
    by_age_group,
    compare_parts,
    newest_year,
    through_years,
)
from model.services.figure_people import amount_words, numbers_of_people
from model.services.figure_series import key_figures
from model.services.figure_words import age_word, measure_word, source_words
from model.services.figures import as_published, shown_figures, value_text, year_text
from model.services.plan_network import some_names

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.figure_sets import Age, FigureCell, FigureSet
    from model.process.figures import Measure
    from model.services.plan import PlanContent


def figure_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return the own figures, the published key figures, and who has which group in view."""
    return [
        *(block for figures in content.own_figures for block in _own(content, figures, t)),
        *_people(content, t),
        *_published(t),
        *_groups(content, t),
    ]


def _own(content: PlanContent, figures: FigureSet, t: Translator) -> list[Block]:
    """Return one own table in figures and in sentences. Two tables are never put together."""
    held = next((area for area in reversed(figures.wider()) if area.cells), None)
    rows = []
    for measure in available(figures):
        for age in AGES:
            year = newest_year(figures, measure, age)
            cell = figures.own.cell(year, age, measure) if figures.own and year else None
            if cell is None:
                continue
            other = held.cell(cell.year, age, measure) if held else None
            what = f"{measure_word(measure, t)}, {age_word(age, t)}"
            beside = (_share(other, t),) if held else ()
            rows.append((what, _share(cell, t), *beside, str(cell.year)))
    if not rows:
        return []
    names = (figures.municipality, held.name) if held else (figures.municipality,)
    right: tuple[Literal["r"], ...] = ("r", "r", "r") if held else ("r", "r")
    title = t("Figures of {name}", name=figures.municipality)
    if len(content.own_figures) > 1:
        title = t("Figures of {name}, table {number}", name=names[0], number=figures.table)
    return [
        Heading(2, title),
        *_sentences(figures, t),
        Table(
            title,
            (t("What"), *names, t("Year")),
            tuple(rows),
            column_align=("l", *right),
            widths=(5, *(4 for _ in names), 2),
        ),
        Paragraph(_account(figures, t), style="note"),
    ]


def _sentences(figures: FigureSet, t: Translator) -> list[Block]:
    """Return what the figures say, as the charts do."""
    first: tuple[Measure, Age] = ("lonely", "18+")
    parts = compare_parts(figures, "district", *first)
    said = (
        against(figures, *first),
        by_age_group(figures, first[0]),
        through_years(figures, *first),
        parts or compare_parts(figures, "neighbourhood", *first),
    )
    sentences = tuple(t.message(one.finding) for one in said if one is not None)
    return [BulletList(sentences)] if sentences else []


def _share(cell: FigureCell | None, t: Translator) -> str:
    if cell is None:
        return t("unknown")
    value = t("{value}%", value=t.number(cell.value, 1))
    if cell.low is None or cell.high is None:
        return value
    return t(
        "{value} ({low} to {high})",
        value=value,
        low=t.number(cell.low, 1),
        high=t.number(cell.high, 1),
    )


def _account(figures: FigureSet, t: Translator) -> str:
    has_bounds = figures.own is not None and any(c.low is not None for c in figures.own.cells)
    said = [
        t("Between brackets are the 95% margins.") if has_bounds else "",
        t("Figures of districts and neighbourhoods are estimated with a model.")
        if figures.modelled
        else "",
        source_words(figures, t),
    ]
    return " ".join(filter(None, said))


def _people(content: PlanContent, t: Translator) -> list[Block]:
    """Return about how many people that are, for the ages of which somebody filled it in."""
    newest = next(iter(content.own_figures), None)
    found = numbers_of_people(content.population, newest, "lonely", shown_figures())
    rows = tuple(
        (
            age_word(group.group, t),
            t.number(group.count),
            amount_words(group.estimate, t),
            t("{share}%, figure of your municipality, {year}", **_from(group.share, group.year))
            if group.figures
            else t("{share}%, figure of the country, {year}", **_from(group.share, group.year)),
        )
        for group in found
        if group.estimate is not None and group.share is not None
    )
    if not rows:
        return []
    header = (t("Age"), t("Live here"), t("Of whom feel lonely"), t("Worked out with"))
    return [
        Heading(2, t("How many people is that?")),
        Table(
            t("Estimated numbers of people"),
            header,
            rows,
            column_align=("l", "r", "l", "l"),
            widths=(3, 2, 4, 5),
        ),
    ]


def _from(share: float | None, year: int | None) -> dict[str, object]:
    return {"share": as_published(share or 0), "year": str(year)}


def _published(t: Translator) -> list[Block]:
    names = {"lonely": t("Lonely"), "severely-lonely": t("Severely lonely")}
    rows = tuple(
        (
            names.get(figure.measure, figure.label.in_language(t.language)),
            f"{figure.area.in_language(t.language)}, {figure.population.in_language(t.language)}",
            t("estimated {value}", value=value_text(figure, t))
            if figure.estimated
            else value_text(figure, t),
            year_text(figure, t),
            (Run(figure.source.title, link=figure.source.url),),
        )
        for figure in key_figures()
    )
    header = (t("What"), t("Where and who"), t("Share"), t("Year"), t("Source"))
    return [
        Heading(2, t("Published figures")),
        Table(
            t("Published figures on loneliness"),
            header,
            rows,
            column_align=("l", "l", "r", "r", "l"),
            widths=(3, 5, 2, 2, 6),
        ),
        Paragraph(
            t(
                "All of these come from one list of eleven questions: people who give three or "
                "more answers that point to loneliness count as lonely, nine or more as severely "
                "lonely. Figures from other lists of questions do not fit beside them."
            ),
            style="note",
        ),
    ]


def _groups(content: PlanContent, t: Translator) -> list[Block]:
    def label(group: str) -> str:
        return catalogue().label("risk-groups", group, t.language)

    seen = [g for g in content.groups if g.partners or g.projects]
    if not seen:
        return []
    rows = tuple(
        (
            label(g.group),
            some_names(g.partners, t) or t("nobody yet"),
            ", ".join(g.projects) or t("none yet"),
        )
        for g in seen
    )
    blocks: list[Block] = [
        Heading(2, t("Groups that we have in view")),
        Table(
            t("Who has which group in view, and which projects are for them"),
            (t("Group"), t("Has it in view"), t("Projects")),
            rows,
            widths=(3, 5, 4),
        ),
    ]
    unseen = [label(g.group) for g in content.groups if not g.partners]
    if unseen:
        said = t("Nobody says to have these groups in view: {groups}.", groups=unseen)
        blocks.append(Callout("advice", said))
    return blocks
