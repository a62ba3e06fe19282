"""What the working lists hold: items from `data/checks/`, each list with its source."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import model_validator

from model.core.catalogue import DATA_DIR, Data, Source, Text, load
from model.core.ids import Slug

About = Literal["coalition", "partner", "area"]


class ListItem(Data):
    """One recommendation or arrangement."""

    id: Slug
    text: Text
    help: Text | None = None
    group: Text | None = None
    """A heading above items that belong together."""


class WorkingList(Data):
    """One list with its source; `step` is the process step in which it is used."""

    id: Slug
    step: Slug
    about: About
    label: Text
    lead: Text
    source: Source
    items: tuple[ListItem, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> WorkingList:
        ids = [item.id for item in self.items]
        if len(ids) != len(set(ids)):
            message = f"list {self.id}: an id stands here twice"
            raise ValueError(message)
        return self


@lru_cache(maxsize=1)
def working_lists() -> dict[str, WorkingList]:
    """Return all lists by id, in the order of their file names.

    Raises:
        CatalogueError: a file is wrong; names the file and the key.

    """
    names = sorted(path.name for path in (DATA_DIR / "checks").glob("*.yaml"))
    found = [load(f"checks/{name}", WorkingList) for name in names]
    return {one.id: one for one in found}
