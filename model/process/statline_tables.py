"""The published tables that hold figures on loneliness by municipality, and what a share can be."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator

from model.core.catalogue import Data, Source, Text, load
from model.process.figure_sets import Level
from model.process.figures import Measure, Scale

TABLES_FILE = "figures/statline-tables.yaml"
_NUMBER = re.compile(r"\d{5}NED", re.IGNORECASE)


class StatlineTable(Data):
    """One published table."""

    id: str = Field(pattern=r"^\d{5}NED$")
    title: Text
    years: tuple[int, ...]
    modelled: bool
    """Whether its figures come from a model that fills in small areas."""
    fetch: bool = False
    """Whether it can be fetched straight from the server of RIVM and Statistics Netherlands."""
    scale: Scale = "11-item"
    source: Source


class StatlineTables(Data):
    """The file: known tables, the newest first, and the bounds of a plausible share."""

    tables: tuple[StatlineTable, ...]
    plausible: dict[Literal["municipality", "part"], dict[Measure, tuple[float, float]]]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> StatlineTables:
        ids = [table.id for table in self.tables]
        if len(ids) != len(set(ids)):
            fault = "statline tables: an id stands twice"
            raise ValueError(fault)
        return self

    def table(self, number: str) -> StatlineTable | None:
        """Return the table with this number; None when we do not know it."""
        return next((table for table in self.tables if table.id == number), None)

    def is_plausible(self, level: Level, measure: Measure, value: float) -> bool:
        """Tell whether a share can be right at this level of area."""
        part = level in ("district", "neighbourhood")
        low, high = self.plausible["part" if part else "municipality"][measure]
        return low <= value <= high


def statline_tables() -> StatlineTables:
    """Return the known tables.

    Raises:
        CatalogueError: the file is wrong; names the key.

    """
    content: StatlineTables = load(TABLES_FILE, StatlineTables)
    return content


def table_number(*texts: str) -> str:
    """Return the first table number in the texts, such as a file name; empty when there is none."""
    found = (_NUMBER.search(text) for text in texts)
    return next((match[0].upper() for match in found if match), "")
