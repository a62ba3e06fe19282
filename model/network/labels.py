"""How much room a name takes on the map, and moving names apart until they can be read.

The map draws a mark with the name under it, wrapped. Sizes are pixels at zoom 1 and match the
fonts of the map component; a little too large does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from model.network.graph import FloatArray, IntArray

MARK = 32.0
"""Height and width of the mark of a partner."""
WRAP = 24
"""Characters of a name on one line."""
_CHARACTER = 6.6
_LINE = 15.0
_AIR = 8.0
_MOST_LINES = 3
_PUSH = 0.55
"""Each of two overlapping names moves a little more than half of the overlap."""
_READABLE = 2000
_ROUNDS = 300
_WORK = 300_000
"""Rounds times nodes: about two seconds."""
_TOUCH = 1e-6
"""Names may touch."""
_SPARE = 0.5
"""Pixels kept free, because positions are stored in tenths."""
_CROWDED = 0.5
"""Overlaps per node above which the whole picture is enlarged first."""
_ENLARGE = 1.08
_ENLARGEMENTS = 15


def label_sizes(names: Sequence[str]) -> FloatArray:
    """Return the width and height of mark and name together, shape (n, 2)."""
    lengths = np.array([len(name) for name in names], dtype=np.float64)
    width = np.maximum(MARK, np.minimum(lengths, WRAP) * _CHARACTER) + _AIR
    lines = np.clip(np.ceil(lengths / WRAP), 1, _MOST_LINES)
    return np.column_stack([width, MARK + lines * _LINE + _AIR])


def overlaps(points: FloatArray, sizes: FloatArray) -> IntArray:
    """Return the pairs of nodes whose marks or names overlap, shape (k, 2).

    Args:
        points: middle of each mark, shape (n, 2).
        sizes: width and height of mark with name, shape (n, 2).

    """
    n = len(points)
    if not n:
        return np.zeros((0, 2), dtype=np.int64)
    middle = _middles(points, sizes)
    # Only nodes to the right, within the widest name, can overlap: far fewer than all pairs.
    order = np.argsort(middle[:, 0], kind="stable")
    x = middle[order, 0]
    counts = np.searchsorted(x, x + sizes[:, 0].max(), side="left") - np.arange(n) - 1
    left = np.repeat(np.arange(n), np.maximum(counts, 0))
    starts = np.concatenate([[0], np.cumsum(np.maximum(counts, 0))[:-1]])
    right = np.arange(len(left)) - starts[left] + left + 1
    first, second = order[left], order[right]
    room = (sizes[first] + sizes[second]) / 2 - np.abs(middle[first] - middle[second])
    close = (room > _TOUCH).all(axis=1)
    pairs: IntArray = np.column_stack([first[close], second[close]])
    return pairs


def spread_apart(
    points: FloatArray,
    sizes: FloatArray,
    keep_inside: Callable[[FloatArray], FloatArray] | None = None,
) -> FloatArray:
    """Move nodes as little as needed until no names overlap, or time is up.

    Overlapping pairs push each other along the axis on which they overlap least. Deterministic.
    `keep_inside` puts nodes back where they are allowed to be, after each round. Above 2,000 nodes
    nothing moves: so many names cannot be read in one picture anyway.
    """
    if len(points) > _READABLE:
        return points
    moved = points.copy()
    sizes = sizes + _SPARE
    for _ in range(min(_ROUNDS, _WORK // max(1, len(points)))):
        pairs = overlaps(moved, sizes)
        if not len(pairs):
            break
        moved += _pushes(moved, sizes, pairs)
        if keep_inside is not None:
            moved = keep_inside(moved)
    return moved


def enlarged(points: FloatArray, sizes: FloatArray) -> FloatArray:
    """Return the same picture, larger while more than half of the names overlap another."""
    for _ in range(_ENLARGEMENTS):
        if len(overlaps(points, sizes)) <= _CROWDED * len(points):
            break
        points = points * _ENLARGE
    return points


def _middles(points: FloatArray, sizes: FloatArray) -> FloatArray:
    """Return the middle of mark and name together; the name hangs below the mark."""
    return points + np.column_stack([np.zeros(len(sizes)), (sizes[:, 1] - MARK) / 2])


def _pushes(points: FloatArray, sizes: FloatArray, pairs: IntArray) -> FloatArray:
    first, second = pairs[:, 0], pairs[:, 1]
    middle = _middles(points, sizes)
    difference = middle[first] - middle[second]
    overlap = (sizes[first] + sizes[second]) / 2 - np.abs(difference)
    axis = np.argmin(overlap, axis=1)
    row = np.arange(len(pairs))
    side = np.where(difference[row, axis] > 0, 1.0, -1.0)
    push = np.zeros((len(pairs), 2))
    push[row, axis] = side * (overlap[row, axis] * _PUSH + 0.5)
    total = np.zeros_like(points)
    np.add.at(total, first, push)
    np.add.at(total, second, -push)
    return total
