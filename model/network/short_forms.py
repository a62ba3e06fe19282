"""Short forms in names, written out: "Ver.", "v.d.", "a/d", "gezondh.centrum", "G.G.D."."""

from __future__ import annotations

import re
from functools import lru_cache

from model.network.lexicon import lexicon
from model.network.spelling import fold

MOST_ALIKE = 0.7
"""Part of the words with one beginning that must be of one domain."""
SHORTEST_CUT = 4
"""Letters that a word cut off with a dot needs before the lexicon may write it out."""

COMPASS = {
    "n": "noord", "z": "zuid", "o": "oost", "w": "west",
    "nw": "noordwest", "zw": "zuidwest", "no": "noordoost", "zo": "zuidoost",
}  # fmt: skip
"""Directions by their letters."""
_ON_THE = re.compile(r"\ba(?:/|\.\s?)d(?:\.|\b)", re.IGNORECASE)
_OF_THE = re.compile(r"\bv(?:/|\.\s?)([dh])(?:\.|\b)", re.IGNORECASE)
_CUT_COMPOUND = re.compile(r"\b([^\W\d_]{3,})\.([^\W\d_]{3,})\b\.?")
_COMPOUND_VER = re.compile(r"([^\W\d_]{3,})ver\.", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b(?!\.\w))?")
_SHORT_FORM = re.compile(r"\b([^\W\d_]{2,})\.")
_DIRECTION = re.compile(r"\b(N|Z|O|W|NO|NW|ZO|ZW)-(?=[A-Z][a-z]{2})")
_TITLE = re.compile(r"\b(mgr|kard)\b\.?", re.IGNORECASE)
_MIXED = re.compile(r"\bgem\.\s*(?=\w*(?:koor|zang))", re.IGNORECASE)
_PRINCE = re.compile(r"\bpr\.\s*(?=(\w+))", re.IGNORECASE)
_PRINCESSES = (
    *("beatrix", "margriet", "irene", "amalia", "alexia", "ariane", "christina", "marijke"),
    *("maxima", "juliana", "wilhelmina", "emma"),
)
_PRINCES = ("bernhard", "willem", "maurits", "claus", "constantijn", "hendrik", "frederik")
_VAN = re.compile(r"(?<![\w.])v\.(?=\s)", re.IGNORECASE)


def written_in_full(text: str) -> str:
    """Write out the short forms in a text.

    Args:
        text: a piece of a name, without apostrophes.

    Returns:
        The text with whole words where the lists and the lexicon know them; initialisms with dots
        become one word.

    """
    text = _DIRECTION.sub(lambda found: COMPASS[found[1].lower()] + " ", text)
    text = _OF_THE.sub(lambda found: "van de" if found[1] in "dD" else "van het", text)
    text = _ON_THE.sub("aan den", text)
    text = _MIXED.sub("gemengd ", text)
    text = _COMPOUND_VER.sub(r"\1vereniging ", text)
    text = _CUT_COMPOUND.sub(lambda found: _compound(found[1], found[2]), text)
    text = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", text)
    text = _VAN.sub("van", text)
    text = _TITLE.sub(lambda found: _written_out(found[1]) + " ", text)
    text = _PRINCE.sub(lambda found: _prince(found[1]) or found[0], text)
    return _SHORT_FORM.sub(lambda found: _written_out(found.group(1)) + " ", text)


def _prince(name: str) -> str:
    """Return what "Pr." means before the name of a prince or princess, or an empty text."""
    if fold(name).startswith(_PRINCESSES):
        return "prinses "
    return "prins " if fold(name).startswith(_PRINCES) else ""


@lru_cache(maxsize=4_000)
def _written_out(short: str) -> str:
    """Write out a word cut off with a dot: "Ver." by the list, "Doopsgez." by the lexicon.

    The lexicon decides only when most words that begin so have one main domain.
    """
    index = lexicon()
    form = fold(short)
    listed = index.short_forms.get(form)
    if listed:
        return listed
    if len(form) < SHORTEST_CUT or (form,) in index.senses or (form,) in index.neutral:
        return short
    longer = [
        (word[0], sense)
        for word, sense in index.senses.items()
        if len(word) == 1 and word[0].startswith(form)
    ]
    if not longer:
        return short
    word, shortest = min(longer, key=lambda item: len(item[0]))
    alike = sum(sense.domains[0] == shortest.domains[0] for _, sense in longer)
    return word if alike >= MOST_ALIKE * len(longer) else short


@lru_cache(maxsize=4_000)
def _compound(start: str, end: str) -> str:
    """Write out a compound cut in its middle: "gezondh.centrum", "bew.ver."."""
    index = lexicon()
    begin = fold(start)
    tail = index.short_forms.get(fold(end), fold(end))
    found = [
        word[0]
        for word in index.senses
        if len(word) == 1 and word[0].startswith(begin) and word[0].endswith(tail)
    ]
    return min(found, key=len) if found else f"{start}. {end}"
