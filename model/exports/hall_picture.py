"""Who is in a hall and who works with whom, as a still picture that is read from the back row.

Names stand in two columns by domain, one under the other, and the ties run between them: so that
names are as large as the number of organisations allows and never stand over each other. What does
not fit is counted in its place. Text is escaped, so a name can never become part of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

import vl_convert

from model.exports.network_map import Edge, Group, NetworkMap, Node

WIDTH, HEIGHT = 1430.0, 860.0
"""As on a wall of 1920 by 1080, beside the code; larger and smaller walls scale it."""
LARGEST, SMALLEST = 32.0, 17.0
"""Letters of a name. The smallest is 1/60 of a wall's height."""
WHOLE = 21.0
"""Down to this size letters give way, so that long names stand there whole."""
LINE, AIRY = 1.22, 1.9
"""Height of a line as a share of its letters: at least, and at most where there is room."""
HEADING = 1.05
"""Height of a domain's line as a share of a name's line."""
CHARACTER, BOLD = 0.52, 0.58
"""Width of an average letter as a share of its size; names of organisations have few capitals."""
NAMES_WIDE = 400.0
"""Room for names on each side, at most."""
BULGE = 70.0
"""How far the columns of marks bend outwards halfway."""
SHORTEST = 12
"""Letters that always stay of a name."""
INK, QUIET, SOFT, STRONG = "#17262a", "#4b5b5f", "#b6c3c6", "#0b5c6b"
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Row:
    """One line of a column: a domain, an organisation, or how many do not fit."""

    kind: str
    """`domain`, `name` or `more`."""
    group: Group
    text: str
    node: str = ""
    """Id of the organisation."""


@dataclass(frozen=True)
class Placed:
    """A row with its place: the middle of its mark, on the left or the right side."""

    row: Row
    x: float
    y: float
    is_left: bool


@dataclass(frozen=True)
class Arrangement:
    """All rows with their place, and the size of the letters."""

    placed: tuple[Placed, ...]
    size: float
    hidden: frozenset[str]
    """Ids of organisations whose name does not fit."""


def arranged(network: NetworkMap, nobody: str, more: str) -> Arrangement:
    """Return a place for every organisation, as large as they fit; the rest is counted.

    Args:
        network: who is there, with the domains in their order.
        nobody: what stands behind a domain from which nobody is there.
        more: what stands behind the number of those that do not fit.

    """
    members = {
        group.id: [node for node in network.nodes if node.group == group.id]
        for group in network.groups
    }
    room = 2 * HEIGHT / (SMALLEST * LINE)
    shares = [(group, members[group.id]) for group in network.groups]
    blocks = [_block(group, nodes, nobody, more, len(nodes)) for group, nodes in shares]
    most = max((len(nodes) for _, nodes in shares), default=0)
    while most > 1 and _tallest(_halves(blocks)) > room / 2:
        most -= 1
        blocks = [_block(group, nodes, nobody, more, most) for group, nodes in shares]
    halves = _halves(blocks)
    highest = HEIGHT / (_tallest(halves) or 1.0)
    size = min(LARGEST, highest / LINE, max(WHOLE, _whole(network.nodes)))
    line = min(highest, size * AIRY)
    placed = [
        *_column(halves[0], line, is_left=True),
        *_column(halves[1], line, is_left=False),
    ]
    shown = {one.row.node for one in placed}
    return Arrangement(
        tuple(placed), size, frozenset(node.id for node in network.nodes if node.id not in shown)
    )


def write_svg(network: NetworkMap, *, nobody: str, more: str) -> str:
    """Return the picture as SVG. A tie to somebody who does not fit is not drawn."""
    arrangement = arranged(network, nobody, more)
    at = {one.row.node: one for one in arrangement.placed if one.row.node}
    edges = [edge for edge in network.edges if edge.source in at and edge.target in at]
    return "".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" '
                f'width="{WIDTH:.0f}" height="{HEIGHT:.0f}" role="img">'
            ),
            f"<title>{escape(network.title)}</title>",
            f'<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="#ffffff"/>',
            *(
                _tie(edge, at[edge.source], at[edge.target], arrangement.size)
                for edge in sorted(edges, key=lambda one: one.width)
            ),
            *(_drawn(one, arrangement.size) for one in arrangement.placed),
            "</svg>",
        )
    )


def write_png(network: NetworkMap, *, nobody: str, more: str) -> bytes:
    """Return the picture as PNG, sharp enough for paper."""
    png: bytes = vl_convert.svg_to_png(write_svg(network, nobody=nobody, more=more), scale=1.5)
    return png


