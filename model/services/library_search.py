"""Search in the library: word forms and compounds, without accents, best card first."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from model.evaluation.folding import fold
from model.services.library import Card, cards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.core.translation import Language

STEMMERS = {"nl": "dutch", "en": "english"}
_WORD = re.compile(r"[^\W_]+")
TITLE, ALSO, BODY = 4.0, 3.0, 1.0
"""Weights of a hit: in the title, in the other words for it, in the text. Our choice."""
LEAST_PART = 4
"""Shorter parts of a compound say too little: `zorg` in `mantelzorg` counts, `op` does not."""
PART_OF_WORD = 0.6
"""A hit inside a compound counts less than the word itself."""
_SILENT = """
    de het een en of in op aan met voor van te is zijn wat hoe wie waar kan ik je we wij iemand die
    dat er om bij als niet naar mijn onze doe moet mensen werkt
    the a an and or in on at with for of to is are what how who where can i you we somebody that
    there about when not my our do must people
"""
SILENT = frozenset(_SILENT.split())
"""Words that stand in nearly every card, and in nearly every question."""
LONGEST_QUERY = 300


@dataclass(frozen=True)
class _Indexed:
    """A card as the search sees it: stem → weight of the best place it stands in."""

    card: Card
    stems: dict[str, float]


def search_cards(query: str, language: Language) -> tuple[Card, ...]:
    """Return the cards that match, the best first; all cards for an empty query.

    A card that matches more of the asked words comes before one that matches fewer. A word that
    few cards have weighs more (inverse document frequency, Spärck Jones 1972).
    """
    asked = dict.fromkeys(_stems(query[:LONGEST_QUERY], language))
    if not query.strip():
        return tuple(cards().values())
    index = _index(language)
    weights = {stem: _rarity(stem, index) for stem in asked}
    found = []
    for place, entry in enumerate(index):
        hits = {stem: hit for stem in asked if (hit := _hit(stem, entry.stems))}
        if hits:
            score = sum(hits[stem] * weights[stem] for stem in hits)
            found.append((-len(hits), -score, place, entry.card))
    found.sort(key=lambda one: one[:3])
    return tuple(card for *_, card in found)


@lru_cache(maxsize=2)
def _index(language: Language) -> tuple[_Indexed, ...]:
    return tuple(_Indexed(card, _weighed(card, language)) for card in cards().values())


def _weighed(card: Card, language: Language) -> dict[str, float]:
    parts = (
        (BODY, " ".join(text.in_language(language) for text in (card.text, *card.do))),
        (ALSO, " ".join(card.words)),
        (TITLE, card.title.in_language(language)),
    )
    return {stem: weight for weight, text in parts for stem in _stems(text, language)}


def _stems(text: str, language: Language) -> Iterable[str]:
    words = [word for word in _WORD.findall(fold(text).text) if word not in SILENT]
    stems: list[str] = snowballstemmer.stemmer(STEMMERS[language]).stemWords(words)
    return stems


def _hit(asked: str, stems: dict[str, float]) -> float:
    """Return the weight of the best match: the word itself, or a part of a compound."""
    if asked in stems:
        return stems[asked]
    parts = [
        weight * PART_OF_WORD
        for stem, weight in stems.items()
        if _is_part(asked, stem) or _is_part(stem, asked)
    ]
    return max(parts, default=0.0)


def _is_part(part: str, whole: str) -> bool:
    if len(part) < LEAST_PART or len(part) >= len(whole):
        return False
    return whole.startswith(part) or whole.endswith(part)


def _rarity(stem: str, index: tuple[_Indexed, ...]) -> float:
    having = sum(bool(_hit(stem, entry.stems)) for entry in index)
    return math.log((1 + len(index)) / (1 + having)) + 0.1
