"""The weights by which passages are read: learned from labelled texts, kept in readable files.

`data/lexicon/plan-weights/<lesson>.json`, made by `tests/tools/learn_weights.py` and by nobody's
hand. Two steps: what each sign adds for a sentence, and what the strongest sentences together with
the rules come to for a text. Both are multinomial logistic regression (Hastie, Tibshirani and
Friedman, The elements of statistical learning, 2009, section 4.4).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Literal

from pydantic import model_validator

from model.core.catalogue import DATA_DIR, Data, Source, Text, parse
from model.core.errors import CatalogueError

Shown = Literal["met", "partly-met", "not-met"]
SHOWN: tuple[Shown, ...] = ("met", "partly-met", "not-met")
"""What a sentence can show, in the order of the numbers in the file."""
WEIGHED_LESSONS = (
    "target-group",
    "referral-alliance",
    "find-places",
    "key-persons",
    "personal-asking",
)
"""The lessons that the weights judge; on wording they did no better than the rules."""
DOUBTED_LESSONS = ("wording",)
"""The lessons of which the weights only say where the rules may be wrong."""
Weighed = Literal["met", "partly-met", "not-met", "insufficient-evidence"]


class SentenceWeights(Data):
    """Log-odds against "shows nothing", for met, partly met and not met."""

    start: tuple[float, float, float]
    signs: dict[str, tuple[float, float, float]]


class TextWeights(Data):
    """For each outcome what every feature of the text adds; `start` is where it begins."""

    outcomes: dict[Weighed, dict[str, float]]


class LessonWeights(Data):
    """The weights of one lesson."""

    about: Text
    source: Source
    made_by: str = ""
    texts: int
    """How many labelled texts they were learned from."""
    sentence: SentenceWeights
    text: TextWeights

    @model_validator(mode="after")
    def _knows_silence(self) -> LessonWeights:
        if "insufficient-evidence" not in self.text.outcomes:
            message = "a text must be allowed to say nothing"
            raise ValueError(message)
        return self


@lru_cache(maxsize=8)
def lesson_weights(lesson: str) -> LessonWeights:
    """Return the weights of a lesson.

    Raises:
        CatalogueError: the file is missing or wrong.

    """
    relative = f"lexicon/plan-weights/{lesson}.json"
    try:
        raw = json.loads((DATA_DIR / relative).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"data/{relative}: the file is missing"
        raise CatalogueError(message) from error
    except ValueError as error:
        message = f"data/{relative}: not readable as JSON: {error}"
        raise CatalogueError(message) from error
    return parse(raw, LessonWeights, relative)
