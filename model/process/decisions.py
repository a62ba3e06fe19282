"""What a coalition decided or agreed, and why: the memory that leaves with a coordinator."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Owned

DecisionKind = Literal["decision", "agreement"]


class Decision(Owned):
    """One decision, or one agreement between partners."""

    title: str = Field(min_length=1, max_length=300)
    kind: DecisionKind = "decision"
    reason: str = Field(default="", max_length=4000)
    """Why, and what was not chosen."""
    decided_on: date | None = None
    decided_by: str = Field(default="", max_length=200)
    """Which meeting or body."""
    partner_ids: tuple[str, ...] = ()
    """Partners it binds or concerns."""
    written_in: str = Field(default="", max_length=500)
    """Where it can be read back."""
