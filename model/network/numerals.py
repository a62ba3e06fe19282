"""Numerals: one number in figures, in words and in Roman ones."""

from __future__ import annotations

from functools import lru_cache

_WORDS = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf"),
    "twaalf",
)
_ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"),
    *("tiende", "elfde", "twaalfde"),
)
_TENS = ("", "x", "xx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_SHORTEST_ROMAN = 2
"""One letter alone is an initial."""


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    found = {word: at for at, word in enumerate(_WORDS, 1) if at > 1}
    for at, word in enumerate(_ORDINALS, 1):
        found |= dict.fromkeys((word, f"{at}e", f"{at}ste", f"{at}de"), at)
    for at in range(1, 30):
        roman = _TENS[at // 10] + _ONES[at % 10]
        if len(roman) >= _SHORTEST_ROMAN:
            found[roman] = at
    return found


def one_number(one: str, other: str) -> bool:
    """Tell whether two folded words are one number: "23" and "xxiii", "3" and "drie"."""
    mine, theirs = (_numbers().get(word) or _figures(word) for word in (one, other))
    return mine is not None and mine == theirs


def _figures(word: str) -> int | None:
    return int(word) if word.isdecimal() and word.isascii() else None
