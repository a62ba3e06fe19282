"""Agreement of a panel: Krippendorff's alpha, with an interval, and silence where it would mislead.

Alpha compares how much reviewers differ about the same unit with how much they would differ by
chance. It takes any number of reviewers, unequal panels and missing scores. Formulas and worked
examples: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability",
https://repository.upenn.edu/asc_papers/43; the tests repeat his examples.

When nearly all scores are the same, alpha falls to 0 or cannot be computed although everybody
agrees. Then there is no number, but a sentence: too little variation to judge.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from model.core.entity import Frozen
from model.core.messages import Message, msg
from model.review.rounds import LEVELS
from model.review.scores import ScoreTable

Array = npt.NDArray[np.float64]
Metric = Literal["nominal", "ordinal"]

LEAST_UNITS = 5
"""Fewer units that two reviewers scored say nothing about a panel. Our choice."""
LEAST_OTHER = 3
LEAST_OTHER_SHARE = 0.05
"""So many scores must differ from the commonest one, in number and in share. Our choice: it keeps
silent on 21 of 22 scores identical, where alpha would be 0."""
RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff's customary limits: rely on 0.8 and more, draw only tentative conclusions between
0.667 and 0.8 (Content Analysis, 4th ed., 2019)."""


class Agreement(Frozen):
    """How far reviewers agree. All numbers None: see `note` for the reason."""

    alpha: float | None
    """1 is perfect agreement, 0 what chance would give, below 0 worse than chance."""
    low: float | None
    high: float | None
    """Limits of the 95 % interval by bootstrap."""
    n: int
    """Units (a lesson of a project) that at least two reviewers scored."""
    note: Message


def value_counts(ratings: npt.ArrayLike) -> Array:
    """Return how often each unit got each value; U × V, values in ascending order.

    Args:
        ratings: U units × M reviewers; NaN where a score is missing.
    """
    given = np.asarray(ratings, dtype=np.float64)
    values = np.unique(given[~np.isnan(given)])
    result: Array = (given[:, :, None] == values).sum(axis=1).astype(np.float64)
    return result


def krippendorff_alpha(counts: Array, metric: Metric = "ordinal") -> float | None:
    """Return Krippendorff's alpha, or None when it is undefined (no pairs, or one value only).

    Args:
        counts: U × V, how often each unit got each value; values in ascending order.
        metric: `nominal` counts any difference alike, `ordinal` by how many scores lie between.
    """
    if not counts.size:
        return None
    alpha = float(_alphas(_coincidences(counts).sum(axis=0)[None], metric)[0])
    return None if np.isnan(alpha) else alpha


