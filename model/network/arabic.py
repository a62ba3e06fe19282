"""Arabic articles in the name of a mosque: "Al-Fath", "Alfath" and "El Fath" are one."""

from __future__ import annotations

import re
from functools import lru_cache

from model.network.lexicon import lexicon

_MOSQUE = re.compile(r"moskee|mosque|masjid|mesjid|camii|islam", re.IGNORECASE)
_APART = re.compile(r"\b[ae]([nrsdtz])[- ](?=\1[a-z])", re.IGNORECASE)
"""The article sounds as the letter behind it: "As-Salam", "En Nour"."""
_HYPHENED = re.compile(r"\b[ae](?:l|([nrsdtz])(?=-\1))-(?=[^\W\d_]{3})", re.IGNORECASE)
_JOINED = re.compile(r"\b[ae](?:l|([nrsdtz])(?=\1))([^\W\d_]{4,})", re.IGNORECASE)


def without_articles(text: str) -> str:
    """Return a piece of a name without Arabic articles.

    Args:
        text: a piece of a name as written.

    Returns:
        The text without "Al-", "El-" and "As-" in front of a word; in the name of a mosque also
        without those that are written apart or as one with it.

    """
    text = _HYPHENED.sub("", text)
    if not _MOSQUE.search(text):
        return text
    return _JOINED.sub(lambda found: _named(found[0], found[2]), _APART.sub("", text))


@lru_cache(maxsize=4_000)
def _named(whole: str, name: str) -> str:
    """Return the name behind an article, or the whole word when that is known: Almere."""
    index, word = lexicon(), (whole.casefold(),)
    known = word in index.senses or word in index.places or word in index.neutral
    return whole if known or _MOSQUE.search(whole) else name
