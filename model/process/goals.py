"""A goal of the plan: what will be different, how it is measured, when, and by whom."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from model.core.entity import Owned

MEASURE_PARTS: tuple[str, ...] = ("indicator", "target", "due_on", "measured_by")
"""What makes a goal measurable: fields that are empty are still to be agreed."""


class Goal(Owned):
    """One goal. It is about what the coalition does and reaches; it promises no effect."""

    title: str = Field(min_length=1, max_length=300)
    indicator: str = Field(default="", max_length=500)
    """What is counted or asked."""
    baseline: str = Field(default="", max_length=300)
    """How it stands at the start."""
    target: str = Field(default="", max_length=300)
    due_on: date | None = None
    """When it is measured."""
    measured_by: str = Field(default="", max_length=200)
    building_block: str = ""
    result: str = Field(default="", max_length=500)
    """The newest measurement, in words."""
    result_on: date | None = None

    @property
    def still_open(self) -> tuple[str, ...]:
        """Fields without which nobody can measure this goal."""
        return tuple(part for part in MEASURE_PARTS if not getattr(self, part))
