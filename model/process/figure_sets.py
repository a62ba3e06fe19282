"""Figures of one's own municipality, as they were brought in from one published table."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from model.core.entity import Frozen, Owned
from model.process.figures import Measure, Scale

Age = Literal["18+", "18-64", "65+"]
"""Age groups of the table: adults, 18 to 64, and 65 and over."""
AGES: tuple[Age, ...] = ("18+", "18-64", "65+")
Level = Literal["country", "province", "region", "municipality", "district", "neighbourhood"]
PartLevel = Literal["district", "neighbourhood"]
Origin = Literal["file", "fetched", "invented"]
"""`invented`: figures of the demo coalition, which are about no real place."""
PERCENT = 100


class FigureCell(Frozen):
    """One value with the bounds of its 95 % interval, in percent. An unknown value has no cell."""

    year: int = Field(ge=1975, le=2100)
    age: Age
    measure: Measure
    value: float = Field(ge=0, le=PERCENT)
    low: float | None = Field(default=None, ge=0, le=PERCENT)
    high: float | None = Field(default=None, ge=0, le=PERCENT)


class FigureArea(Frozen):
    """One area with its known values."""

    code: str = Field(max_length=20)
    """The code of Statistics Netherlands without padding, such as `GM0363`; may be empty."""
    name: str = Field(max_length=200)
    level: Level
    cells: tuple[FigureCell, ...] = ()

    def cell(self, year: int, age: Age, measure: Measure) -> FigureCell | None:
        """Return the value of one year, age group and measure; None is unknown, never zero."""
        wanted = (year, age, measure)
        return next((c for c in self.cells if (c.year, c.age, c.measure) == wanted), None)


class FigureSet(Owned):
    """What one table says about a municipality, its parts and what it is held against."""

    table: str = Field(max_length=40)
    """The number of the table, such as `50150NED`."""
    title: str = Field(max_length=300)
    publisher: str = Field(default="", max_length=200)
    url: str = Field(default="", max_length=500)
    scale: Scale
    modelled: bool
    """Whether districts and neighbourhoods come from a model rather than from a survey there."""
    municipality: str = Field(max_length=200)
    municipality_code: str = Field(default="", max_length=20)
    origin: Origin
    file_name: str = Field(default="", max_length=300)
    brought_on: date
    """When the file was brought in or the table was fetched."""
    unknown: int = Field(default=0, ge=0)
    """Places in the table without a value."""
    areas: tuple[FigureArea, ...]

    @model_validator(mode="after")
    def _areas_differ(self) -> FigureSet:
        keys = [(area.level, area.code or area.name) for area in self.areas]
        if len(keys) != len(set(keys)):
            fault = "an area stands twice in one table"
            raise ValueError(fault)
        return self

    @property
    def years(self) -> tuple[int, ...]:
        """The years with at least one value, oldest first."""
        return tuple(sorted({cell.year for area in self.areas for cell in area.cells}))

    @property
    def own(self) -> FigureArea | None:
        """The municipality itself."""
        return next((area for area in self.areas if area.level == "municipality"), None)

    def wider(self) -> tuple[FigureArea, ...]:
        """Return what the municipality is held against: region, province, country."""
        order = ("region", "province", "country")
        found = [area for area in self.areas if area.level in order]
        return tuple(sorted(found, key=lambda area: order.index(area.level)))

    def parts(self, level: PartLevel) -> tuple[FigureArea, ...]:
        """Return the districts or the neighbourhoods, by name."""
        found = [area for area in self.areas if area.level == level]
        return tuple(sorted(found, key=lambda area: (area.name, area.code)))


PeopleGroup = Literal["18+", "18-64", "65+", "75+", "85+"]
PEOPLE_GROUPS: tuple[PeopleGroup, ...] = ("18+", "18-64", "65+", "75+", "85+")


class Population(Owned):
    """How many people live in the municipality, by age group; at most one per coalition."""

    counts: dict[PeopleGroup, int] = Field(default_factory=dict)
    """An age group that is not known is left out."""
    year: int | None = Field(default=None, ge=1975, le=2100)
    source: str = Field(default="", max_length=300)

    @model_validator(mode="after")
    def _counts_are_counts(self) -> Population:
        if any(count <= 0 for count in self.counts.values()):
            fault = "a number of people is more than zero, or left out"
            raise ValueError(fault)
        return self
