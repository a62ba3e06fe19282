"""Weights that vary: how a ranking depends on what the funder finds important.

Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen 2001, Operations
Research 49(3), http://sal.aalto.fi/publications/abstracts/plah01.html). Two sets of weights are
drawn. *Stated* weights vary a little around what the funder stated, because nobody means a weight
to the last per cent; they go into ranks, bands and pairs. *Open* weights vary over everything that
is possible; they answer which weighting would make a project win, and go into nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.review.review_means import ReviewMeans

Array = npt.NDArray[np.float64]

FIRMNESS = 200.0
"""How firmly stated weights are meant: the concentration of the Dirichlet distribution. At 200 a
weight of one sixth lies between 12 and 22 per cent in nineteen of twenty draws. Our choice."""


def stated_weights(weights: Mapping[str, float] | None, lessons: Sequence[str]) -> Array:
    """Return one weight per lesson, adding up to 1.

    Args:
        weights: Lesson → weight. None or empty: all lessons weigh the same. A lesson that is not
            named gets weight 0.
        lessons: The L lessons that the reviews mention.

    Raises:
        InvalidInputError: A weight is negative or not a number, or all weights are zero.
    """
    if not weights:
        return np.full(len(lessons), 1 / max(len(lessons), 1))
    for lesson, weight in weights.items():
        if not np.isfinite(weight) or weight < 0:
            raise InvalidInputError(
                msg("The weight of {lesson} must be zero or more.", lesson=lesson)
            )
    chosen = np.array([weights.get(lesson, 0.0) for lesson in lessons], dtype=np.float64)
    top = chosen.max(initial=0.0)
    if top <= 0:
        raise InvalidInputError(
            msg("All weights are zero. Give at least one reviewed lesson a weight above zero.")
        )
    # Divided by the largest first, so that very large or very small weights do not overflow.
    share = chosen / top
    result: Array = share / share.sum()
    return result


def draw_weights(stated: Array, number: int, rng: np.random.Generator, *, open_: bool) -> Array:
    """Draw weights, number × L. Lessons with weight 0 keep weight 0.

    The second half repeats the first, in step with the mirrored halves of `leniency.draw`.

    Args:
        stated: L stated weights, adding up to 1.
        number: Number of draws, even.
        rng: Source of chance.
        open_: Every weighting equally likely, instead of close to what was stated.
    """
    counted = stated > 0
    result = np.zeros((number // 2, len(stated)))
    shape = np.ones(int(counted.sum())) if open_ else stated[counted] * FIRMNESS
    if len(shape):
        # A Dirichlet draw is a set of gamma draws divided by their sum; tiny shapes can all be 0.
        gamma = np.maximum(rng.standard_gamma(shape, (number // 2, len(shape))), 1e-300)
        result[:, counted] = gamma / gamma.sum(axis=1, keepdims=True)
    return np.concatenate([result, result])


def weight_shift(
    means: ReviewMeans, stated: Array, drawn: Array, rng: np.random.Generator
) -> Array:
    """Return how far each project moves when the weights move from stated to drawn; D × P levels.

    A lesson that does not apply to a project is left out there, and the other weights are divided
    by what remains. Uncertainty about a project's profile is drawn along, exactly: a sum of
    independent normal terms is one normal term.
    """
    applies, profile, variance = means.applies, means.profile, means.profile_variance
    total = drawn @ applies.T
    base = applies @ stated
    base = np.where(base > 0, base, 1.0)
    safe = np.where(total > 0, total, 1.0)
    shift = drawn @ (applies * profile).T / safe
    spread = (
        drawn**2 @ (applies * variance).T / safe**2
        - 2 * (drawn * stated) @ (applies * variance).T / (safe * base)
        + ((stated**2 * applies * variance).sum(axis=1) / base**2)
    )
    half = rng.standard_normal((len(drawn) // 2, len(applies)))
    noise = np.concatenate([half, -half]) * np.sqrt(np.maximum(spread, 0.0))
    result: Array = np.where(total > 0, shift + noise, 0.0)
    return result


def ranks(value: Array) -> npt.NDArray[np.int32]:
    """Return the rank of each project in each draw, 1 is best; D × P.

    Equal values share by position in alternating direction, so that equals come out equal.
    """
    number, projects = value.shape
    half = number // 2
    result = np.empty((number, projects), dtype=np.int32)
    place = np.arange(1, projects + 1, dtype=np.int32)
    forward = np.argsort(-value[:half], axis=1, kind="stable")
    np.put_along_axis(result[:half], forward, place[None, :], axis=1)
    backward = projects - 1 - np.argsort(-value[half:, ::-1], axis=1, kind="stable")
    np.put_along_axis(result[half:], backward, place[None, :], axis=1)
    return result


def rank_acceptability(rank: npt.NDArray[np.int32]) -> Array:
    """Return the share of draws in which each project has each rank; P × P, rows add up to 1."""
    number, projects = rank.shape
    cell = np.arange(projects) * projects + rank - 1
    counts = np.bincount(cell.ravel(), minlength=projects * projects)
    result: Array = counts.reshape(projects, projects) / max(number, 1)
    return result


def central_weights(drawn: Array, rank: npt.NDArray[np.int32]) -> tuple[Array, Array]:
    """Return how often each project wins, and the mean of the weightings with which it does.

    Args:
        drawn: D × L weights.
        rank: D × P ranks under those weights.

    Returns:
        P shares, and P × L weights (rows of NaN for projects that never win).
    """
    wins = (rank == 1).astype(np.float64)
    number = wins.sum(axis=0)
    total = wins.T @ drawn
    central = np.where(number[:, None] > 0, total / np.maximum(number, 1)[:, None], np.nan)
    return number / max(len(drawn), 1), central
