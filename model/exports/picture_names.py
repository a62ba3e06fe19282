"""Where the names of partners stand in a still picture: near their mark, not over each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from model.exports.network_map import Node

CHARACTER = 0.52
"""Width of an average letter as a share of its size."""
LINE_LENGTH = 17
MOST_LINES = 2

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Written:
    """A name with its place: `x` is where `anchor` says, `y` the top of the first line."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]


def name_places(nodes: Sequence[Node], radius: float, size: float, within: Box) -> list[Written]:
    """Return a place for the name of every node; where nothing is free, the least crowded one.

    Args:
        nodes: the marks, each with a place.
        radius: of a mark, in the picture's units.
        size: of the letters.
        within: the picture; no name leaves it when there is another way.

    """
    taken: list[Box] = [_mark(node, radius) for node in nodes]
    found = []
    for node in nodes:
        lines = wrapped(node.label)
        options = list(_options(node, lines, radius, size))
        own = _mark(node, radius)
        written, box = min(
            options,
            key=lambda option: (
                sum(_overlap(option[1], other) for other in taken if other != own)
                + 50 * _outside(option[1], within)
            ),
        )
        taken.append(box)
        found.append(written)
    return found


def wrapped(name: str) -> tuple[str, ...]:
    """Return a name in at most two short lines; a longer one ends in an ellipsis."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE_LENGTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    kept = [
        line if len(line) <= LINE_LENGTH + 3 else line[: LINE_LENGTH + 2] + "…" for line in lines
    ]
    if len(kept) > MOST_LINES:
        kept[MOST_LINES - 1] = kept[MOST_LINES - 1].rstrip("…") + "…"
    return tuple(kept[:MOST_LINES])


def _options(
    node: Node, lines: tuple[str, ...], radius: float, size: float
) -> Iterable[tuple[Written, Box]]:
    """Yield the places to try: under the mark, above it, right and left of it."""
    x, y = node.x or 0.0, node.y or 0.0
    wide, high = max(map(len, lines)) * size * CHARACTER, len(lines) * size
    gap = radius + size * 0.12
    for left, top, anchor in (
        (x - wide / 2, y + gap, "middle"),
        (x - wide / 2, y - gap - high, "middle"),
        (x + gap, y - high / 2, "start"),
        (x - gap - wide, y - high / 2, "end"),
    ):
        at = {"middle": x, "start": left, "end": left + wide}[anchor]
        box = (left, top, left + wide, top + high)
        yield Written(lines, at, top, anchor), box  # type: ignore[arg-type] # one of the three


def _mark(node: Node, radius: float) -> Box:
    x, y = node.x or 0.0, node.y or 0.0
    return x - radius, y - radius, x + radius, y + radius


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def _outside(box: Box, within: Box) -> float:
    return (
        max(0.0, within[0] - box[0])
        + max(0.0, within[1] - box[1])
        + max(0.0, box[2] - within[2])
        + max(0.0, box[3] - within[3])
    )
