"""Search in the library: word forms, compounds, one slip of the pen; the best card first."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer
from rapidfuzz.distance import DamerauLevenshtein

from model.evaluation.folding import fold
from model.services.library import Card, cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from model.core.translation import Language

STEMMERS = {"nl": "dutch", "en": "english"}
_WORD = re.compile(r"[^\W_]+")
TITLE, ALSO, BODY = 4.0, 3.0, 1.0
"""Weights of a hit: in the title, in the other words for it, in the text. Our choice."""
LEAST_PART = 4
"""Shorter parts of a compound say too little: `zorg` in `mantelzorg` counts, `op` does not."""
LEAST_SLIP = 6
"""Shorter words are not read with a slip of the pen: one other letter is another word."""
PART_OF_WORD, SLIP = 0.6, 0.5
"""A hit inside a compound, or with one letter wrong, counts less than the word itself."""
LENGTH = 0.2
"""How far a long card, which holds more words anyway, stands back for a short one. Our choice."""
_SILENT = """
    de het een en of in op aan met voor van te is zijn wat hoe wie waar kan ik je we wij iemand die
    dat er om bij als niet naar mijn onze doe moet mensen werkt wel ook nog maar dan dit deze mag
    kun kunnen moeten wil hebben heb heeft ben bent wordt worden zo al uit over door
    the a an and or in on at with for of to is are what how who where can i you we somebody that
    there about when not my our do must people does did have has it this be from
"""
SILENT = frozenset(_SILENT.split())
"""Words that stand in nearly every card, and in nearly every question."""
LONGEST_QUERY = 300


@dataclass(frozen=True)
class _Indexed:
    """A card as the search sees it: stem → weight of the best place it stands in."""

    card: Card
    stems: dict[str, float]


def search_cards(query: str, language: Language, local: Sequence[Card] = ()) -> tuple[Card, ...]:
    """Return the cards that match, the best first; all cards for an empty query.

    `local` are the coalition's own cards; they stand before ours when two fit equally well. A word
    that few cards have weighs more (inverse document frequency, Spärck Jones 1972), and a card
    that answers more of the asked words weighs more than one that answers one of them often.
    """
    if not query.strip():
        return (*local, *cards().values())
    index = (*(_Indexed(card, _weighed(card, language)) for card in local), *_index(language))
    known = {stem for entry in index for stem in entry.stems}
    asked = [_meanings(stem, known) for stem in _stems(query[:LONGEST_QUERY], language)]
    hits = [[_hit(meanings, entry.stems) for meanings in asked] for entry in index]
    rare = [_rarity(column) for column in zip(*hits, strict=True)]
    whole = sum(rare)
    found = []
    for place, (entry, row) in enumerate(zip(index, hits, strict=True)):
        if any(row):
            answered = sum(r for hit, r in zip(row, rare, strict=True) if hit) / whole
            score = answered * sum(hit * r for hit, r in zip(row, rare, strict=True))
            score /= len(entry.stems) ** LENGTH
            found.append((-score, place, entry.card))
    found.sort(key=lambda one: one[:2])
    return tuple(card for *_, card in found)


@lru_cache(maxsize=2)
def _index(language: Language) -> tuple[_Indexed, ...]:
    return tuple(_Indexed(card, _weighed(card, language)) for card in cards().values())


def _weighed(card: Card, language: Language) -> dict[str, float]:
    lines = [line for section in card.sections for line in section.lines]
    body = (text.in_language(language) for text in (card.text, *card.do, *lines))
    parts = (
        (BODY, " ".join(body)),
        (ALSO, " ".join(card.words)),
        (TITLE, card.title.in_language(language)),
    )
    return {stem: weight for weight, text in parts for stem in _stems(text, language)}


def _stems(text: str, language: Language) -> Iterable[str]:
    words = [word for word in _WORD.findall(fold(text).text) if word not in SILENT]
    stems: list[str] = snowballstemmer.stemmer(STEMMERS[language]).stemWords(words)
    return dict.fromkeys(stems)


def _meanings(asked: str, known: set[str]) -> dict[str, float]:
    """Return the words of the library that may be meant, and how sure each is.

    The word itself, a compound in which it stands or that stands in it, or else a word in which
    one letter differs.
    """
    parts = {stem: PART_OF_WORD for stem in known if _is_part(asked, stem) or _is_part(stem, asked)}
    if asked in known or parts or len(asked) < LEAST_SLIP:
        return {**parts, asked: 1.0}
    return {
        stem: SLIP
        for stem in known
        if len(stem) >= LEAST_SLIP - 1
        and DamerauLevenshtein.distance(asked, stem, score_cutoff=1) == 1
    }


def _hit(meanings: dict[str, float], stems: dict[str, float]) -> float:
    """Return the weight of the best match in a card; 0 for none."""
    return max((stems[stem] * sure for stem, sure in meanings.items() if stem in stems), default=0)


def _is_part(part: str, whole: str) -> bool:
    if len(part) < LEAST_PART or len(part) >= len(whole):
        return False
    return whole.startswith(part) or whole.endswith(part)


def _rarity(hits: Sequence[float]) -> float:
    having = sum(bool(hit) for hit in hits)
    return math.log((1 + len(hits)) / (1 + having)) + 0.1
