"""The model behind the ranking: what a review owes to the project, to the reviewer, and to chance.

    review mean = general level + project + reviewer (leniency) + noise

Projects and reviewers are random effects, so an outspoken mean from few reviews is drawn to the
middle (best linear unbiased prediction, Henderson 1975), and a mild reviewer's projects come down
only as far as the other reviews support it. Following the model of Heyard, Ott, Salanti and Egger
(2022, "Rethinking the funding line at the Swiss National Science Foundation",
https://ar5iv.labs.arxiv.org/html/2102.09958).

How much projects, reviewers and chance vary is not known either. The three standard deviations are
integrated over a grid of their posterior (as in Rue, Martino and Chopin 2009), so that few reviews
give wide intervals, the way Student's t does. Everything conditional on them is exact algebra.

Units: levels of the scale, 0–4, treated as equally spaced. Each standard deviation has a
half-normal prior with scale 1: on this scale no standard deviation can exceed 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.review.review_means import ReviewMeans

Array = npt.NDArray[np.float64]

PRIOR_SCALE = 1.0
LOWEST, HIGHEST = 0.02, 2.0
"""Range of standard deviations that is searched, in levels."""
_STEPS = (7, 7, 8)
"""Points on each axis, grid after grid."""
_CHUNK = 4_000_000  # numbers in one array at a time: about 32 MB


@dataclass(frozen=True, slots=True)
class Spreads:
    """K combinations of the three standard deviations, with their posterior weights."""

    project: Array
    reviewer: Array
    noise: Array
    weight: Array
    """Adds up to 1."""


@dataclass(frozen=True, slots=True)
class _Solution:
    """The model solved for K combinations of spreads; P projects, R reviewers."""

    log_evidence: Array
    """K."""
    precision: Array
    """K × P: precision of each project when leniencies are known."""
    pull: Array
    """K × P × R: how a project's value falls when a reviewer's leniency rises."""
    base: Array
    """K × P: project values at leniency 0."""
    leniency: Array
    """K × R: posterior mean of general level plus leniency."""
    root: Array
    """K × R × R: lower Cholesky factor of the leniencies' posterior precision."""


def fit_spreads(means: ReviewMeans) -> Spreads:
    """Return the posterior of the three standard deviations on a grid, narrowed step by step."""
    lowest, highest = np.log(LOWEST), np.log(HIGHEST)
    axes = [np.linspace(lowest, highest, _STEPS[0])] * 3
    spreads = _weigh(means, _grid(axes))
    for steps in _STEPS[1:]:
        log = np.log(np.stack([spreads.project, spreads.reviewer, spreads.noise]))
        centre = log @ spreads.weight
        deviation = np.sqrt(((log - centre[:, None]) ** 2) @ spreads.weight)
        # Half a step more, because a coarse grid hides how wide the posterior is.
        reach = 2.5 * deviation + [(axis[1] - axis[0]) / 2 for axis in axes]
        axes = [
            np.linspace(max(c - r, lowest), min(c + r, highest), steps)
            for c, r in zip(centre, reach, strict=True)
        ]
        spreads = _weigh(means, _grid(axes))
    return spreads


def _grid(axes: list[Array]) -> Array:
    """Return all combinations of three axes of log standard deviations as standard deviations."""
    return np.exp(np.stack([a.ravel() for a in np.meshgrid(*axes, indexing="ij")]))


def _weigh(means: ReviewMeans, grid: Array) -> Spreads:
    """Return the grid with posterior weights. The grid is even in logs, hence the Jacobian."""
    log = np.concatenate([_solve(means, part).log_evidence for part in _parts(means, grid)])
    log = log - 0.5 * np.sum((grid / PRIOR_SCALE) ** 2, axis=0) + np.sum(np.log(grid), axis=0)
    weight = np.exp(log - log.max())
    return Spreads(grid[0], grid[1], grid[2], weight / weight.sum())


