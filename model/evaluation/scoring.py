"""How findings combine: pure functions from findings to a lesson's outcome, level and advice.

Met counts 1, partly met 0.5, not met 0, over the indicators that could be judged, by weight. What
is not known does not count as zero: it lowers the coverage, and the coverage limits the level.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from model.evaluation.findings import JUDGED, Advice, Finding, LessonResult, Outcome
from model.evaluation.lessons import lessons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from model.evaluation.lessons import IndicatorText, Lesson

VALUES: Mapping[Outcome, float] = {"met": 1.0, "partly-met": 0.5, "not-met": 0.0}
MINIMUM_COVERAGE = 0.4
"""Below this share nothing is said. Every deciding indicator weighs 0.45 or more, so it is enough
by itself; without it, most of the others must be judged."""
COVERAGE_FOR_TOP = 0.75
"""Level 4 says that everything is in order, so at least three quarters must have been seen."""
LEVEL_WHEN_UNMET = 1
"""A plan that does the opposite of a lesson has at most a beginning, whatever else is in order."""
MET_FROM = 0.6
"""A lesson is met when its own question is met and the rest does not pull it below this."""
_ROUNDING = 1e-9
_EFFORTS = ("low", "medium", "high")


class Summary(NamedTuple):
    """All of a lesson's result that follows from the outcomes alone."""

    outcome: Outcome
    level: int | None
    coverage: float
    judged: int
    applicable: int
    reasons: tuple[str, ...]
    advice: tuple[Advice, ...]


def score_lesson(lesson: Lesson, findings: Sequence[Finding]) -> LessonResult:
    """Combine the findings of one lesson. Pure, and independent of the order of the findings."""
    by_id = {found.indicator: found for found in findings}
    ordered = tuple(by_id[text.id] for text in lesson.indicators if text.id in by_id)
    outcomes = tuple((found.indicator, found.outcome) for found in ordered)
    ours = lessons().get(lesson.id) is lesson
    summary = _summary(lesson.id, outcomes) if ours else summarise(lesson, outcomes)._asdict()
    return LessonResult(lesson=lesson.id, findings=ordered, **summary)


@lru_cache(maxsize=4096)
def _summary(lesson_id: str, outcomes: tuple[tuple[str, Outcome], ...]) -> dict[str, Any]:
    """Return the summary as keyword arguments; many plans share the same outcomes."""
    return summarise(lessons()[lesson_id], outcomes)._asdict()


def _capped(found: int | None, outcome: Outcome) -> int | None:
    """Keep the level in step with the lesson's own question: unmet is level 1 at most."""
    return min(found, LEVEL_WHEN_UNMET) if found is not None and outcome == "not-met" else found


def summarise(lesson: Lesson, outcomes: Sequence[tuple[str, Outcome]]) -> Summary:
    """Sum up the outcomes of a lesson's indicators, given in the lesson's order."""
    weights = {text.id: text.weight for text in lesson.indicators}
    applicable = [one for one in outcomes if one[1] != "not-applicable"]
    judged = [one for one in applicable if one[1] in JUDGED]
    coverage = _share(judged, applicable, weights)
    mean = average(judged, weights)
    outcome = _outcome(lesson, dict(judged), coverage, mean) if applicable else "not-applicable"
    if not outcomes:
        outcome = "insufficient-evidence"
    return Summary(
        outcome=outcome,
        level=_capped(level(mean, coverage), outcome) if outcome in JUDGED else None,
        coverage=round(coverage, 4),
        judged=len(judged),
        applicable=len(applicable),
        reasons=tuple(name for name, _ in sorted(judged, key=lambda one: -weights[one[0]])),
        advice=_advice(lesson.indicators, dict(outcomes)),
    )


def average(judged: Sequence[tuple[str, Outcome]], weights: Mapping[str, float]) -> float:
    """Return the weighted mean of met = 1, partly met = 0.5, not met = 0; 0 when nothing is."""
    total = sum(weights[name] for name, _ in judged)
    if not total:
        return 0.0
    return sum(weights[name] * VALUES[outcome] for name, outcome in judged) / total


def level(mean: float, coverage: float) -> int | None:
    """Return the level 0 to 4 for a weighted mean, or None below the minimum coverage.

    The mean is spread evenly over the five levels and rounded half up. Level 4 needs a coverage
    of 0.75, because it says that all is in order.
    """
    if coverage < MINIMUM_COVERAGE - _ROUNDING:
        return None
    reached = math.floor(mean * 4 + 0.5 + _ROUNDING)
    return min(reached, 4 if coverage >= COVERAGE_FOR_TOP - _ROUNDING else 3)


def _share(
    judged: Sequence[tuple[str, Outcome]],
    applicable: Sequence[tuple[str, Outcome]],
    weights: Mapping[str, float],
) -> float:
    whole = sum(weights[name] for name, _ in applicable)
    return sum(weights[name] for name, _ in judged) / whole if whole else 0.0


def _outcome(
    lesson: Lesson, judged: Mapping[str, Outcome], coverage: float, mean: float
) -> Outcome:
    """Return the outcome of a lesson that applies.

    The indicator that asks the lesson's own question gives the outcome; "met" becomes "partly
    met" when the weighted mean stays below 0.6. When that indicator could not be judged, the
    others may still show that something is done: never more than "partly met".
    """
    if coverage < MINIMUM_COVERAGE - _ROUNDING:
        return "insufficient-evidence"
    own = judged.get(lesson.deciding.id)
    if own is None:
        return "partly-met" if mean > 0 else "not-met"
    return "partly-met" if own == "met" and mean < MET_FROM - _ROUNDING else own


def _advice(texts: Sequence[IndicatorText], outcomes: Mapping[str, Outcome]) -> tuple[Advice, ...]:
    """Return what to do about unmet indicators, easiest first and then weightiest first."""
    unmet = [
        Advice(indicator=text.id, effort=text.advice[0].effort, weight=text.weight)
        for text in texts
        if outcomes.get(text.id) in ("not-met", "partly-met")
    ]
    return tuple(sorted(unmet, key=lambda one: (_EFFORTS.index(one.effort), -one.weight)))
