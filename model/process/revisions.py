"""A plan as it was adopted: kept whole, so that years later it can still be compared.

A snapshot holds ids and plain values, never drawn texts, so that it reads in both languages.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned

Part = Literal["goals", "partners", "projects", "actions", "budget"]
PARTS: tuple[Part, ...] = ("goals", "partners", "projects", "actions", "budget")


class KeptThing(Frozen):
    """One goal, partner, project, action or budget line as it was."""

    id: str
    name: str
    values: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    """Field → what stood there: a text, a slug, an ISO date, an amount, or several slugs.

    Fields that were empty are left out.
    """


class PlanSnapshot(Frozen):
    """Everything of a plan that people decided on."""

    ambition: str = ""
    chapters: dict[str, str] = Field(default_factory=dict)
    """Chapter id → typed text, only where there was any."""
    goals: tuple[KeptThing, ...] = ()
    partners: tuple[KeptThing, ...] = ()
    projects: tuple[KeptThing, ...] = ()
    actions: tuple[KeptThing, ...] = ()
    budget: tuple[KeptThing, ...] = ()


class PlanRevision(Owned):
    """An adopted plan. It never changes; adopting again makes another one."""

    title: str = Field(min_length=1, max_length=200)
    """Such as: adopted by the municipal executive."""
    adopted_on: date
    adopted_by: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=2000)
    kept_at: datetime
    plan: PlanSnapshot
