"""Guided tours: per role a handful of pages, what to look at, and one thing to try."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import Field

from model.core.catalogue import Data, Text, load
from model.core.ids import Slug

if TYPE_CHECKING:
    from collections.abc import Mapping


class Stop(Data):
    """One page of a tour."""

    page: str
    query: dict[str, str] = Field(default_factory=dict)
    title: Text
    look: Text
    try_: Text = Field(alias="try")


class Tour(Data):
    """One tour."""

    id: Slug
    label: Text
    lead: Text
    stops: tuple[Stop, ...] = Field(min_length=1)


class _Tours(Data):
    items: tuple[Tour, ...]


@lru_cache(maxsize=1)
def tours() -> Mapping[str, Tour]:
    """Return the tours by id.

    Raises:
        CatalogueError: the file is wrong; names the key.

    """
    return {tour.id: tour for tour in load("knowledge/tours.yaml", _Tours).items}
