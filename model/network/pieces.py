"""Pieces of a name as typed: what stands outside brackets, cut at separators, and inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]?")
_SEPARATOR = re.compile(r"\s[-–—/|•·]+\s|\s[-–—]+|[-–—]+\s|[,;:|\t\n\r•·–—]+|\s/\s")
_LEFT_OUT = re.compile(r"(?<=\w)[-–](?=,?\s+(?:\w+[-–],?\s+)*(?:en|of|&|\+)\s)")
_SIDES = (
    "groot|klein|oud|nieuw|noord|zuid|oost|west|hoog|laag|boven|beneden|binnen|buiten|voor|achter"
)
_SHARED_END = re.compile(rf"\b({_SIDES})-\s+(en|of|&)\s+({_SIDES})([a-z]{{3,}})\b", re.IGNORECASE)
_CHURCH_BRACKETS = re.compile(
    r"\(\s*((?:vrijg|synod|buiten verband|in ned|hersteld|evangelisch)[\w. ]*)\)", re.IGNORECASE
)
"""What tells which church it is, and no more than that is said in brackets."""


class Piece(NamedTuple):
    """One piece of a name, as written."""

    text: str
    bracket: int = 0
    """The number of the brackets that it stands in, or 0."""
    called: bool = False
    """Whether it stands where somebody's first name does: "(Durk, jeugd)"."""


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield the text outside brackets first, cut at separators, then what stood in brackets.

    Args:
        text: a name without addresses and phone numbers.

    """
    text = _CHURCH_BRACKETS.sub(r" \1 ", text)
    # "Groot- en Kleinheide" is Grootheide and Kleinheide.
    text = _SHARED_END.sub(r"\1\4 \2 \3\4", text)
    # "Zorg- en Veiligheidshuis" is one piece.
    text = _LEFT_OUT.sub("", text)
    inside = [found.group(1) for found in _BRACKETS.finditer(text)]
    outside = _BRACKETS.sub(" , ", text)
    yield from (Piece(piece) for piece in _cut(outside))
    for number, part in enumerate(inside, start=1):
        pieces = _cut(part)
        for at, piece in enumerate(pieces):
            yield Piece(piece, number, called=at == 0 and _is_called(pieces))


def _cut(text: str) -> list[str]:
    return [piece for piece in _SEPARATOR.split(text) if piece and piece.strip()]


def _is_called(pieces: list[str]) -> bool:
    """Tell whether one word with a capital stands before words without one."""
    first, *rest = (piece.strip() for piece in pieces)
    return first.istitle() and first.isalpha() and bool(rest) and all(map(str.islower, rest))


def is_plain(text: str) -> bool:
    """Tell whether a piece is written without a capital, as a motto is and a name is not."""
    return text.islower()
