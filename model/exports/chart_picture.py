"""A chart as a picture for a report: SVG or PNG, with its title, its note and its source in it."""

from __future__ import annotations

import textwrap
from typing import Any

import vl_convert

INK, SOFT = "#17262a", "#4b5b5f"
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"
WIDTH = 640
LETTERS = 76
"""Letters of the title in one line of this width."""
SMALL_LETTERS = 105
SCALE = 2.0
"""Pixels a unit: sharp in print."""


def write_svg(spec: dict[str, Any], title: str, notes: tuple[str, ...]) -> bytes:
    """Return a Vega-Lite chart as SVG. Texts in `spec` are data and are escaped by the renderer."""
    svg: str = vl_convert.vegalite_to_svg(_dressed(spec, title, notes))
    return svg.encode()


def write_png(spec: dict[str, Any], title: str, notes: tuple[str, ...]) -> bytes:
    """Return a Vega-Lite chart as PNG."""
    png: bytes = vl_convert.vegalite_to_png(_dressed(spec, title, notes), scale=SCALE)
    return png


def _dressed(spec: dict[str, Any], title: str, notes: tuple[str, ...]) -> dict[str, Any]:
    small = [line for note in notes for line in textwrap.wrap(note, SMALL_LETTERS)]
    dressed: dict[str, Any] = _inked(spec)
    return {
        **dressed,
        "width": WIDTH,
        "background": "#ffffff",
        "padding": 20,
        "title": {
            "text": textwrap.wrap(title, LETTERS),
            "subtitle": small,
            "anchor": "start",
            "frame": "group",
            "fontSize": 18,
            "subtitleFontSize": 12,
            "subtitlePadding": 8,
            "color": INK,
            "subtitleColor": SOFT,
            "offset": 16,
        },
        "config": {**dressed.get("config", {}), "font": FONT},
    }


def _inked(part: Any) -> Any:  # noqa: ANN401 - JSON data
    """Return the chart with ink where the page would fill in the colour of its text."""
    if isinstance(part, dict):
        return {key: _inked(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_inked(value) for value in part]
    return INK if part == "currentColor" else part
