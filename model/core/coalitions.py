"""A coalition: the people and organisations of one municipality or area who work together."""

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Entity

Mode = Literal["light", "full"]


class Coalition(Entity):
    """One coalition, the owner of partners, projects, actions and everything else."""

    name: str = Field(min_length=1, max_length=200)
    municipality: str = Field(min_length=1, max_length=200)
    started_on: date | None = None
    ambition: str = Field(default="", max_length=4000)
    mode: Mode = "light"
    is_demo: bool = False
