"""Conflicts of interest: a reviewer who stands too near to a plan."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Owned
from model.core.messages import Message

State = Literal["proposed", "confirmed", "dismissed"]
Origin = Literal["map", "declared"]


class Conflict(Owned):
    """A conflict of one reviewer with one plan, and what a person decided about it."""

    round_id: str
    project_id: str
    reviewer: str = Field(min_length=1, max_length=200)
    origin: Origin = "declared"
    state: State = "proposed"
    found: Message | None = None
    """What the map shows; None when somebody declared it."""
    reason: str = Field(default="", max_length=2000)
    """What a person wrote: the reviewer who declares, or who confirms or dismisses it."""
    by: str = ""
    at: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether it keeps the plan away from the reviewer. Not looked at yet: it does."""
        return self.state != "dismissed"
