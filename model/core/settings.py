"""A remembered choice, such as the language or the coalition someone worked in last."""

from typing import Any

from pydantic import Field

from model.core.entity import Entity


class Setting(Entity):
    """One named value. `scope` is empty for the whole installation, or names a person."""

    scope: str = Field(default="", max_length=200)
    name: str = Field(min_length=1, max_length=100)
    value: dict[str, Any] = Field(default_factory=dict)