def _parts(means: ReviewMeans, grid: Array) -> Iterator[Array]:
    """Cut a grid in parts that fit in memory."""
    size = max(1, _CHUNK // max(means.mean.size, 1))
    for start in range(0, grid.shape[1], size):
        yield grid[:, start : start + size]


def _solve(means: ReviewMeans, grid: Array) -> _Solution:
    """Solve the model for each column of `grid` (3 × K), projects eliminated before reviewers."""
    project, reviewer, noise = grid[0], grid[1], grid[2]
    variance = noise[:, None, None] ** 2 * means.noise + means.floor
    w = np.where(means.present, 1 / variance, 0.0)
    z = means.mean
    precision = project[:, None] ** -2 + w.sum(axis=2)
    base = (w * z).sum(axis=2) / precision
    pull = w / precision[:, :, None]
    reviewers = w.shape[2]
    # The general level has a flat prior: leniencies are pulled to their own mean, not to zero.
    centring = np.eye(reviewers) - 1.0 / max(reviewers, 1)
    schur = (
        centring * reviewer[:, None, None] ** -2
        + np.eye(reviewers) * w.sum(axis=1)[:, None, :]
        - np.swapaxes(w, 1, 2) @ pull
    )
    right = (w * z).sum(axis=1) - np.einsum("kpr,kp->kr", w, base)
    root = np.linalg.cholesky(schur)
    half = np.linalg.solve(root, right[:, :, None])
    leniency = np.linalg.solve(np.swapaxes(root, 1, 2), half)[:, :, 0]
    diagonal = np.diagonal(root, axis1=1, axis2=2)
    log = 0.5 * np.sum(np.log(w, where=w > 0, out=np.zeros_like(w)), axis=(1, 2))
    log -= np.log(project) * w.shape[1] + 0.5 * np.sum(np.log(precision), axis=1)
    log -= np.log(reviewer) * max(reviewers - 1, 0) + np.sum(np.log(diagonal), axis=1)
    log -= 0.5 * np.sum(w * z**2, axis=(1, 2)) - 0.5 * np.sum(precision * base**2, axis=1)
    log += 0.5 * np.sum(half[:, :, 0] ** 2, axis=1)
    return _Solution(log, precision, pull, base, leniency, root)


@dataclass(frozen=True, slots=True)
class Draws:
    """D draws from the posterior; P projects, R reviewers."""

    value: Array
    """D × P: project values on the scale of the levels, leniency removed."""
    second_panel: Array
    """D × P: what another panel of the same size and kind would find, in the same draw."""
    leniency: Array
    """D × R: leniency of each reviewer against the mean of the panel."""
    noise: Array
    """D: standard deviation of the noise of one full review."""


def draw(means: ReviewMeans, number: int, rng: np.random.Generator) -> Draws:
    """Draw project values and leniencies, each draw with its own spreads.

    Draws come in mirrored pairs around their mean, so that equal projects come out equal.

    Args:
        means: The review means; P projects, R reviewers.
        number: Number of draws, made even.
        rng: Source of chance.
    """
    spreads = fit_spreads(means)
    pairs = (number + 1) // 2
    # Systematic resampling keeps the number of draws of each combination close to its weight.
    ticks = (np.arange(pairs) + rng.random()) / pairs
    cell = np.minimum(np.searchsorted(np.cumsum(spreads.weight), ticks), len(spreads.weight) - 1)
    cells, counts = np.unique(cell, return_counts=True)
    grid = np.stack([spreads.project, spreads.reviewer, spreads.noise])[:, cells]
    parts: list[tuple[Array, Array, Array]] = []
    start = 0
    for part in _parts(means, grid):
        solution = _solve(means, part)
        parts.extend(
            _draw_pairs(solution, part[0, k], k, int(counts[start + k]), rng)
            for k in range(part.shape[1])
        )
        start += part.shape[1]
    value, second, leniency = (
        np.concatenate([part[place] for part in parts], axis=1).reshape(2 * pairs, -1)
        for place in range(3)
    )
    noise = np.tile(np.repeat(grid[2], counts), 2)
    return Draws(value, second, leniency, noise)


def _draw_pairs(
    solution: _Solution, project: float, k: int, pairs: int, rng: np.random.Generator
) -> tuple[Array, Array, Array]:
    """Return values, second panel and leniencies of combination k; 2 × pairs × …, mirrored."""
    base, pull, level = solution.base[k], solution.pull[k], solution.leniency[k]
    reviewers, projects = len(level), len(base)
    inverse = np.linalg.inv(solution.root[k]).T if reviewers else np.zeros((0, 0))
    spread = inverse @ rng.standard_normal((reviewers, pairs))
    scatter = rng.standard_normal((projects, pairs)) / np.sqrt(solution.precision[k])[:, None]
    off_project = (scatter - pull @ spread).T
    centre = base - pull @ level
    general = level.mean() if reviewers else 0.0
    off_general = spread.mean(axis=0) if reviewers else np.zeros(pairs)
    sign = np.array([1.0, -1.0])[:, None, None]
    value = centre + general + sign * (off_project + off_general[:, None])
    lenient = (level - general) + sign * (spread - off_general).T
    blur = rng.standard_normal((pairs, projects)) * np.sqrt(_panel_noise(solution, project, k))
    return value, value + sign * blur, lenient


def _panel_noise(solution: _Solution, project: float, k: int) -> Array:
    """Return the variance by which a panel like this one misses each project's value; P.

    The mean of its reviews scatters, and leniencies are known only so far. What all projects share
    (the general level) is left out: it changes no order.
    """
    evidence = np.maximum(solution.precision[k] - project**-2, 1e-9)
    share = solution.pull[k] * (solution.precision[k] / evidence)[:, None]
    if not share.shape[1]:
        return np.asarray(1 / evidence)
    inverse = np.linalg.inv(solution.root[k]).T
    own = inverse - inverse.mean(axis=0)
    result: Array = 1 / evidence + np.sum((share @ own) ** 2, axis=1)
    return result