def agreement(
    counts: Array,
    *,
    metric: Metric = "ordinal",
    groups: npt.ArrayLike | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> Agreement:
    """Judge the agreement of a panel.

    Args:
        counts: U × V, how often each unit got each value; values in ascending order.
        metric: See `krippendorff_alpha`.
        groups: U labels; units with one label (lessons of one project) are drawn together in the
            bootstrap, because they are not independent. Used when there are at least five labels.
        resamples: Bootstrap samples; the interval holds the middle 95 per cent of their alphas.
        seed: Of the bootstrap.
    """
    pairable = counts.sum(axis=1) >= 2 if counts.size else np.zeros(0, dtype=bool)  # noqa: PLR2004 - a pair
    units = counts[pairable] if counts.size else counts
    silence = _reason_for_silence(units)
    alpha = None if silence else krippendorff_alpha(units, metric)
    if silence or alpha is None:
        note = silence or _TOO_LITTLE
        return Agreement(alpha=None, low=None, high=None, n=len(units), note=note)
    labels = np.arange(len(units))
    if groups is not None:
        named = np.asarray(groups)[pairable]
        if len(np.unique(named)) >= LEAST_UNITS:
            labels = np.unique(named, return_inverse=True)[1]
    low, high = _interval(units, labels, metric, resamples, seed)
    return Agreement(alpha=alpha, low=low, high=high, n=len(units), note=_reading(alpha))


def panel_agreement(table: ScoreTable, *, seed: int = 0) -> Agreement:
    """Judge the agreement of a round; a unit is one lesson of one project."""
    cell = table.project * max(len(table.lessons), 1) + table.lesson
    units, position = np.unique(cell, return_inverse=True)
    flat = np.bincount(
        position * LEVELS + table.level.astype(np.intp), minlength=len(units) * LEVELS
    )
    counts = flat.reshape(len(units), LEVELS).astype(np.float64)
    return agreement(counts, groups=units // max(len(table.lessons), 1), seed=seed)


def _coincidences(counts: Array) -> Array:
    """Return each unit's contribution to the coincidence matrix; U × V × V."""
    number = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    places = np.arange(counts.shape[1])
    pairs[:, places, places] -= counts
    # A unit with one score has no pairs: its matrix is already zero.
    result: Array = pairs / np.maximum(number - 1, 1)[:, None, None]
    return result


def _alphas(matrix: Array, metric: Metric) -> Array:
    """Return alpha of each of B coincidence matrices (B × V × V); NaN where undefined."""
    margin = matrix.sum(axis=2)
    if metric == "nominal":
        difference = 1 - np.eye(matrix.shape[1])[None]
    else:
        middle = np.cumsum(margin, axis=1) - margin / 2
        difference = (middle[:, :, None] - middle[:, None, :]) ** 2
    observed = np.sum(matrix * difference, axis=(1, 2))
    expected = np.sum(margin[:, :, None] * margin[:, None, :] * difference, axis=(1, 2))
    defined = expected > 0
    ratio = observed * (margin.sum(axis=1) - 1) / np.where(defined, expected, 1.0)
    return np.where(defined, 1 - ratio, np.nan)


def _interval(
    units: Array, labels: npt.NDArray[np.intp], metric: Metric, resamples: int, seed: int
) -> tuple[float | None, float | None]:
    """Return the percentile bootstrap interval; None where resampling rarely gives a number."""
    each = _coincidences(units)
    size = each.shape[1]
    groups = int(labels.max()) + 1
    grouped = np.zeros((groups, size * size))
    np.add.at(grouped, labels, each.reshape(len(units), -1))
    rng = np.random.default_rng(seed)
    times = rng.multinomial(groups, np.full(groups, 1 / groups), size=resamples)
    drawn: Array = (times.astype(np.float64) @ grouped).reshape(resamples, size, size)
    alphas = _alphas(drawn, metric)
    alphas = alphas[~np.isnan(alphas)]
    if len(alphas) < resamples / 2:
        return None, None
    low, high = np.quantile(alphas, [0.025, 0.975])
    return float(low), float(high)


_TOO_LITTLE = msg(
    "Nearly all scores are the same. That is too little variation to judge agreement."
)


def _reason_for_silence(units: Array) -> Message | None:
    """Return why no alpha should be shown, or None."""
    if not units.size:
        return msg("No lesson of a project was scored by two reviewers, so agreement is unknown.")
    totals = units.sum(axis=0)
    other = totals.sum() - totals.max(initial=0.0)
    if len(units) < LEAST_UNITS:
        return msg("Too few lessons were scored by two reviewers to judge agreement.")
    if other < LEAST_OTHER or other < LEAST_OTHER_SHARE * totals.sum():
        return _TOO_LITTLE
    return None


def _reading(alpha: float) -> Message:
    if alpha >= RELIABLE:
        return msg("The reviewers agree well. Their scores mean nearly the same.")
    if alpha >= TENTATIVE:
        return msg("The reviewers agree fairly well. Draw careful conclusions only.")
    if alpha > 0:
        return msg(
            "The reviewers often differ. Talk about the largest differences before you decide."
        )
    return msg(
        "The reviewers differ as much as chance would. Look at the levels together before you "
        "use these scores."
    )
