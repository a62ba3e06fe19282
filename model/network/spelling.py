"""Spelling of Dutch names: one plain form of a text, its words, and a key that forgives typing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?", re.UNICODE)
_DOUBLED = re.compile(r"(.)\1+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
# Order matters: what sounds the same in Dutch is written the same way.
_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("cae", "se"), ("ij", "y"), ("ey", "y"), ("ei", "y"), ("ie", "y"),
    ("ou", "au"), ("ph", "f"), ("th", "t"),
    ("qu", "kw"), ("x", "ks"), ("ck", "k"), ("ae", "a"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("c", "k"), ("z", "s"), ("v", "f"), ("i", "y"),
)  # fmt: skip


def fold(text: str) -> str:
    """Return the plain form of a text: no accents, no capitals, "&" as "en", "55+" as "55plus".

    Letters of other scripts and emoji are left out.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    plain = _APOSTROPHES.sub("", plain)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), plain)
    plain = plain.replace("&", " en ").replace("+", "plus ")
    return _NOT_WORD.sub(" ", plain).strip()


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in their plain form."""
    return tuple(fold(text).split())


@lru_cache(maxsize=20_000)
def transcribed(word: str) -> str:
    """Return how a folded word from another script sounds: "vishnoe" and "vishnu" are one."""
    for written, sound in (("oe", "u"), ("ou", "u"), ("sh", "sj"), ("dj", "j"), ("ee", "i")):
        word = word.replace(written, sound)
    return rough_key(word)


@lru_cache(maxsize=50_000)
def rough_key(word: str) -> str:
    """Return how a folded word sounds, roughly: "welzyn" and "welzijn" have the same key."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] + "t" if word.endswith("d") else word.replace("dt", "t")
