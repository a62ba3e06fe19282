"""Search in the library: what is asked beside what stands on each card; the best card first."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.services.library import cards
from model.services.library_asked import read
from model.services.library_once import Asked
from model.services.library_stems import stems_of, words_of
from model.services.library_terms import terms
from model.services.library_words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from model.core.translation import Language
    from model.services.library_card import Card, SectionKind

TITLE, ALSO, BODY, LISTED = 4.0, 3.0, 1.0, 0.5
"""Weights of a hit: in the title, in other words for it, in the text, in a list. Our choice."""
LENGTH = 0.1
"""How far a long card, which holds more words anyway, stands back for a short one. Our choice."""
NAMES: frozenset[SectionKind] = frozenset({"who", "places", "fits", "whom"})
"""Parts of a card that name people and places, and do not tell about them."""
LEAST_BLANKS = 2
"""So many blanks has one word, written with a blank on either side."""
ANSWERED = 0.5
"""How far it counts that a card answers much of a question. In a long story most words only tell
how it came about, so it counts less than the best hits do. Our choice, tried on stories."""
BESIDES = 0.2
"""How far a second and third word for the same thing on a card count. Our choice."""
LEAST_SHARE = 0.05
"""A card that scores less than so much of the best one only shares a side issue. Our choice."""
COMMON = 0.1
"""So much tells a word that stands on every card; our choice."""
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
    that answers more of the asked words weighs more than one that answers one of them often. Hits
    add up as the sides of a box do to its diagonal: two strong ones outweigh many weak ones.
    """
    if not query.strip():
        return (*local, *cards().values())
    index = (*(_Indexed(card, _weighed(card, language)) for card in local), *_index(language))
    known = frozenset(stem for entry in index for stem in entry.stems)
    asked = read(query[:LONGEST_QUERY], language, known)
    rare = [one.counts * _rarity(_sureness(one, entry.stems) for entry in index) for one in asked]
    whole = sum(rare)
    found = []
    for place, entry in enumerate(index):
        hits = [_hit(one, entry.stems) for one in asked]
        if any(hits):
            answered = sum(r for hit, r in zip(hits, rare, strict=True) if hit) / whole
            score = answered**ANSWERED * math.hypot(*map(operator.mul, hits, rare))
            score /= len(entry.stems) ** LENGTH
            found.append((-score, place, entry.card))
    found.sort(key=lambda one: one[:2])
    return tuple(card for score, _, card in found if score <= LEAST_SHARE * found[0][0])


@lru_cache(maxsize=2)
def _index(language: Language) -> tuple[_Indexed, ...]:
    return tuple(_Indexed(card, _weighed(card, language)) for card in cards().values())


def _weighed(card: Card, language: Language) -> dict[str, float]:
    told = [line for part in card.sections if part.kind not in NAMES for line in part.lines]
    names = [line for part in card.sections if part.kind in NAMES for line in part.lines]
    named = [term for term in terms().values() if term.card == card.id]
    told += [card.text, *card.do, *(term.meaning for term in named)]
    also = (*(term.term for term in named), *((card.use,) if card.use else ()))
    parts = (
        (LISTED, " ".join(text.in_language(language) for text in names)),
        (BODY, " ".join(text.in_language(language) for text in told)),
        (BODY, " ".join(figure.label.in_language(language) for figure in card.figures)),
        (ALSO, " ".join(text.in_language(language) for text in also)),
        *((ALSO, words) for words in card.words),
        (TITLE, card.title.in_language(language)),
    )
    weighed: dict[str, float] = {}
    for weight, text in parts:
        running = _running(text)
        weighed |= dict.fromkeys(stems_of(text, language), weight)
        if text not in card.words or running.count(" ") <= LEAST_BLANKS:
            weighed |= {one: weight for one in phrases(language) if f" {one} " in running}
    spelled = (_running(words) for words in card.words)
    return {**weighed, **{one.strip(): ALSO for one in spelled if one.count(" ") > LEAST_BLANKS}}


def _running(text: str) -> str:
    """Return the folded words with one blank around each."""
    return f" {' '.join(words_of(text))} "


def _hit(asked: Asked, stems: Mapping[str, float]) -> float:
    """Return the weight of the best match in a card, and a little for others; 0 for none."""
    found = [stems[stem] * sure for stem, sure in asked.meanings.items() if stem in stems]
    best = max(found, default=0)
    return best + BESIDES * (sum(found) - best)


def _sureness(asked: Asked, stems: Mapping[str, float]) -> float:
    return max((sure for stem, sure in asked.meanings.items() if stem in stems), default=0)


def _rarity(sure: Iterable[float]) -> float:
    """Return how much a word tells: the more, the fewer cards surely have it.

    Cards that only have a part of the word or another word for it count for their sureness
    squared: `vraag` stands on most cards, and aanvraag is rare all the same.
    """
    every = [min(one, 1.0) for one in sure]
    return math.log((1 + len(every)) / (1 + sum(one**2 for one in every))) + COMMON
