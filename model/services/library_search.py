"""Search in the library: word forms, compounds, one slip of the pen; the best card first."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer
from rapidfuzz.distance import DamerauLevenshtein, Prefix

from model.evaluation.folding import fold
from model.services.library import Card, SectionKind, cards
from model.services.library_terms import terms
from model.services.library_words import everywhere, families, phrases, silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from model.core.translation import Language

STEMMERS = {"nl": "dutch", "en": "english"}
_WORD = re.compile(r"[^\W_]+")
TITLE, ALSO, BODY, LISTED = 4.0, 3.0, 1.0, 0.5
"""Weights of a hit: in the title, in other words for it, in the text, in a list. Our choice."""
LEAST_PART = 4
"""Shorter parts of a compound say too little: `zorg` in `mantelzorg` counts, `op` does not."""
LEAST_SLIP = 6
"""Shorter words are not read with a slip of the pen: one other letter is another word."""
PART_OF_WORD, SLIP = 0.6, 0.5
"""A hit inside a compound, or with one letter wrong, counts less than the word itself."""
LENGTH = 0.2
"""How far a long card, which holds more words anyway, stands back for a short one. Our choice."""
ALIKE = 0.75
"""So much of two words must be one beginning to be forms of one word: kwartiermaker, -maken."""
SAME = 0.5
"""A hit through another word for the same thing counts half. Our choice."""
LITERAL = 2.0
"""A whole phrase that stands on a card as it was typed says more than one word. Our choice."""
FAINT = 0.4
"""So much does a word count that stands on nearly every card, such as lonely. Our choice."""
NAMES: frozenset[SectionKind] = frozenset({"who", "places", "fits", "whom"})
"""Parts of a card that name people and places, and do not tell about them."""
LEAST_BLANKS = 2
"""So many blanks has one word, written with a blank on either side."""
LOOSE = 3
"""So many other words may stand between the words of a phrase: niet [naar het buurthuis] komen."""
BESIDES = 0.2
"""How far a second and third word for the same thing on a card count. Our choice."""
LONGEST_QUERY = 300


@dataclass(frozen=True)
class _Indexed:
    """A card as the search sees it: stem → weight of the best place it stands in."""

    card: Card
    stems: dict[str, float]


@dataclass(frozen=True)
class _Asked:
    """One word or phrase of a question: what it may mean, how sure that is, and how it counts."""

    meanings: Mapping[str, float]
    counts: float


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
    asked = _asked(query[:LONGEST_QUERY], language, known)
    if not asked:
        return ()
    hits = [[_hit(one, entry.stems) for one in asked] for entry in index]
    rare = [one.counts * _rarity(_sureness(one, entry.stems) for entry in index) for one in asked]
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
    told = [line for part in card.sections if part.kind not in NAMES for line in part.lines]
    names = [line for part in card.sections if part.kind in NAMES for line in part.lines]
    named = [term for term in terms().values() if term.card == card.id]
    told += [card.text, *card.do, *(term.meaning for term in named)]
    also = (*(term.term for term in named), *((card.use,) if card.use else ()))
    parts = (
        (LISTED, " ".join(text.in_language(language) for text in names)),
        (BODY, " ".join(text.in_language(language) for text in told)),
        (BODY, " ".join(figure.label.in_language(language) for figure in card.figures)),
        (ALSO, " ".join((*card.words, *(text.in_language(language) for text in also)))),
        (TITLE, card.title.in_language(language)),
    )
    weighed: dict[str, float] = {}
    for weight, text in parts:
        running = _running(text)
        weighed |= dict.fromkeys(_stems(text, language), weight)
        weighed |= {one: weight for one in phrases(language) if f" {one} " in running}
    spelled = (_running(words) for words in card.words)
    return {**weighed, **{one.strip(): ALSO for one in spelled if one.count(" ") > LEAST_BLANKS}}


def _stems(text: str, language: Language) -> Iterable[str]:
    words = _WORD.findall(fold(text).text)
    return dict.fromkeys(
        _stem(tuple(word for word in words if word not in silent(language)), language)
    )


@lru_cache(maxsize=4096)
def _stem(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
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


def _asked(query: str, language: Language, known: set[str]) -> list[_Asked]:
    """Return what is asked: each word that tells something, and each phrase that we know."""
    same = [frozenset(_stem(tuple(sorted(line)), language)) for line in families(language)]
    faint = frozenset(_stem(tuple(everywhere(language)), language))
    spoken, running = _WORD.findall(fold(query).text), _running(query)
    said = _longest(phrase for phrase in phrases(language) if _says(spoken, phrase.split()))
    in_phrase = {stem for phrase in said for stem in _stems(phrase, language)}
    asked = []
    for stem in _stems(query, language):
        if stem not in in_phrase:
            others = frozenset().union(*(line for line in same if stem in line))
            meanings = {**dict.fromkeys(others & known, SAME), **_meanings(stem, known)}
            asked.append(_Asked(meanings, FAINT if stem in faint else 1.0))
    told = sorted(one for one in known if " " in one and f" {one} " in running)
    asked += [_Asked({one: 1.0}, 1.0) for one in told if one not in phrases(language)]
    meant = {place for phrase in said for place in phrases(language)[phrase]}
    for place in sorted(meant):
        spelled = {phrase for phrase, places in phrases(language).items() if place in places}
        meanings = dict.fromkeys((same[place] | spelled) & known, SAME)
        asked.append(
            _Asked({**meanings, **dict.fromkeys(spelled.intersection(said), LITERAL)}, 1.0)
        )
    return asked


def _running(text: str) -> str:
    """Return the folded words with one blank around each."""
    return f" {' '.join(_WORD.findall(fold(text).text))} "


def _says(spoken: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether all words of a phrase stand near each other, in any order."""
    reach = len(phrase) + LOOSE
    wanted = set(phrase)
    return any(wanted.issubset(spoken[at : at + reach]) for at in range(len(spoken)))


