"""What a funder decides about each plan, with its reason, and lots that were drawn."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Owned
from model.review.lots import Lot

Outcome = Literal["granted", "refused", "held"]
OUTCOMES: tuple[Outcome, ...] = ("granted", "refused", "held")


class Award(Owned):
    """What the funder decided about one plan, and why."""

    round_id: str
    project_id: str
    outcome: Outcome
    amount: float | None = Field(default=None, ge=0, le=1e9)
    """Euro granted."""
    reason: str = Field(default="", max_length=4000)
    advice: str = Field(default="", max_length=4000)
    """What the letter adds: conditions, or what would make the plan stronger."""
    by: str = ""
    at: datetime


class DrawnLot(Owned):
    """A lot as it was drawn: who, when, why, with which seed, and what came out."""

    round_id: str
    lot: Lot
    reason: str = Field(default="", max_length=2000)
    by: str = ""
    at: datetime
