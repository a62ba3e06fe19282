"""Which projects one more review would settle most."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_NODES = np.array([NormalDist().inv_cdf((k + 0.5) / 41) for k in range(41)])
"""41 equally likely values of a standard normal: enough to see where a review may end up."""


def review_gain(value: Array, noise: float, fund: int | None) -> Array:
    """Return what one more review of each project is expected to settle; P numbers ≥ 0.

    With a funding line: how much the probability of a wrong side of the line falls (0–0.5). Without
    one: the same, added up over the pairs with every other project. The value of information of one
    observation, worked out for normal values (Raiffa and Schlaifer 1961).

    Args:
        value: D × P draws of project values.
        noise: Standard deviation of the noise of one full review, in levels.
        fund: Number of places, or None.
    """
    projects = value.shape[1]
    if fund is not None and not 0 < fund < projects:
        return np.zeros(projects)
    variance = value.var(axis=0)
    learned = variance**2 / (variance + noise**2 + 1e-12)
    if fund is None:
        mean = value.mean(axis=0)
        covariance = np.atleast_2d(np.cov(value, rowvar=False, bias=True))
        middle = mean[:, None] - mean
        spread = variance[:, None] + variance - 2 * covariance
        gain = _gain(middle, spread, learned[:, None])
        gain[np.diag_indices(projects)] = 0.0
        total: Array = gain.sum(axis=1)
        return total
    distance = value - _line(value, fund)
    return _gain(distance.mean(axis=0), distance.var(axis=0), learned)


def _line(value: Array, fund: int) -> Array:
    """Return for each draw and project the value it must pass: the last place among the others."""
    ordered = -np.sort(-value, axis=1)
    last, first_out = ordered[:, fund - 1, None], ordered[:, fund, None]
    return np.where(value >= last, first_out, last)


def _gain(middle: Array, variance: Array, learned: Array) -> Array:
    """Return how much P(wrong side of 0) falls when `learned` of the variance becomes known."""
    doubt = np.maximum(variance, 1e-12)
    known = np.minimum(learned, 0.999 * doubt)
    after = np.sqrt(doubt - known)
    now = _below(-np.abs(middle) / np.sqrt(doubt))
    moved = middle[..., None] + np.sqrt(known)[..., None] * _NODES
    then = _below(-np.abs(moved) / after[..., None]).mean(axis=-1)
    result: Array = np.maximum(now - then, 0.0)
    return result


def _below(x: Array) -> Array:
    """Return the standard normal distribution function for x ≤ 0, to seven decimals.

    Abramowitz and Stegun (1964), formula 26.2.17.
    """
    t = 1 / (1 - 0.2316419 * x)
    series = t * (
        0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))
    )
    result: Array = np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi) * series
    return result
