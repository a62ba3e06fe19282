"""A funding round and the reviews in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug

Phase = Literal["open", "reviewing", "discussing", "deciding", "closed"]
PHASES: tuple[Phase, ...] = ("open", "reviewing", "discussing", "deciding", "closed")


class Round(Owned):
    """One round of a funder in which plans are reviewed side by side."""

    title: str = Field(min_length=1, max_length=200)
    purpose: str = Field(default="", max_length=4000)
    budget: float | None = Field(default=None, ge=0, le=1e9)
    """Euro available in this round."""
    places: int | None = Field(default=None, ge=0, le=1000)
    """How many plans can be granted, when the funder says so instead of a budget."""
    opens_on: date | None = None
    closes_on: date | None = None
    phase: Phase = "open"
    weights: dict[Slug, float] = Field(default_factory=dict)
    """Lesson id → weight. Empty means: all lessons weigh the same."""
    weights_reason: str = Field(default="", max_length=2000)
    project_ids: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    """Names of the reviewers."""


class LessonScore(Frozen):
    """A reviewer's level for one lesson. Not applicable and abstaining cost nothing."""

    lesson: Slug
    level: int | None = Field(default=None, ge=0, le=4)
    not_applicable: bool = False
    reason: str = Field(default="", max_length=4000)


class Review(Owned):
    """One reviewer's judgement of one project in one round."""

    round_id: str
    project_id: str
    reviewer: str = Field(min_length=1, max_length=200)
    scores: tuple[LessonScore, ...] = ()
    confidence: Literal["low", "medium", "high"] | None = None
    note: str = Field(default="", max_length=4000)
    submitted_at: datetime | None = None

    @property
    def is_submitted(self) -> bool:
        """Whether the reviewer handed it in; before that nobody else sees it."""
        return self.submitted_at is not None
