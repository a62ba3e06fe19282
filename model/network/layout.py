"""Where each partner stands on the map: by domain in twelve wedges, or by its ties.

Both are computed on the server and are deterministic: one network, one picture. Positions are
pixels at zoom 1, x to the right and y downward, around (0, 0).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.network import cohesion
from model.network.graph import FloatArray, Graph
from model.network.labels import enlarged, label_sizes, spread_apart
from model.network.stress import stress_positions
from model.network.wedges import INNER, Point, Wedge, wedge_positions

STEP = 150.0
"""Length of a tie on the map by ties."""
_WIDER = 1.3
"""Names are wider than high, so the map by ties is stretched sideways."""
_GAP = 60.0
"""Between separate parts of the network."""
_PARK = 110.0
"""From the rim to the partners without a domain, at least."""
_PARK_SHARE = 0.17
"""The same as a part of the radius: a large circle is drawn smaller, the names around it not."""
_SCREEN = 1.6
"""Width over height to aim for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions by partner id, and the wedges when the map is by domain."""

    positions: Mapping[str, Point]
    wedges: tuple[Wedge, ...] = ()
    inner: float = 0.0
    outer: float = 0.0
    """Radii of the wedges; 0 on the map by ties."""


def domain_layout(graph: Graph, domains: Sequence[str]) -> Layout:
    """Place partners in the wedge of their main domain; `domains` are the ids, clockwise.

    Partners with no or another domain stand in rows under the circle. Names do not overlap.
    """
    places, wedges, radius = wedge_positions(graph, domains)
    rest = [node for node in range(graph.n) if node not in places]
    sizes = label_sizes(graph.names)
    rows = _rows([sizes[node] for node in rest], 2 * radius)
    for node, (x, y) in zip(rest, rows.tolist(), strict=True):
        places[node] = (x - radius, y + radius + max(_PARK, _PARK_SHARE * radius))
    return Layout(_by_id(graph, places), wedges, INNER, radius)


def tie_layout(graph: Graph) -> Layout:
    """Place partners near those they have ties with, separate parts side by side.

    Names are moved apart until none overlap; in networks beyond some hundreds a few may still.
    """
    sizes = label_sizes(graph.names)
    parts = cohesion.components(graph)
    drawn = [_part(graph, part, sizes[list(part)]) for part in parts]
    boxes = [_extent(points, sizes[list(part)]) for points, part in zip(drawn, parts, strict=True)]
    spans = [high - low for low, high in boxes]
    area = sum(float(span.prod()) for span in spans)
    width = max([float(span[0]) for span in spans] + [float(np.sqrt(area * _SCREEN))])
    corners = _rows(spans, width)
    places: dict[int, Point] = {}
    for part, points, (low, _), middle, span in zip(
        parts, drawn, boxes, corners, spans, strict=True
    ):
        shifted = points - low + middle - span / 2
        places |= {node: (x, y) for node, (x, y) in zip(part, shifted.tolist(), strict=True)}
    return Layout(_by_id(graph, _centred(places)))


def _part(graph: Graph, part: tuple[int, ...], sizes: FloatArray) -> FloatArray:
    topology = graph.topology.subgraph(list(part))
    points = stress_positions(topology) * np.array([STEP * _WIDER, STEP])
    return spread_apart(enlarged(points, sizes), sizes)


def _extent(points: FloatArray, sizes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the corners of the room that a part takes, names included."""
    return (points - sizes / 2).min(axis=0), (points + sizes / 2).max(axis=0)


def _rows(spans: Sequence[FloatArray], width: float) -> FloatArray:
    """Put boxes in rows of at most `width`, in order; return their middles, shape (len, 2)."""
    middles: list[tuple[float, float]] = []
    x = y = height = 0.0
    for wide, high in (map(float, span) for span in spans):
        if x and x + wide > width:
            x, y, height = 0.0, y + height + _GAP / 2, 0.0
        middles.append((x + wide / 2, y + high / 2))
        x += wide + _GAP / 2
        height = max(height, high)
    return np.array(middles).reshape(-1, 2)


def _centred(places: Mapping[int, Point]) -> dict[int, Point]:
    if not places:
        return {}
    points = np.array(list(places.values()))
    x, y = ((points.min(axis=0) + points.max(axis=0)) / 2).tolist()
    return {node: (place[0] - x, place[1] - y) for node, place in places.items()}


def _by_id(graph: Graph, places: Mapping[int, Point]) -> dict[str, Point]:
    """Return whole tenths of pixels by id, so that a stored picture is small and repeatable."""
    return {
        graph.ids[node]: (round(places[node][0], 1), round(places[node][1], 1))
        for node in sorted(places)
    }
