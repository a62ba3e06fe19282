"""Word forms: the stem of a word, and when two stems are one word or parts of each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer
from rapidfuzz.distance import DamerauLevenshtein, Prefix

from model.evaluation.folding import fold
from model.services.library_words import silent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from model.core.translation import Language

STEMMERS = {"nl": "dutch", "en": "english"}
_WORD = re.compile(r"[^\W_]+")
LEAST_PART = 4
"""Shorter parts of a compound say too little: `zorg` in `mantelzorg` counts, `op` does not."""
LEAST_SLIP = 6
"""Shorter words are not read with a slip of the pen: one other letter is another word."""
TWO_SLIPS = 10
"""From so many letters on, a word may have two slips of the pen. Our choice."""
ALIKE = 0.66
"""So much of two words must be one beginning to be forms of one word: kwartiermaker, -maken."""
LEAST_END = 6
"""A shorter ending may be chance: `ting`. Our choice."""
HALF = 0.5
"""So much of an unknown word must be its known ending."""
LINKS = ("", "s", "en", "e", "n")
"""Letters between the two parts of a Dutch compound: huisarts, lotgenotengroep, zonneschijn."""


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(fold(text).text)


def stems_of(text: str, language: Language) -> Iterable[str]:
    """Return each stem of a text once, without the words that tell nothing."""
    return dict.fromkeys(
        stem_all(tuple(word for word in words_of(text) if word not in silent(language)), language)
    )


@lru_cache(maxsize=4096)
def stem_all(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Return the stem of each word."""
    stems = snowballstemmer.stemmer(STEMMERS[language]).stemWords(list(words))
    return tuple(_with_ge(word, stem) for word, stem in zip(words, stems, strict=True))


def _with_ge(word: str, stem: str) -> str:
    """Return the stem, with the `ge` that the stemmer took off what is no participle.

    It reads gegevens as a form of geven, and begeleiding as one of beleid.
    """
    if word.startswith("ge") and word.endswith(("d", "t")):
        return stem
    start = word[: Prefix.similarity(word, stem)]
    whole = f"{start}ge{stem[len(start) :]}"
    return whole if word.startswith(whole) else stem


def is_part(part: str, whole: str) -> bool:
    """Tell whether a stem ends a longer word, or begins it with more than four letters."""
    if len(part) < LEAST_PART or len(part) >= len(whole):
        return False
    return whole.endswith(part) or (len(part) > LEAST_PART and whole.startswith(part))


def is_form(one: str, other: str) -> bool:
    """Tell whether two stems are forms of one word: huil and huilt, kwartiermaker and -maken."""
    if other in conjugated(one):
        return True
    shared = Prefix.similarity(one, other)
    return shared >= LEAST_SLIP and shared >= ALIKE * max(len(one), len(other))


def conjugated(stem: str) -> frozenset[str]:
    """Return the stems that differ by the last t or d of a verb, which the stemmer leaves on."""
    longer = {f"{stem}t", f"{stem}d"} if len(stem) >= LEAST_PART else set()
    shorter = {stem[:-1]} if len(stem) > LEAST_PART and stem[-1] in "td" else set()
    return frozenset(longer | shorter)


def is_slip(one: str, other: str) -> bool:
    """Tell whether one letter differs, or two in a long word."""
    most = 2 if len(one) >= TWO_SLIPS else 1
    return (
        len(other) >= LEAST_SLIP - 1
        and DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most
    )


def parts_of(word: str, known: Collection[str], language: Language) -> tuple[str, ...]:
    """Return the stems of the two known words of which a word is made, else nothing.

    A word may be cut at several places; the longest last word is taken, because it says what the
    thing is: a koffieochtend is a morning. A voorbeeld is no beeld: words that tell nothing make
    no compound.
    """
    for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
        (last,) = stem_all((word[cut:],), language)
        if last not in known:
            continue
        firsts = [word[:cut].removesuffix(link) for link in LINKS if word[:cut].endswith(link)]
        firsts = [one for one in firsts if len(one) >= LEAST_PART and one not in silent(language)]
        for first in stem_all(tuple(firsts), language):
            if first in known:
                return first, last
    return ()


def end_of(word: str, known: Collection[str], language: Language) -> tuple[str, ...]:
    """Return the stem of the known word that ends an unknown one: a nulmeting is a meting."""
    for cut in range(2, len(word) - LEAST_END + 1):
        (last,) = stem_all((word[cut:],), language)
        if last in known and len(word) - cut >= HALF * len(word):
            return (last,)
    return ()
