"""Reading a question: what its words, phrases, compounds and split verbs may mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from model.services.library_once import Asked, once, without_repeats
from model.services.library_stems import (
    LEAST_PART,
    LEAST_SLIP,
    conjugated,
    end_of,
    is_form,
    is_part,
    is_slip,
    parts_of,
    stem_all,
    words_of,
)
from model.services.library_words import (
    everywhere,
    families,
    helping,
    particles,
    phrases,
    silent,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from model.core.translation import Language

FORM, PART_OF_WORD, SLIP = 0.9, 0.6, 0.5
"""Another form of the word, a hit inside a compound, or a slip of the pen counts less."""
SAME = 0.5
"""A hit through another word for the same thing counts half. Our choice."""
LITERAL = 2.0
"""A whole phrase that stands on a card as it was typed says more than one word. Our choice."""
FAINT = 0.4
"""So much does a word count that stands on nearly every card, such as lonely. Our choice."""
SHARE = 0.4
"""So much of an asked compound must a known word be: vraag tells little of subsidieaanvraag."""
LOOSE = 3
"""So many other words may stand between the words of a phrase: niet [naar het buurthuis] komen."""
APART = 4
"""So many words may stand between a verb and its particle: haken [na een jaar alsnog] af."""


@dataclass(frozen=True)
class _Reading:
    """What is needed to read a word: the stems on the cards, and families of stems."""

    language: Language
    known: frozenset[str]
    same: tuple[frozenset[str], ...]
    faint: frozenset[str]
    vocabulary: frozenset[str]
    """The stems on the cards and those of the families."""

    def word(self, stem: str) -> Asked:
        """Return what one stem may mean: itself, its forms, and others of its families."""
        forms = [line for line in self.same if stem in line]
        if not forms:
            forms = [line for line in self.same if not line.isdisjoint(conjugated(stem))]
        others = frozenset().union(*forms) & self.known
        faint = any(stem == one or is_form(stem, one) for one in self.faint)
        meant = _meanings(stem, self.known)
        if not faint:  # A netwerkanalyse is an analyse: netwerk stands everywhere.
            meant = {
                one: sure for one, sure in meant.items() if one not in self.faint or one == stem
            }
        return Asked({**dict.fromkeys(others, SAME), **meant}, FAINT if faint else 1.0)


def read(query: str, language: Language, known: Collection[str]) -> list[Asked]:
    """Return what is asked: each word that tells something, and each phrase that we know.

    Args:
        query: the question as it was typed.
        language: of the question.
        known: the stems and phrases that stand on the cards.

    """
    single = frozenset(one for one in known if " " not in one)
    same, faint = _same(language), frozenset(stem_all(tuple(everywhere(language)), language))
    reading = _Reading(language, single, same, faint, single.union(*same))
    spoken = words_of(query)
    stems = stem_all(tuple(spoken), language)
    said = _longest(one for one in phrases(language) if _says(stems, _stems(one, language)))
    in_phrase = {stem for phrase in said for stem in _stems(phrase, language)}
    rest = [word for word, stem in zip(spoken, stems, strict=True) if stem not in in_phrase]
    telling = [word for word in _telling(spoken, language) if word in rest]
    asked = [one for word in without_repeats(telling, language) for one in _word(word, reading)]
    asked += [reading.word(stem) for stem in _joined(spoken, reading)]
    running = f" {' '.join(spoken)} "
    told = sorted(one for one in known if " " in one and f" {one} " in running)
    asked += [Asked({one: 1.0}, 1.0) for one in told if one not in phrases(language)]
    return once(asked, _phrases(said, known, reading))


@lru_cache(maxsize=2)
def _same(language: Language) -> tuple[frozenset[str], ...]:
    """Return the stems of each family."""
    return tuple(frozenset(stem_all(tuple(line), language)) for line in families(language))


def _telling(spoken: Sequence[str], language: Language) -> Iterable[str]:
    """Return the words that tell something: not `begint` in "begint te huilen"."""
    for word, following in zip_longest(spoken, spoken[1:], fillvalue=""):
        joins = following in ("te", "to") or (language == "en" and following.endswith("ing"))
        if word not in silent(language) and not (joins and word in helping(language)):
            yield word


def _word(word: str, reading: _Reading) -> list[Asked]:
    """Return a word; for an unknown compound its two words.

    A compound that stands on some card also means what its words mean, a little.
    """
    (stem,) = stem_all((word,), reading.language)
    cut = parts_of(word, reading.vocabulary, reading.language)
    parts = [reading.word(part) for part in cut]
    whole = reading.word(stem)
    if reading.vocabulary.isdisjoint({stem, *conjugated(stem)}):
        ends = end_of(word, reading.vocabulary, reading.language)
        return parts or [reading.word(end) for end in ends] or [whole]
    if any(stem in line for line in reading.same):
        return [whole]
    telling = [part for part in parts if part.counts > FAINT]
    less = {one: PART_OF_WORD * sure for part in telling for one, sure in part.meanings.items()}
    return [Asked({**less, **whole.meanings}, whole.counts)]


def _joined(spoken: Sequence[str], reading: _Reading) -> Iterable[str]:
    """Return the verbs that stand in two pieces: "haken af" is afhaken.

    A verb counts only when the whole of it is known.
    """
    for place, particle in enumerate(spoken):
        if particle not in particles(reading.language):
            continue
        before = spoken[max(0, place - APART - 1) : place]
        no_verbs = silent(reading.language) - helping(reading.language)
        verbs = [word for word in before if len(word) >= LEAST_PART and word not in no_verbs]
        whole = tuple(f"{particle}{verb}" for verb in verbs)
        for stem in stem_all(whole, reading.language):
            yield from sorted(reading.vocabulary & {stem, *conjugated(stem)})[:1]


def _phrases(said: Sequence[str], known: Collection[str], reading: _Reading) -> list[Asked]:
    """Return what the phrases mean: their families, and the phrase as it was typed."""
    every = phrases(reading.language)
    asked = []
    for place in sorted({place for phrase in said for place in every[phrase]}):
        spelled = {phrase for phrase, places in every.items() if place in places}
        meanings = dict.fromkeys((reading.same[place] | spelled) & frozenset(known), SAME)
        literal = dict.fromkeys(spelled.intersection(said), LITERAL)
        asked.append(Asked({**meanings, **literal}, 1.0))
    return asked


@lru_cache(maxsize=2048)
def _stems(phrase: str, language: Language) -> tuple[str, ...]:
    """Return the stem of each word of a phrase: haakten af, haken af."""
    return stem_all(tuple(phrase.split()), language)


def _says(spoken: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether all stems of a phrase stand near each other, in any order."""
    reach, wanted = len(phrase) + LOOSE, Counter(phrase)
    return any(wanted <= Counter(spoken[at : at + reach]) for at in range(len(spoken)))


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


def _meanings(asked: str, known: Collection[str]) -> dict[str, float]:
    """Return the words of the library that may be meant, and how sure each is.

    The word itself, another form of it, a compound in which it stands or that stands in it, or
    else a word with a slip of the pen.
    """
    forms = conjugated(asked)
    parts = {
        stem: FORM if stem in forms else PART_OF_WORD
        for stem in known
        if is_part(asked, stem)
        or (is_part(stem, asked) and len(stem) >= SHARE * len(asked))
        or is_form(asked, stem)
    }
    if asked in known or parts or len(asked) < LEAST_SLIP:
        return {**parts, asked: 1.0}
    return {stem: SLIP for stem in known if is_slip(asked, stem)}
