"""The network as a still picture, SVG or PNG, for documents and posters.

Every partner carries the letter of its domain beside the colour, and its name near it where it is
free. Text is escaped, so a name can never become part of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import atan2, cos, hypot, pi, radians, sin

import vl_convert

from model.exports.network_map import Edge, Group, NetworkMap, Node, Sector
from model.exports.picture_names import Written, name_places

USUAL = 800.0
"""The radius of a circle for which the sizes below are meant; a larger one has larger signs."""
MARGIN = 78.0
RADIUS = 27.0
NAME_SIZE = 29.0
LETTER_SIZE = 24.0
RIM_SIZE = 33.0
SMALLEST_RIM = 21.0
CHARACTER = 0.58
"""Width of an average bold letter as a share of its size."""
NARROW = dict.fromkeys("fijlrt ,.'", 0.34)
WIDE = dict.fromkeys("mwMWOGQ", 0.84)
BEND = 0.72
"""How far a tie bends towards the middle of the circle, as on screen."""
INK, SOFT, LINE, REFERS = "#17262a", "#f3f6f6", "#8fa3a7", "#0b5c6b"
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


def write_svg(
    network: NetworkMap, sectors: Iterable[Sector] = (), *, inner: float = 0, outer: float = 0
) -> str:
    """Return the picture as SVG. Every node has a place; the picture is as large as it needs."""
    size = max(1.0, outer / USUAL)
    left, top, right, bottom = _box(network, outer, size)
    width, height = right - left, bottom - top
    groups = {group.id: group for group in network.groups}
    places = {node.id: node for node in network.nodes}
    names = name_places(network.nodes, RADIUS * size, NAME_SIZE * size, (left, top, right, bottom))
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} '
            f'{width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" role="img">'
        ),
        f"<title>{escape(network.title)}</title>",
        (
            f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" '
            'fill="#ffffff"/>'
        ),
        *(_sector(sector, groups[sector.group], inner, outer, size) for sector in sectors),
        *(_edge(edge, places, size, bend=BEND if outer else 1.0) for edge in network.edges),
        *(_node(node, groups[node.group], size) for node in network.nodes),
        *(_name(written, NAME_SIZE * size) for written in names),
        "</svg>",
    ]
    return "".join(parts)


def write_png(
    network: NetworkMap,
    sectors: Iterable[Sector] = (),
    *,
    inner: float = 0,
    outer: float = 0,
    scale: float = 1.0,
) -> bytes:
    """Return the picture as PNG; `scale` is pixels a unit."""
    svg = write_svg(network, sectors, inner=inner, outer=outer)
    png: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return png


def _box(network: NetworkMap, outer: float, size: float) -> tuple[float, float, float, float]:
    xs = [node.x or 0.0 for node in network.nodes] + [-outer, outer]
    ys = [node.y or 0.0 for node in network.nodes] + [-outer, outer]
    around = MARGIN * size
    return min(xs) - around, min(ys) - around, max(xs) + around, max(ys) + around


def _sector(sector: Sector, group: Group, inner: float, outer: float, size: float) -> str:
    start, end = radians(sector.start - 90), radians(sector.end - 90)
    large = 1 if sector.end - sector.start > 180 else 0  # noqa: PLR2004 - half a circle
    path = (
        f"M{inner * cos(start):.1f} {inner * sin(start):.1f}"
        f"L{outer * cos(start):.1f} {outer * sin(start):.1f}"
        f"A{outer:.1f} {outer:.1f} 0 {large} 1 {outer * cos(end):.1f} {outer * sin(end):.1f}"
        f"L{inner * cos(end):.1f} {inner * sin(end):.1f}"
        f"A{inner:.1f} {inner:.1f} 0 {large} 0 {inner * cos(start):.1f} {inner * sin(start):.1f}Z"
    )
    dash = f' stroke-dasharray="{9 * size:.0f} {7 * size:.0f}"' if sector.is_empty else ""
    fill = "#ffffff" if sector.is_empty else SOFT
    stroke = group.colour if sector.is_empty else LINE
    return (
        f'<path d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{1.5 * size:.1f}"{dash}/>'
        + _rim_name(sector, group, outer, size)
    )


def _rim_name(sector: Sector, group: Group, outer: float, size: float) -> str:
    """Write the name of a domain along the rim, letter by letter, smaller where it is narrow."""
    room = radians(sector.end - sector.start) * outer
    widths = [NARROW.get(sign, WIDE.get(sign, CHARACTER)) for sign in group.label]
    large = max(SMALLEST_RIM * size, min(RIM_SIZE * size, room / max(1.0, sum(widths))))
    middle = (sector.start + sector.end) / 2
    below = 95 < middle < 265  # noqa: PLR2004 - degrees, where letters would stand on their head
    around = outer + (large * 0.95 if below else large * 0.3)
    way = -1 if below else 1
    angle = radians(middle) - way * sum(widths) * large / around / 2
    signs = []
    for sign, wide in zip(group.label, widths, strict=True):
        angle += way * wide * large / around / 2
        x, y = around * sin(angle), -around * cos(angle)
        turn = angle * 180 / pi + (180 if below else 0)
        signs.append(
            f'<text transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f})">{escape(sign)}</text>'
        )
        angle += way * wide * large / around / 2
    return (
        f'<g font-family="{FONT}" font-size="{large:.1f}" font-weight="600" text-anchor="middle" '
        f'fill="{group.colour}">{"".join(signs)}</g>'
    )


def _edge(edge: Edge, places: dict[str, Node], size: float, *, bend: float) -> str:
    a, b = places[edge.source], places[edge.target]
    ax, ay, bx, by = a.x or 0.0, a.y or 0.0, b.x or 0.0, b.y or 0.0
    cx, cy = (ax + bx) / 2 * bend, (ay + by) / 2 * bend
    bx, by = _before(bx, by, cx, cy, RADIUS * size)
    ax, ay = _before(ax, ay, cx, cy, RADIUS * size) if edge.back else (ax, ay)
    dash = f' stroke-dasharray="{7 * size:.0f} {6 * size:.0f}"' if edge.dashed else ""
    colour = REFERS if edge.arrow else LINE
    width = (edge.width + (1.2 if edge.arrow else 0.4)) * size
    line = (
        f'<path d="M{ax:.1f} {ay:.1f}Q{cx:.1f} {cy:.1f} {bx:.1f} {by:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="{width:.1f}" stroke-opacity="0.75"{dash}/>'
    )
    forth = _arrow(bx, by, atan2(by - cy, bx - cx), 20 * size) if edge.arrow else ""
    back = _arrow(ax, ay, atan2(ay - cy, ax - cx), 20 * size) if edge.back else ""
    return line + forth + back


def _before(x: float, y: float, from_x: float, from_y: float, gap: float) -> tuple[float, float]:
    """Return the point just before the mark of a partner, so that an arrow shows."""
    far = hypot(x - from_x, y - from_y) or 1.0
    share = max(0.0, 1 - gap / far)
    return from_x + (x - from_x) * share, from_y + (y - from_y) * share


def _arrow(x: float, y: float, turn: float, long: float) -> str:
    ends = [
        f"{x - long * cos(turn + side):.1f} {y - long * sin(turn + side):.1f}"
        for side in (0.42, -0.42)
    ]
    return f'<path d="M{x:.1f} {y:.1f}L{ends[0]}L{ends[1]}Z" fill="{REFERS}"/>'


def _node(node: Node, group: Group, size: float) -> str:
    x, y = node.x or 0.0, node.y or 0.0
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS * size:.1f}" fill="{group.colour}" '
        f'stroke="#ffffff" stroke-width="{2 * size:.1f}"/>'
        f'<text x="{x:.1f}" y="{y + LETTER_SIZE * size * 0.35:.1f}" text-anchor="middle" '
        f'font-family="{FONT}" font-size="{LETTER_SIZE * size:.1f}" font-weight="700" '
        f'fill="#ffffff">{escape(group.letter)}</text>'
    )


def _name(written: Written, size: float) -> str:
    tops = [written.y + (number + 0.8) * size for number in range(len(written.lines))]
    lines = "".join(
        f'<text x="{written.x:.1f}" y="{top:.1f}">{escape(line)}</text>'
        for top, line in zip(tops, written.lines, strict=True)
    )
    return (
        f'<g font-family="{FONT}" font-size="{size:.1f}" text-anchor="{written.anchor}" '
        f'fill="{INK}" stroke="#ffffff" stroke-width="{size / 5:.1f}" stroke-opacity="0.85" '
        f'stroke-linejoin="round" paint-order="stroke">{lines}</g>'
    )
