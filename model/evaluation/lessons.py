"""The six lessons as data: what each asks, its indicators with weights, anchors and advice."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug

if TYPE_CHECKING:
    from collections.abc import Mapping

RULESET_VERSION = "2026.8"
"""Stored with every evaluation. Raise it when a weight, a rule or a word list changes a score."""

LESSON_IDS = (
    "target-group",
    "referral-alliance",
    "find-places",
    "key-persons",
    "wording",
    "personal-asking",
)
LEVELS = 5
Effort = Literal["low", "medium", "high"]


class AdviceStep(Data):
    """One thing to do, with how much effort it takes."""

    effort: Effort
    text: Text


class IndicatorText(Data):
    """What one indicator asks and says. How it is recognised is code: `indicators/<id>.py`."""

    id: Slug
    decides: bool = False
    """Whether this indicator asks the lesson's own question, and so gives the lesson's outcome."""
    weight: float = Field(gt=0, le=1)
    weight_why: Text
    label: Text
    title_met: Text
    title_not_met: Text
    why: Text
    met: Text
    partly: Text
    not_met: Text
    advice: tuple[AdviceStep, ...] = Field(min_length=1)
    """Easiest first."""
    card_hint: Text


class LessonRules(Data):
    """How the outcome of a lesson comes about, in words for the reader."""

    outcome: Text
    not_applicable: Text


class Lesson(Data):
    """One of the six recruitment lessons."""

    id: Slug
    label: Text
    lesson: Text
    source: Source
    rules: LessonRules
    anchors: tuple[Text, ...] = Field(min_length=LEVELS, max_length=LEVELS)
    """Levels 0 to 4, in words a volunteer understands."""
    indicators: tuple[IndicatorText, ...] = Field(min_length=3, max_length=5)

    @model_validator(mode="after")
    def _is_consistent(self) -> Lesson:
        if sum(indicator.decides for indicator in self.indicators) != 1:
            message = f"lesson {self.id}: exactly one indicator decides"
            raise ValueError(message)
        total = math.fsum(indicator.weight for indicator in self.indicators)
        if not math.isclose(total, 1.0, abs_tol=1e-9):
            message = f"lesson {self.id}: the weights add up to {total}, not to 1"
            raise ValueError(message)
        order = ("low", "medium", "high")
        for indicator in self.indicators:
            efforts = [order.index(step.effort) for step in indicator.advice]
            if efforts != sorted(efforts):
                message = f"{indicator.id}: advice goes from easy to hard"
                raise ValueError(message)
        return self

    @property
    def deciding(self) -> IndicatorText:
        """The indicator that asks the lesson's own question."""
        return next(indicator for indicator in self.indicators if indicator.decides)


@lru_cache(maxsize=1)
def lessons() -> Mapping[str, Lesson]:
    """Return the six lessons by id, in order.

    Raises:
        CatalogueError: a file in `data/lessons` is missing or wrong.

    """
    return {lesson_id: load(f"lessons/{lesson_id}.yaml", Lesson) for lesson_id in LESSON_IDS}


@lru_cache(maxsize=1)
def indicator_texts() -> Mapping[str, IndicatorText]:
    """Return every indicator by id, over all lessons."""
    return {
        indicator.id: indicator for lesson in lessons().values() for indicator in lesson.indicators
    }
