"""The comparison of a round as a table, for the page, Excel and CSV alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports import csv, xlsx
from model.exports.xlsx import Sheet, Workbook
from model.services.criteria import criterion_label

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.services.comparison import Comparison
    from model.services.rounds import RoundView


def comparison_table(
    compared: Comparison, t: Translator
) -> tuple[tuple[str, ...], list[tuple[str | int | float | None, ...]]]:
    """Return the ranking as a header and rows, the numbers as numbers."""
    assert compared.ranking is not None, "a table needs a ranking"
    header = (
        t("Plan"),
        t("Band"),
        t("Expected rank"),
        t("Rank from"),
        t("Rank to"),
        t("Mean as given"),
        t("Mean adjusted"),
        t("Reviews"),
    )
    rows: list[tuple[str | int | float | None, ...]] = [
        (
            compared.view.titles[ranked.id],
            catalogue().label("bands", ranked.band, t.language),
            round(ranked.expected_rank, 1),
            ranked.low,
            ranked.high,
            None if ranked.mean is None else round(ranked.mean, 2),
            None if ranked.adjusted is None else round(ranked.adjusted, 2),
            ranked.reviews,
        )
        for ranked in compared.ranking.projects
    ]
    return header, rows


def comparison_xlsx(compared: Comparison, t: Translator) -> bytes:
    """Return an Excel file: the ranking, and all levels with their reasons."""
    header, rows = comparison_table(compared, t)
    ranking = Sheet(title=t("Ranking"), header=header, rows=rows)
    levels = Sheet(
        title=t("Levels and reasons"),
        header=(t("Plan"), t("Reviewer"), t("Lesson"), t("Level"), t("Reason")),
        rows=level_rows(compared.view, t),
    )
    return xlsx.write(Workbook((ranking, levels), compared.view.round.title, t.language))


def comparison_csv(compared: Comparison, t: Translator) -> bytes:
    """Return the ranking as CSV."""
    header, rows = comparison_table(compared, t)
    return csv.write(header, rows)


def level_rows(view: RoundView, t: Translator) -> list[tuple[str | int | None, ...]]:
    """Return every level that was handed in, with its reason."""
    titles = view.titles
    return [
        (
            titles[review.project_id],
            review.reviewer,
            criterion_label(view.round, score.lesson, t.language),
            t("does not apply") if score.not_applicable else score.level,
            score.reason,
        )
        for review in sorted(view.judging, key=lambda r: (titles[r.project_id], r.reviewer))
        for score in review.scores
    ]
