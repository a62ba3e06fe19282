"""The network as a still picture, SVG or PNG, for documents and posters.

Every partner carries the letter of its domain beside the colour, and its name under it. Text is
escaped, so a name can never become part of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import cos, radians, sin

import vl_convert

from model.exports.map_html import Edge, Group, NetworkMap, Node

MARGIN = 110.0
NAMES_BESIDE = 370.0
"""Room left and right of the circle for the names of the domains."""
RADIUS = 26.0
NAME_SIZE = 25
LETTER_SIZE = 21
LONGEST_NAME = 22
INK, SOFT, LINE = "#17262a", "#f3f6f6", "#8fa3a7"
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


class Sector:
    """A domain on the map by domain: its angles in degrees clockwise from the top."""

    def __init__(self, group: str, start: float, end: float, *, is_empty: bool) -> None:
        """Keep what is drawn; an empty sector is drawn dashed, as room to grow."""
        self.group, self.start, self.end, self.is_empty = group, start, end, is_empty


def write_svg(
    network: NetworkMap, sectors: Iterable[Sector] = (), *, inner: float = 0, outer: float = 0
) -> str:
    """Return the picture as SVG. Every node has a place; the picture is as large as it needs."""
    left, top, right, bottom = _box(network, outer)
    width, height = right - left, bottom - top
    groups = {group.id: group for group in network.groups}
    places = {node.id: node for node in network.nodes}
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
        *(_sector(sector, groups[sector.group], inner, outer) for sector in sectors),
        *(_edge(edge, places) for edge in network.edges),
        *(_node(node, groups[node.group]) for node in network.nodes),
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


def _box(network: NetworkMap, outer: float) -> tuple[float, float, float, float]:
    side = outer + NAMES_BESIDE if outer else 0.0
    xs = [node.x or 0.0 for node in network.nodes] + [MARGIN - side, side - MARGIN]
    ys = [node.y or 0.0 for node in network.nodes] + [-outer, outer]
    return min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN


def _sector(sector: Sector, group: Group, inner: float, outer: float) -> str:
    start, end = radians(sector.start - 90), radians(sector.end - 90)
    large = 1 if sector.end - sector.start > 180 else 0  # noqa: PLR2004 - half a circle
    path = (
        f"M{inner * cos(start):.1f} {inner * sin(start):.1f}"
        f"L{outer * cos(start):.1f} {outer * sin(start):.1f}"
        f"A{outer:.1f} {outer:.1f} 0 {large} 1 {outer * cos(end):.1f} {outer * sin(end):.1f}"
        f"L{inner * cos(end):.1f} {inner * sin(end):.1f}"
        f"A{inner:.1f} {inner:.1f} 0 {large} 0 {inner * cos(start):.1f} {inner * sin(start):.1f}Z"
    )
    dash = ' stroke-dasharray="6 6"' if sector.is_empty else ""
    fill = "#ffffff" if sector.is_empty else SOFT
    middle = (start + end) / 2
    x, y = (outer + 30) * cos(middle), (outer + 30) * sin(middle)
    anchor = "middle" if abs(cos(middle)) < 0.35 else ("start" if cos(middle) > 0 else "end")  # noqa: PLR2004 - near the top or bottom
    return (
        f'<path d="{path}" fill="{fill}" stroke="{LINE}" stroke-width="1"{dash}/>'
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="{FONT}" '
        f'font-size="{NAME_SIZE + 2}" font-weight="600" fill="{group.colour}">'
        f"{escape(group.label)}</text>"
    )


def _edge(edge: Edge, places: dict[str, Node]) -> str:
    a, b = places[edge.source], places[edge.target]
    dash = ' stroke-dasharray="5 5"' if edge.dashed else ""
    return (
        f'<line x1="{a.x:.1f}" y1="{a.y:.1f}" x2="{b.x:.1f}" y2="{b.y:.1f}" stroke="{LINE}" '
        f'stroke-width="{edge.width:.1f}" stroke-opacity="0.75"{dash}/>'
    )


def _node(node: Node, group: Group) -> str:
    name = node.label if len(node.label) <= LONGEST_NAME else node.label[: LONGEST_NAME - 1] + "…"
    x, y = node.x or 0.0, node.y or 0.0
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{group.colour}" stroke="#ffffff" '
        'stroke-width="2"/>'
        f'<text x="{x:.1f}" y="{y + 7:.1f}" text-anchor="middle" font-family="{FONT}" '
        f'font-size="{LETTER_SIZE}" font-weight="700" fill="#ffffff">{escape(group.letter)}</text>'
        f'<text x="{x:.1f}" y="{y + RADIUS + NAME_SIZE:.1f}" text-anchor="middle" '
        f'font-family="{FONT}" font-size="{NAME_SIZE}" fill="{INK}" stroke="#ffffff" '
        f'stroke-width="5" paint-order="stroke">{escape(name)}</text>'
    )
