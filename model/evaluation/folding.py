"""Folding: one plain spelling for matching, with the way back to the text as it was written.

Recruitment texts carry soft hyphens, words broken over a line, fancy letters from phone apps,
capitals, accents and s p a c e d letters. Matching works on the folded text; what is shown is
always the original, character for character.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "æ": "ae"}
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-¬]\s{0,3}\n\s{0,8}(?=[a-z])")
_SPACED_WORD = re.compile(r"(?<!\w)(?:[^\W\d_][ .*_·\-]){4,40}[^\W\d_](?!\w)")
_BLANK_LINE = re.compile(r"\n\s*\n")


class Folded(NamedTuple):
    """A folded text. `origin[i]` is the place in the source of folded character `i`."""

    text: str
    origin: tuple[int, ...]
    source: str

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the source of folded characters `start` up to `end`."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(source: str) -> Folded:
    """Fold to lower case without accents, invisible characters, word breaks and letter spacing.

    A blank line becomes full stops, so that no phrase runs across it.
    """
    characters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(source):
        for plain in _folded_character(character):
            characters.append(plain)
            origin.append(place)
    text = "".join(characters)
    text = _BLANK_LINE.sub(lambda blank: "." * len(blank.group()), text)
    return _without(Folded(text, tuple(origin), source), _dropped(text))


def _folded_character(character: str) -> str:
    if character.isascii():
        return "\n" if character in "\r\f\v" else character.lower()
    if character in _INVISIBLE:
        return ""
    if character in _PLAIN:
        return _PLAIN[character]
    if character in "\u0085\u2028\u2029":
        return "\n"
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(part for part in decomposed if not unicodedata.combining(part)).lower()


def _dropped(text: str) -> set[int]:
    """Return the places of hyphens at a line's end and of the gaps in s p a c e d words."""
    places: set[int] = set()
    for broken in _BROKEN_WORD.finditer(text):
        places.update(range(*broken.span()))
    for spaced in _SPACED_WORD.finditer(text):
        places.update(range(spaced.start() + 1, spaced.end(), 2))
    return places


def _without(folded: Folded, places: set[int]) -> Folded:
    if not places:
        return folded
    kept = [place for place in range(len(folded.text)) if place not in places]
    return Folded(
        "".join(folded.text[place] for place in kept),
        tuple(folded.origin[place] for place in kept),
        folded.source,
    )