def _longest(said: Iterable[str]) -> list[str]:
    """Return the phrases of which no word belongs to a longer one.

    "Wil niet meer leven" says "niet meer leven" and not "wil niet".
    """
    kept: list[str] = []
    for phrase in sorted(said, key=lambda one: (-len(one.split()), one)):
        words = set(phrase.split())
        longer = (one for one in kept if len(one.split()) > len(words))
        if not any(words & set(one.split()) for one in longer):
            kept.append(phrase)
    return kept


def _meanings(asked: str, known: set[str]) -> dict[str, float]:
    """Return the words of the library that may be meant, and how sure each is.

    The word itself, a compound in which it stands or that stands in it, another form of it, or
    else a word in which one letter differs.
    """
    parts = {
        stem: PART_OF_WORD
        for stem in known
        if _is_part(asked, stem) or _is_part(stem, asked) or _is_form(asked, stem)
    }
    if asked in known or parts or len(asked) < LEAST_SLIP:
        return {**parts, asked: 1.0}
    return {
        stem: SLIP
        for stem in known
        if len(stem) >= LEAST_SLIP - 1
        and DamerauLevenshtein.distance(asked, stem, score_cutoff=1) == 1
    }


def _hit(asked: _Asked, stems: Mapping[str, float]) -> float:
    """Return the weight of the best match in a card, and a little for others; 0 for none."""
    found = [stems[stem] * sure for stem, sure in asked.meanings.items() if stem in stems]
    best = max(found, default=0)
    return best + BESIDES * (sum(found) - best)


def _sureness(asked: _Asked, stems: Mapping[str, float]) -> float:
    return max((sure for stem, sure in asked.meanings.items() if stem in stems), default=0)


def _is_part(part: str, whole: str) -> bool:
    if len(part) < LEAST_PART or len(part) >= len(whole):
        return False
    return whole.endswith(part) or (len(part) > LEAST_PART and whole.startswith(part))


def _is_form(one: str, other: str) -> bool:
    shared = Prefix.similarity(one, other)
    return shared >= LEAST_SLIP and shared >= ALIKE * max(len(one), len(other))


def _rarity(sure: Iterable[float]) -> float:
    every = list(sure)
    return math.log((1 + len(every)) / (1 + sum(every))) + 0.1
