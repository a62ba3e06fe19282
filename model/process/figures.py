"""Published figures on loneliness, each with its year, population, definition and source.

Two scales are in use: eleven items (RIVM and the public health services) and six items (CBS).
Their values differ for the same people, so figures on different scales are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug

FIGURES_FILE = "figures/national.yaml"

Unit = Literal["percent", "people"]
Scale = Literal["11-item", "6-item"]
Measure = Literal[
    "lonely",
    "moderately-lonely",
    "severely-lonely",
    "emotionally-lonely",
    "socially-lonely",
    "socially-isolated",
]


class Figure(Data):
    """One published value, with everything a reader needs to weigh it."""

    id: Slug
    label: Text
    value: float = Field(ge=0)
    """Percent of the population named, or a number of people; see `unit`."""
    unit: Unit = "percent"
    year: int = Field(ge=1975, le=2100)
    year_is: Literal["measured", "published", "projected"] = "measured"
    """`published`: the source does not tell when it was measured, only when it came out."""
    area: Text
    population: Text
    measure: Measure
    definition: Text
    scale: Scale | None = None
    """None: the source does not name a scale, or the measure has none."""
    estimated: bool = False
    """The source itself calls it an estimate, a rounded value or a projection."""
    risk_group: Slug | None = None
    """The group of the vocabulary `risk-groups` that this figure is about, if it is about one."""
    source: Source
    note: Text | None = None

    @model_validator(mode="after")
    def _is_readable(self) -> Figure:
        """Refuse a share above 100, and a value without scale that does not say why."""
        if self.unit == "percent" and self.value > 100:  # noqa: PLR2004 - percent
            message = f"figure {self.id}: a share is at most 100 percent"
            raise ValueError(message)
        if self.scale is None and self.note is None:
            message = f"figure {self.id}: without a scale, a note must say why"
            raise ValueError(message)
        return self


class Figures(Data):
    """The figures file: ids are unique."""

    items: tuple[Figure, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Figures:
        ids = [figure.id for figure in self.items]
        if len(ids) != len(set(ids)):
            double = sorted({figure_id for figure_id in ids if ids.count(figure_id) > 1})
            message = f"figures: double ids {double}"
            raise ValueError(message)
        return self


def published_figures() -> tuple[Figure, ...]:
    """Return every published figure, in the order of the file.

    Raises:
        CatalogueError: the figures file is wrong; names the key.

    """
    content: Figures = load(FIGURES_FILE, Figures)
    return content.items


def figures_about(risk_group: str, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures about one risk group; none when nothing was published on it here."""
    return tuple(figure for figure in figures if figure.risk_group == risk_group)


def comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may stand in one comparison.

    They must be about the same measure in the same unit, on the same known scale. A figure whose
    scale is not known is comparable with nothing but itself. Rule: RIVM counts someone as lonely
    from 3 of 11 items, CBS from 2 of 6, so their shares mean different things.
    """
    if one.id == other.id:
        return True
    same = (one.measure, one.unit, one.scale) == (other.measure, other.unit, other.scale)
    return same and one.scale is not None
