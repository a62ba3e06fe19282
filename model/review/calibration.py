"""Calibration: short invented plans with reference levels, to find out how strict one is.

A reviewer gives levels and sees the reference with its reason at once; that is the training (a
short training raised accuracy and agreement of experienced grant reviewers: Sattler et al. 2015,
https://doi.org/10.1371/journal.pone.0130450). The references are ours and can be argued with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from statistics import fmean
from typing import Literal

from pydantic import Field, model_validator

from model.core.catalogue import DATA_DIR, Data, Text, load
from model.core.entity import Owned
from model.core.ids import Slug

CLEAR = 0.5
"""Half a level on average is worth saying; less is within what anybody reads differently. Ours."""
LEAST_ANSWERS = 4
"""Under this many answers a mean says more about the vignettes than about the reader. Ours."""

Leaning = Literal["stricter", "milder", "alike", "unknown"]


class Reference(Data):
    """The level that we would give for one lesson, and why."""

    lesson: Slug
    level: int = Field(ge=0, le=4)
    reason: Text


class Vignette(Data):
    """A short invented plan."""

    id: Slug
    title: Text
    plan: Text
    references: tuple[Reference, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _asks_each_lesson_once(self) -> Vignette:
        asked = [reference.lesson for reference in self.references]
        if len(asked) != len(set(asked)):
            message = f"vignette {self.id}: a lesson is asked twice"
            raise ValueError(message)
        return self


class CalibrationAnswer(Owned):
    """The level that a reviewer gave for one lesson of one vignette; it cannot be changed."""

    round_id: str
    reviewer: str = Field(min_length=1, max_length=200)
    vignette: Slug
    lesson: Slug
    level: int = Field(ge=0, le=4)
    at: datetime


@dataclass(frozen=True)
class Bias:
    """How far levels lie from the reference, on average, in levels; above 0 is milder."""

    mean: float | None
    """None with fewer answers than can say something."""
    answers: int

    @property
    def leaning(self) -> Leaning:
        """Say it in a word."""
        if self.mean is None:
            return "unknown"
        if abs(self.mean) < CLEAR:
            return "alike"
        return "milder" if self.mean > 0 else "stricter"


@lru_cache(maxsize=1)
def vignettes() -> Mapping[str, Vignette]:
    """Return the vignettes by id, in the order of their files.

    Raises:
        CatalogueError: a file in `data/calibration` is wrong.
    """
    names = sorted(path.name for path in (DATA_DIR / "calibration").glob("*.yaml"))
    found = [load(f"calibration/{name}", Vignette) for name in names]
    return {vignette.id: vignette for vignette in found}


def reference_of(vignette: str, lesson: str) -> Reference | None:
    """Return the reference for a lesson of a vignette; None when it is not there any more."""
    known = vignettes().get(vignette)
    references = known.references if known else ()
    return next((one for one in references if one.lesson == lesson), None)


def bias(answers: Iterable[CalibrationAnswer], *, least: int = LEAST_ANSWERS) -> Bias:
    """Return how far answers lie from the reference."""
    gaps = [
        answer.level - reference.level
        for answer in answers
        if (reference := reference_of(answer.vignette, answer.lesson)) is not None
    ]
    return Bias(fmean(gaps) if len(gaps) >= least else None, len(gaps))


def panel_gap(own: Sequence[CalibrationAnswer], panel: Iterable[CalibrationAnswer]) -> float | None:
    """Return how much milder one reviewer is than the others on what both judged, in levels.

    None when fewer than `LEAST_ANSWERS` of the own answers were also judged by somebody else.
    """
    others: dict[tuple[str, str], list[int]] = {}
    for answer in panel:
        others.setdefault((answer.vignette, answer.lesson), []).append(answer.level)
    gaps = [
        answer.level - fmean(others[answer.vignette, answer.lesson])
        for answer in own
        if (answer.vignette, answer.lesson) in others
    ]
    return fmean(gaps) if len(gaps) >= LEAST_ANSWERS else None
