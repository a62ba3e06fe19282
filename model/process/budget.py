"""A line of the budget: something that costs money, or money that covers it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from model.core.entity import Owned

BudgetKind = Literal["cost", "cover"]
Certainty = Literal["granted", "promised", "asked", "idea"]
CERTAINTIES: tuple[Certainty, ...] = ("granted", "promised", "asked", "idea")
SURE: frozenset[Certainty] = frozenset({"granted", "promised"})
"""Cover that somebody said yes to; the rest is hope."""


class BudgetLine(Owned):
    """One line. What projects cost themselves stands in the projects, not here."""

    title: str = Field(min_length=1, max_length=300)
    kind: BudgetKind = "cost"
    amount: float | None = Field(default=None, ge=0, le=1e9)
    """Euro. Empty is unknown, and never counted as nothing."""
    year: int | None = Field(default=None, ge=2000, le=2100)
    payer: str = Field(default="", max_length=200)
    """For cover: who pays."""
    certainty: Certainty = "idea"
    note: str = Field(default="", max_length=1000)
