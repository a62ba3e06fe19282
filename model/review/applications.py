"""A plan in a round: whether it may take part, and its one chance to repair."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug

Eligible = Literal["met", "not-met", "unclear"]
"""Met: the plan keeps to the rule. Not met: the rule keeps the plan out."""


class Verdict(Frozen):
    """What a person decided about one exclusion rule for one plan."""

    rule: Slug
    outcome: Eligible
    reason: str = Field(default="", max_length=2000)
    by: str = ""
    at: datetime


class Application(Owned):
    """A plan in a round, before anybody reviews it."""

    round_id: str
    project_id: str
    verdicts: tuple[Verdict, ...] = ()
    repair_asked: str = Field(default="", max_length=2000)
    """What must be added or mended; empty when nothing was asked."""
    repair_until: date | None = None
    repaired_on: date | None = None
    withdrawn_on: date | None = None
    """When the project took its plan back; reviews of it stay and count no more."""

    @property
    def is_ruled_out(self) -> bool:
        """Whether a person decided that a rule keeps this plan out."""
        return any(verdict.outcome == "not-met" for verdict in self.verdicts)

    def verdict_of(self, rule: str) -> Verdict | None:
        """Return what a person decided about a rule, if anybody did."""
        return next((one for one in self.verdicts if one.rule == rule), None)
