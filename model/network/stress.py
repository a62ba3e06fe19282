"""Positions in which the distance on paper follows the number of steps between partners.

Stress majorization, the solution of the Kamada-Kawai spring model: every pair is joined by a spring
as long as their shortest route, stiffer for near pairs. The start comes from pivot MDS.

References:
    Gansner, E. R., Koren, Y. and North, S. (2005), Graph drawing by stress majorization, Graph
    Drawing 2004, LNCS 3383, 239-250.
    Brandes, U. and Pich, C. (2007), Eigensolver methods for progressive multidimensional scaling of
    large data, Graph Drawing 2006, LNCS 4372, 42-53.

"""

from __future__ import annotations

import numpy as np
import rustworkx as rx

from model.network.graph import FloatArray

_PIVOTS = 50
_LARGEST_FOR_STRESS = 1200
"""Above this many partners in one part the start is the result: names are unreadable anyway."""
_STEPS = 80
_STEPS_LARGE = 25
_LARGE = 400
_STILL = 1e-3
"""Stop when no partner moves more than this share of a step between neighbours."""
_SEED = 20
_JITTER = 0.15
_PAIR = 2


def stress_positions(part: rx.PyGraph[None, None]) -> FloatArray:
    """Return positions of a connected part, shape (n, 2), in units of one step.

    The middle is at (0, 0) and the longest side lies flat. The same part gives the same picture.
    """
    n = part.num_nodes()
    if n <= _PAIR:
        return np.column_stack([np.arange(n) - (n - 1) / 2, np.zeros(n)])
    points = _pivot_start(part)
    if n <= _LARGEST_FOR_STRESS:
        points = _majorized(rx.graph_distance_matrix(part), points)
    return _flat(points)


def _majorized(steps: FloatArray, points: FloatArray) -> FloatArray:
    """Move all nodes at once to the minimum of a bound on the stress, again and again."""
    n = len(points)
    np.fill_diagonal(steps, 1.0)
    near = 1 / steps
    np.fill_diagonal(near, 0.0)
    weights = near**2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    # One node stays put; without that the system has no single solution.
    solve = np.linalg.inv(laplacian[1:, 1:])
    for _ in range(_STEPS if n <= _LARGE else _STEPS_LARGE):
        pull = near / np.maximum(_distances(points), 1e-9)
        target = pull.sum(axis=1)[:, None] * points - pull @ points
        moved = np.vstack([np.zeros((1, 2)), solve @ target[1:]])
        moved += points[0]
        shift = np.abs(moved - points).max()
        points = moved
        if shift < _STILL:
            break
    return points


def _distances(points: FloatArray) -> FloatArray:
    x, y = points[:, 0], points[:, 1]
    distances: FloatArray = np.hypot(x[:, None] - x, y[:, None] - y)
    return distances


def _pivot_start(part: rx.PyGraph[None, None]) -> FloatArray:
    """Pivot MDS over up to 50 pivots, each as far as possible from those before."""
    n = part.num_nodes()
    columns: list[FloatArray] = []
    pivot, nearest = 0, np.full(n, np.inf)
    for _ in range(min(_PIVOTS, n)):
        lengths = rx.dijkstra_shortest_path_lengths(part, pivot, lambda _: 1.0)
        column = np.zeros(n)
        for node, length in lengths.items():
            column[node] = length
        columns.append(column)
        nearest = np.minimum(nearest, column)
        pivot = int(nearest.argmax())
    squared = np.column_stack(columns) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points = centred @ vectors[:, [-1, -2]]
    points /= max(1e-9, float(np.abs(points).max())) / np.sqrt(n)
    jitter = np.random.default_rng(_SEED).uniform(-_JITTER, _JITTER, (n, 2))
    started: FloatArray = points + jitter
    return started


def _flat(points: FloatArray) -> FloatArray:
    """Turn the longest side flat, because screens are wide, and put the middle at (0, 0)."""
    centred = points - points.mean(axis=0)
    x, y = centred[:, 0], centred[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    turned: FloatArray = np.column_stack([x * cos + y * sin, y * cos - x * sin])
    return turned
