"""Words for measures, ages and sources of figures, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.figure_sets import FigureSet, PeopleGroup
    from model.process.figures import Measure


def measure_word(measure: Measure, t: Translator) -> str:
    """Return what is measured."""
    return {
        "lonely": t("Lonely"),
        "moderately-lonely": t("Moderately lonely"),
        "severely-lonely": t("Severely lonely"),
        "emotionally-lonely": t("Emotionally lonely"),
        "socially-lonely": t("Socially lonely"),
        "socially-isolated": t("Socially isolated"),
    }[measure]


def age_word(group: PeopleGroup, t: Translator) -> str:
    """Return an age group."""
    return {
        "18+": t("18 and over"),
        "18-64": t("18 to 64"),
        "65+": t("65 and over"),
        "75+": t("75 and over"),
        "85+": t("85 and over"),
    }[group]


def source_words(figures: FigureSet, t: Translator) -> str:
    """Return where figures come from, and since when they are here."""
    day = t.short_date(figures.brought_on)
    if figures.origin == "invented":
        return t("Invented figures, to practise with. They are not about a real place.")
    source = t(
        "Source: {publisher}, {title}, table {number}.",
        publisher=figures.publisher,
        title=figures.title,
        number=figures.table,
    )
    if figures.origin == "fetched":
        return f"{source} {t('Fetched on {day}.', day=day)}"
    return f"{source} {t('Brought in from a file on {day}.', day=day)}"
