"""One mean a review, and what is particular to a project at each lesson.

A lesson that a reviewer left open is left out of numerator and denominator. Because some lessons
score lower than others for everybody, each lesson's own height is taken off first; so nobody gains
by leaving a hard lesson open.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.review.scores import ScoreTable

Array = npt.NDArray[np.float64]

ROUNDING = 1 / 12
"""Variance of rounding to whole levels (Sheppard's correction): no level is more exact."""
SHARED_NOISE = 0.5
"""Share of the noise of a full review that its lessons have in common (halo). It only decides how
much less a review counts when lessons were left open; half is our choice."""
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class ReviewMeans:
    """Reviews as P × R arrays (projects by reviewers), and lessons as P × L arrays."""

    present: npt.NDArray[np.bool_]
    """P × R: this reviewer scored at least one lesson that counts."""
    mean: Array
    """P × R: weighted mean level of the review, lesson heights removed; 0 where absent."""
    noise: Array
    """P × R: noise variance relative to a full review (1 = full)."""
    floor: Array
    """P × R: variance by rounding to whole levels, in levels squared."""
    raw: Array
    """P: weighted mean of what was given, lesson by lesson; NaN without scores."""
    applies: Array
    """P × L: 1 where somebody scored this lesson of this project, else 0."""
    reviewed: npt.NDArray[np.bool_]
    """P: somebody scored it."""
    profile: Array
    """P × L: how much higher this project scores on this lesson than its own mean (shrunken)."""
    profile_variance: Array
    """P × L: posterior variance of `profile`."""


def review_means(table: ScoreTable, weights: Array) -> ReviewMeans:
    """Summarise each review under the given weights.

    Args:
        table: The scores, of lessons with a weight above 0 only (`scores.counting`).
        weights: L weights, adding up to 1, one for each lesson of the table.
    """
    shape = (len(table.projects), len(table.lessons))
    cell = table.project * shape[1] + table.lesson
    number = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    applies = (number > 0).astype(np.float64)
    heights = _lesson_heights(table, weights)
    first, _ = _means(table, weights, table.level - heights[table.lesson])
    profile, variance = _profile(table, table.level - heights[table.lesson], first, number)
    profile -= _row_mean(profile, weights * applies)[:, None] * applies
    # The second time each level is freed of what is particular to that lesson of that project, so
    # that a reviewer who left a weak lesson open does not lift the project.
    own = table.level - heights[table.lesson] - profile[table.project, table.lesson]
    mean, effective = _means(table, weights, own)
    present = effective > 0
    full = 1 / max(float(np.sum(weights**2)), 1e-12)
    safe = np.where(present, effective, 1.0)
    return ReviewMeans(
        present=present,
        mean=np.where(present, mean, 0.0),
        noise=SHARED_NOISE + (1 - SHARED_NOISE) * full / safe,
        floor=ROUNDING / safe,
        raw=_raw(table, weights, number),
        applies=applies,
        reviewed=number.sum(axis=1) > 0,
        profile=profile,
        profile_variance=variance,
    )


def _means(table: ScoreTable, weights: Array, level: Array) -> tuple[Array, Array]:
    """Return the weighted mean of each review and its effective number of lessons, both P × R."""
    shape = (len(table.projects), len(table.reviewers))
    cell = table.project * shape[1] + table.reviewer
    size = shape[0] * shape[1]
    weight = weights[table.lesson]
    total = np.bincount(cell, weight, size)
    squares = np.bincount(cell, weight**2, size)
    safe = np.where(total > 0, total, 1.0)
    mean = np.bincount(cell, weight * level, size) / safe
    effective = np.where(total > 0, total**2 / np.where(squares > 0, squares, 1.0), 0.0)
    return mean.reshape(shape), effective.reshape(shape)


def _lesson_heights(table: ScoreTable, weights: Array) -> Array:
    """Return how much higher than the others each lesson is scored; their weighted mean is 0.

    Alternates between review means and lesson means until both stand still (backfitting).
    """
    lessons = len(table.lessons)
    heights = np.zeros(lessons)
    # One imagined score at height 0 keeps a lesson that was scored once from explaining itself.
    number = np.bincount(table.lesson, minlength=lessons) + 1.0
    for _ in range(_ROUNDS):
        mean, _ = _means(table, weights, table.level - heights[table.lesson])
        rest = table.level - mean[table.project, table.reviewer]
        heights = np.bincount(table.lesson, rest, lessons) / number
        heights -= heights @ weights
    return heights


def _profile(
    table: ScoreTable, level: Array, mean: Array, number: npt.NDArray[np.intp]
) -> tuple[Array, Array]:
    """Return the shrunken lesson profile of each project and its posterior variance, both P × L.

    Variances by the method of moments: reviewers who differ within a project and lesson show the
    noise; what is left between lessons is the project's own profile.
    """
    rest = level - mean[table.project, table.reviewer]
    cell = table.project * number.shape[1] + table.lesson
    total = np.bincount(cell, rest, number.size).reshape(number.shape)
    centre = total / np.maximum(number, 1)
    spread = float(np.sum((rest - centre[table.project, table.lesson]) ** 2))
    freedom = float(np.sum(np.maximum(number - 1, 0)))
    seen = number > 0
    between = float(np.mean(centre[seen] ** 2)) if seen.any() else 0.0
    if freedom > 0:
        noise = max(spread / freedom, ROUNDING)
        own = max(between - noise * float(np.mean(1 / number[seen])), 0.0)
    else:
        # One reviewer each: noise and profile cannot be told apart; half each is our choice.
        noise = own = max(between / 2, ROUNDING)
    gain = own * number / np.where(seen, own * number + noise, 1.0)
    return gain * centre, np.where(seen, own * (1 - gain), 0.0)


def _raw(table: ScoreTable, weights: Array, number: npt.NDArray[np.intp]) -> Array:
    """Return per project the weighted mean over lessons of the plain mean over reviewers; P."""
    cell = table.project * number.shape[1] + table.lesson
    total = np.bincount(cell, table.level, number.size).reshape(number.shape)
    share = weights * (number > 0)
    plain = _row_mean(total / np.maximum(number, 1), share)
    return np.where(share.sum(axis=1) > 0, plain, np.nan)


def _row_mean(values: Array, share: Array) -> Array:
    """Return the weighted mean of each row; 0 where no weight is left."""
    total = share.sum(axis=1)
    result: Array = (values * share).sum(axis=1) / np.where(total > 0, total, 1.0)
    return result
