"""The twelve domains as twelve wedges of a circle, with room in every wedge, also the empty ones.

The order is fixed, and the wedges have one size as long as everyone fits, so that a coalition
recognises its map. In a large coalition a crowded wedge becomes wider, and an empty one keeps its
least width. Ties play no part: a new tie moves nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.network.graph import FloatArray, Graph, IntArray
from model.network.labels import label_sizes, overlaps, spread_apart

Point = tuple[float, float]

INNER = 130.0
"""Radius of the middle, which carries the name of the coalition."""
OUTER_AT_LEAST = 480.0
"""Radius of a small network: an empty wedge must be visible as room to grow."""
_EQUAL_UNTIL = 800.0
"""Radius up to which the wedges keep one size."""
_LEAST_SHARE = 0.6
"""An empty wedge has at least this share of its equal part: 18 of 30 degrees."""
_LOOSE = 2.0
"""Room per name, in times its own size, to start with."""
_ROOMIER = 1.1
_ATTEMPTS = 8
_BORDER = 24.0
"""Marks stay this far from the line between two wedges."""
_RIM = 56.0
"""Marks stay this far from the rim, which leaves room for their names."""
_NAME_OF_DOMAIN = 40.0
_GOLDEN = 0.618033988749895
"""Steps of the golden ratio spread any number of points evenly over a width."""


@dataclass(frozen=True, slots=True)
class Wedge:
    """One domain on the map. Angles are degrees, clockwise from the top."""

    domain: str
    start: float
    end: float
    partners: int
    label_at: Point
    """Where the name of the domain stands, just outside the rim."""
    middle: Point
    """Where an empty wedge says what belongs there."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody of this domain is on the map: room to grow."""
        return not self.partners


@dataclass(frozen=True, slots=True)
class _Frame:
    """The borders that each node must keep to: arrays of shape (k,), angles in radians."""

    middle: FloatArray
    half: FloatArray
    outer: float

    def keep_inside(self, points: FloatArray) -> FloatArray:
        """Put each point back in its wedge, off its borders, the middle and the rim."""
        radius = np.clip(np.hypot(points[:, 0], points[:, 1]), INNER, self.outer - _RIM)
        turn = np.arctan2(points[:, 0], -points[:, 1]) - self.middle
        turn = (turn + np.pi) % (2 * np.pi) - np.pi
        margin = np.arcsin(np.minimum(1.0, _BORDER / radius))
        limit = np.maximum(0.0, self.half - margin)
        return _at(radius, self.middle + np.clip(turn, -limit, limit))


def wedge_positions(
    graph: Graph, domains: Sequence[str]
) -> tuple[dict[int, Point], tuple[Wedge, ...], float]:
    """Return the place of each node that has one of `domains`, the wedges, and the radius.

    Nodes with another domain or none get no place here.
    """
    number = {domain: place for place, domain in enumerate(domains)}
    order = sorted(range(graph.n), key=lambda i: (graph.names[i].casefold(), graph.ids[i]))
    nodes = [node for node in order if graph.domains[node] in number]
    wedge = np.array([number[graph.domains[node]] for node in nodes], dtype=np.int64)
    sizes = label_sizes([graph.names[node] for node in nodes]).reshape(-1, 2)
    needed = np.zeros(len(domains))
    np.add.at(needed, wedge, sizes.prod(axis=1) * _LOOSE)
    widths, outer = _widths(needed)
    # The first wedge has its middle at the top.
    ends = np.cumsum(widths) - widths[:1] / 2
    middles = ends - widths / 2
    for _ in range(_ATTEMPTS):
        frame = _Frame(middles[wedge], widths[wedge] / 2, outer)
        points = spread_apart(_scattered(wedge, frame), sizes, frame.keep_inside)
        if not len(overlaps(points, sizes)):
            break
        outer *= _ROOMIER
    counts = np.bincount(wedge, minlength=len(domains))
    places = {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}
    return places, _wedges(domains, middles, widths, counts, outer), outer


def _widths(needed: FloatArray) -> tuple[FloatArray, float]:
    """Return the width of each wedge in radians, and the radius that gives the room needed."""
    if not len(needed):
        return np.zeros(0), OUTER_AT_LEAST
    equal = np.full(len(needed), 2 * np.pi / len(needed))
    outer = _radius_for(needed, equal)
    if outer <= _EQUAL_UNTIL:
        return equal, outer
    share = needed / needed.sum()
    widths = equal * _LEAST_SHARE + (1 - _LEAST_SHARE) * 2 * np.pi * share
    return widths, max(_EQUAL_UNTIL, _radius_for(needed, widths))


def _radius_for(needed: FloatArray, widths: FloatArray) -> float:
    outer = np.sqrt(INNER**2 + 2 * needed / widths).max() + _RIM
    return max(OUTER_AT_LEAST, float(outer))


def _scattered(wedge: IntArray, frame: _Frame) -> FloatArray:
    """Return starting points: from the middle outward by equal areas, evenly over the width."""
    rank = np.zeros(len(wedge))
    for place in np.unique(wedge):
        inside = wedge == place
        rank[inside] = (np.arange(inside.sum()) + 0.5) / inside.sum()
    far = frame.outer - _RIM
    radius = np.sqrt(INNER**2 + rank * (far**2 - INNER**2))
    turn = np.zeros(len(wedge))
    for place in np.unique(wedge):
        inside = wedge == place
        turn[inside] = (0.5 + np.arange(inside.sum()) * _GOLDEN) % 1 - 0.5
    return frame.keep_inside(_at(radius, frame.middle + turn * 2 * frame.half * 0.9))


def _wedges(
    domains: Sequence[str],
    middles: FloatArray,
    widths: FloatArray,
    counts: IntArray,
    outer: float,
) -> tuple[Wedge, ...]:
    labels = _at(np.full(len(domains), outer + _NAME_OF_DOMAIN), middles)
    centres = _at(np.full(len(domains), (INNER + outer) / 2), middles)
    return tuple(
        Wedge(
            domain=domain,
            start=round(float(np.degrees(middles[i] - widths[i] / 2)), 3),
            end=round(float(np.degrees(middles[i] + widths[i] / 2)), 3),
            partners=int(counts[i]),
            label_at=(round(float(labels[i, 0]), 1), round(float(labels[i, 1]), 1)),
            middle=(round(float(centres[i, 0]), 1), round(float(centres[i, 1]), 1)),
        )
        for i, domain in enumerate(domains)
    )


def _at(radius: FloatArray, turn: FloatArray) -> FloatArray:
    """Return x and y (downward, as screens count) of angles clockwise from the top."""
    points: FloatArray = np.column_stack([radius * np.sin(turn), -radius * np.cos(turn)])
    return points