def _whole(nodes: Sequence[Node]) -> float:
    """Return the size of letters with which the longest name fits whole."""
    longest = max((len(node.label) for node in nodes), default=1)
    return NAMES_WIDE / (longest * CHARACTER + 1.5)


def shortened(name: str, size: float, character: float = CHARACTER) -> str:
    """Return a name as it fits beside the picture; a longer one ends in an ellipsis."""
    longest = max(SHORTEST, int((NAMES_WIDE - 1.5 * size) / (size * character)))
    name = " ".join(name.split())
    return name if len(name) <= longest else name[: longest - 1].rstrip(" ,.-&") + "…"


def _block(group: Group, nodes: Sequence[Node], nobody: str, more: str, most: int) -> list[Row]:
    """Return the lines of one domain, with at most so many names."""
    if not nodes:
        return [Row("domain", group, f"{group.label}: {nobody}")]
    kept = nodes if len(nodes) <= most else nodes[: max(1, most - 1)]
    rows = [Row("domain", group, group.label)]
    rows += [Row("name", group, node.label, node.id) for node in kept]
    if len(kept) < len(nodes):
        rows.append(Row("more", group, f"+ {len(nodes) - len(kept)} {more}"))
    return rows


def _tall(rows: Sequence[Row]) -> float:
    """Return how many lines of names these rows are high."""
    return sum(HEADING if row.kind == "domain" else 1.0 for row in rows)


def _tallest(halves: tuple[list[Row], list[Row]]) -> float:
    return max(_tall(halves[0]), _tall(halves[1]))


def _halves(blocks: Sequence[list[Row]]) -> tuple[list[Row], list[Row]]:
    """Return the lines of the two columns: domains stay whole and in their order."""
    cuts = range(len(blocks) + 1)
    cut = min(cuts, key=lambda at: _tallest((_joined(blocks[:at]), _joined(blocks[at:]))))
    return _joined(blocks[:cut]), _joined(blocks[cut:])


def _joined(blocks: Sequence[list[Row]]) -> list[Row]:
    return [row for block in blocks for row in block]


def _column(rows: Sequence[Row], line: float, *, is_left: bool) -> list[Placed]:
    """Place one column, in the middle of the height, bending outwards halfway."""
    y = (HEIGHT - _tall(rows) * line) / 2
    placed = []
    for row in rows:
        high = line * (HEADING if row.kind == "domain" else 1.0)
        y += high
        middle = y - line / 2
        share = (2 * middle - HEIGHT) / HEIGHT
        inward = NAMES_WIDE + BULGE * (1 - sqrt(max(0.0, 1 - share * share)))
        placed.append(Placed(row, inward if is_left else WIDTH - inward, middle, is_left))
    return placed


def _tie(edge: Edge, a: Placed, b: Placed, size: float) -> str:
    """Draw a tie: on one side it bends to the middle, to the other side it runs across."""
    pull = 0.62 if a.is_left == b.is_left else 0.35
    ax, bx = a.x + (WIDTH / 2 - a.x) * pull, b.x + (WIDTH / 2 - b.x) * pull
    colour = SOFT if edge.dashed else STRONG
    opacity = 0.7 if edge.dashed else 0.5
    return (
        f'<path d="M{a.x:.1f} {a.y:.1f}C{ax:.1f} {a.y:.1f} {bx:.1f} {b.y:.1f} {b.x:.1f} {b.y:.1f}" '
        f'fill="none" stroke="{colour}" stroke-width="{edge.width * size / 26:.1f}" '
        f'stroke-opacity="{opacity}"/>'
    )


def _drawn(one: Placed, size: float) -> str:
    row, colour = one.row, one.row.group.colour
    way, anchor = (-1, "end") if one.is_left else (1, "start")
    is_name = row.kind == "name"
    large = size if is_name else size * 0.8
    x = one.x + way * size * (0.6 if is_name else -0.3)
    base = one.y + large * 0.36
    mark = (
        f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="{size * 0.34:.1f}" fill="{colour}" '
        'stroke="#ffffff" stroke-width="2"/>'
        if is_name
        else ""
    )
    ink = {"name": INK, "domain": colour, "more": QUIET}[row.kind]
    weight = "700" if row.kind == "domain" else "400"
    return (
        f'{mark}<text x="{x:.1f}" y="{base:.1f}" text-anchor="{anchor}" font-family="{FONT}" '
        f'font-size="{large:.1f}" font-weight="{weight}" fill="{ink}">'
        f"{escape(shortened(row.text, large, BOLD if weight == '700' else CHARACTER))}</text>"
    )
