"""A funding round and the reviews in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug

Phase = Literal["open", "reviewing", "discussing", "deciding", "closed"]
LEVELS = 5
"""Levels run from 0 up to and including 4."""
PHASES: tuple[Phase, ...] = ("open", "reviewing", "discussing", "deciding", "closed")


class Affiliation(Frozen):
    """For whom a reviewer works; `partner_id` links it to the map when it is on it."""

    organisation: str = Field(default="", max_length=200)
    partner_id: str = Field(default="", max_length=64)


class Criterion(Frozen):
    """A criterion of the funder's own, judged from 0 to 4 beside the six lessons."""

    id: Slug
    label: str = Field(min_length=1, max_length=120)
    question: str = Field(default="", max_length=600)
    anchors: tuple[str, ...] = Field(default=("",) * LEVELS, min_length=LEVELS, max_length=LEVELS)
    """What levels 0 to 4 look like, in the funder's words; one may be empty."""


class Exclusion(Frozen):
    """A rule that keeps a plan out of this round, as the funder states it.

    `id` is a rule of `data/funding/exclusions.yaml`, or starts with `own-` for the funder's own.
    """

    id: Slug
    text: str = Field(default="", max_length=400)
    """The funder's own wording; empty for a rule from the list."""
    value: str = Field(default="", max_length=200)
    """What the rule compares with: an area, an amount; empty when it needs nothing."""


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
    affiliations: dict[str, Affiliation] = Field(default_factory=dict)
    """Reviewer's name → for whom they work."""
    withdrawn: tuple[str, ...] = ()
    """Reviewers who stopped; what they handed in still counts."""
    criteria: tuple[Criterion, ...] = Field(default=(), max_length=12)
    """The funder's own criteria, beside the six lessons."""
    check_ids: tuple[Slug, ...] = ()
    """Funding checks about which reviewers are asked."""
    exclusions: tuple[Exclusion, ...] = Field(default=(), max_length=40)
    reviews_per_plan: int | None = Field(default=None, ge=1, le=50)
    """How many reviewers each plan gets; None: nobody was assigned, everybody reviews all."""
    names_hidden: bool = False
    """Whether reviewers do not see who made a plan."""

    @property
    def is_divided(self) -> bool:
        """Whether each reviewer has plans of their own; when not, everybody reviews every plan."""
        return self.reviews_per_plan is not None and self.phase != "open"


class LessonScore(Frozen):
    """A reviewer's level for one lesson. Not applicable and abstaining cost nothing."""

    lesson: Slug
    """A lesson, or a criterion of the round's own."""
    level: int | None = Field(default=None, ge=0, le=4)
    not_applicable: bool = False
    reason: str = Field(default="", max_length=4000)


class CheckAnswer(Frozen):
    """What a reviewer says about one funding check."""

    check: Slug
    outcome: Literal["pass", "fail", "unclear"]
    reason: str = Field(default="", max_length=2000)


class Review(Owned):
    """One reviewer's judgement of one project in one round."""

    round_id: str
    project_id: str
    reviewer: str = Field(min_length=1, max_length=200)
    scores: tuple[LessonScore, ...] = ()
    confidence: Literal["low", "medium", "high"] | None = None
    note: str = Field(default="", max_length=4000)
    checks: tuple[CheckAnswer, ...] = ()
    abstained: bool = False
    """The reviewer gives no judgement of this plan; the note says why."""
    project_version: int | None = None
    """Which version of the plan was judged; None for a draft."""
    submitted_at: datetime | None = None

    @property
    def is_submitted(self) -> bool:
        """Whether the reviewer handed it in; before that nobody else sees it."""
        return self.submitted_at is not None
