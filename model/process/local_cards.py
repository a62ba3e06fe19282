"""A card of the library that a coalition wrote itself: an agreement, a number, a way of working."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from model.core.entity import Owned
from model.core.ids import Slug

CardRole = Literal["coordinator", "project-lead", "funder", "professional", "volunteer"]


class LocalCard(Owned):
    """One local card; it stands beside the cards that the workbench brings, and is marked so."""

    title: str = Field(min_length=1, max_length=200)
    text: str = Field(default="", max_length=2000)
    todo: str = Field(default="", max_length=500)
    """One thing to do."""
    page: str = Field(default="", max_length=50)
    """Address of the page where it is used; empty: nowhere in particular."""
    roles: tuple[CardRole, ...] = ()
    """For whom; nobody named means everyone."""
    groups: tuple[Slug, ...] = ()
    steps: tuple[Slug, ...] = ()
    source_title: str = Field(default="", max_length=300)
    source_url: str = Field(default="", max_length=500, pattern=r"^(https?://[^\s<>()\[\]]+)?$")
