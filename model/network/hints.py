"""Hints in the words of a name: which words the lexicon knows, whole, in part, or misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from model.network.hint import Hint, is_its_saint
from model.network.lexicon import lexicon
from model.network.names import ParsedName, Words, looks_like_person
from model.network.senses import SHORTEST_MISSPELT_PART, Sense
from model.network.spelling import rough_key

__all__ = ["Hint", "hints", "nearest_word", "organisation_pieces", "recognise"]

# How much a hint weighs against the same word written out in full.
BY_END = 0.97
BY_BEGIN = 0.89
BY_MISSPELT_WORD = 0.92
BY_MISSPELT_PART = 0.84
BEHIND_ARTICLE = 0.55
LATER_HINT = 0.05
YIELDING = 0.85

SHORTEST_PART = 4
SHORTEST_MISSPELT = 6
LONG_WORD = 11
MOST_JOINED = 3
"""Words that may be one word, typed apart."""


def hints(words: Words) -> list[Hint]:
    """Return the hints in one piece of a name, in order; each word counts for one hint at most.

    A hint behind an article weighs less when something was said before ("Café De Kerk" is a café);
    later hints weigh slightly less; family names that are trades ("Jan Bakker") are no hint, and a
    saint after whom a society is called is no well-known organisation.
    """
    found: list[Hint] = []
    person = looks_like_person(words)
    position = 0
    while position < len(words):
        hint, length = _at(words, position)
        if hint and not _is_surname(words, hint, person=person, first=not found):
            named = bool(found) and _behind_article(words, position, found[-1])
            factor = (BEHIND_ARTICLE if named else 1.0) * (1 - LATER_HINT * len(found))
            if hint.sense.yields and found and _is_a_congregation(found[-1], position):
                factor *= YIELDING
            found.append(replace(hint, weight=hint.weight * factor))
        position += length
    return [hint for hint in found if not is_its_saint(words, hint, found)]


def _is_a_congregation(before: Hint, position: int) -> bool:
    """Tell whether "gemeente" stands right behind a word of faith: "Baptisten gemeente"."""
    return before.start + before.length == position and before.sense.domains[0] == "faith"


def organisation_pieces(parsed: ParsedName) -> tuple[Words, ...]:
    """Return the pieces, without a leading role when an organisation stands beside it.

    "Wethouder Jansen (gemeente Erp)" is about the municipality.
    """
    if not parsed.pieces:
        return (parsed.address,) if parsed.address else ()
    roles = lexicon().words("telling_roles") | lexicon().words("roles")
    rest = [words for words in parsed.pieces if words[0].text not in roles]
    if rest and len(rest) < len(parsed.pieces) and any(hints(words) for words in rest):
        return tuple(rest)
    return parsed.pieces


def _behind_article(words: Words, position: int, last: Hint) -> bool:
    """Tell whether a word stands behind an article, or behind an adjective that does."""
    if words[position].article:
        return True
    adjective = position > 0 and last.start + last.length < position
    return adjective and words[position - 1].article


def _is_surname(words: Words, hint: Hint, *, person: bool, first: bool) -> bool:
    """Tell whether a hint is the family name of a person rather than a kind of organisation."""
    if hint.length > 1:
        return False
    word = words[hint.start].text
    if word in lexicon().words("surnames"):
        if _in_a_firm_of_two(words, hint.start):
            return True
        opens = first and all(
            (earlier.text,) in lexicon().neutral for earlier in words[: hint.start]
        )
        return not opens or hint.start == len(words) - 1
    return person and not hint.exact


def _in_a_firm_of_two(words: Words, at: int) -> bool:
    """Tell whether a word is one of two family names beside a kind: "Bakker & Visser Fysio"."""
    texts = [word.text for word in words]
    for first in (at, at - 2):
        if first >= 0 and texts[first + 1 : first + 2] == ["en"] and first + 2 < len(texts):
            others = texts[:first] + texts[first + 3 :]
            surnames = lexicon().words("surnames")
            return any((o,) in lexicon().senses and o not in surnames for o in others)
    return False


def _at(words: Words, start: int) -> tuple[Hint | None, int]:
    """Return the hint that begins at a word, and how many words it (or a neutral phrase) takes."""
    index = lexicon()
    longest = max(index.longest_from.get(words[start].text, 1), MOST_JOINED)
    for length in range(min(longest, len(words) - start), 0, -1):
        phrase = tuple(word.text for word in words[start : start + length])
        sense = index.senses.get(phrase)
        if sense and _may_stand(sense, words, start, length):
            return Hint(sense, sense.weight, start, length, " ".join(phrase)), length
        if phrase in index.neutral or phrase in index.places:
            return None, length
        if 1 < length <= MOST_JOINED and (joined := _joined(phrase)):
            return Hint(joined, joined.weight, start, length, " ".join(phrase)), length
    return _inexact_at(words, start)


def _joined(phrase: tuple[str, ...]) -> Sense | None:
    """Return what words tell when written as one, as "rabo bank"; "sport en" is no "sporten"."""
    joined = lexicon().joined.get("".join(phrase))
    if joined is None or not set(phrase) & lexicon().words("little_words"):
        return joined
    return None


def _inexact_at(words: Words, start: int) -> tuple[Hint | None, int]:
    """Recognise a misspelt phrase, a misspelt word or a part of a word."""
    index = lexicon()
    text = words[start].text
    for length in (3, 2):
        joined = "".join(word.text for word in words[start : start + length])
        if start + length > len(words) or len(joined) < LONG_WORD:
            continue
        hint = nearest_word(joined, 1)
        if hint and " " in hint.sense.canonical:
            written = " ".join(word.text for word in words[start : start + length])
            return replace(hint, start=start, length=length, written=written), length
    if (text,) in index.senses or text in index.words("first_names"):
        return None, 1
    inexact = recognise(text)
    return (replace(inexact, start=start), 1) if inexact else (None, 1)


def _may_stand(sense: Sense, words: Words, start: int, length: int) -> bool:
    """Tell whether an abbreviation may mean this where it stands; see `abbreviations.yaml`."""
    if sense.where == "anywhere":
        return True
    legal = lexicon().words("legal_forms") | lexicon().words("little_words")
    first = all(word.text in legal for word in words[:start])
    loud = all(word.capitals for word in words[start : start + length])
    if sense.where == "capitals":
        return loud
    if sense.where == "marked":
        return first or loud
    last = start + length == len(words)
    return len(words) > length and (first or loud or last)


@lru_cache(maxsize=20_000)
def recognise(text: str) -> Hint | None:
    """Recognise a word that is not in the lexicon as such, by its parts or as a misspelling."""
    index = lexicon()
    if len(text) <= SHORTEST_PART or text.isdigit():
        return None
    written_as_one = index.joined.get(text)
    if written_as_one:
        return Hint(written_as_one, written_as_one.weight, 0, 1, text)
    if any(text.endswith(end) for end in index.ordinary.place_endings):
        return None
    near = nearest_word(text, 1) if len(text) >= SHORTEST_MISSPELT + 2 else None
    if near:
        return near
    found = [*_by_part(text, index.ends, index.begins)]
    if not found and len(text) >= SHORTEST_MISSPELT:
        near = nearest_word(text, 2 if len(text) >= LONG_WORD else 1)
        by_sound = [*_by_part(rough_key(text), index.ends_by_key, index.begins_by_key)]
        found = [near] if near else [*by_sound, *_misspelt_part(text)]
    best = max(found, key=lambda hint: hint.weight, default=None)
    return replace(best, written=text) if best else None


def _by_part(text: str, ends: Mapping[str, Sense], begins: Mapping[str, Sense]) -> Iterator[Hint]:
    for size in range(len(text) - 2, 2, -1):
        sense = ends.get(text[-size:])
        if sense:
            yield Hint(sense, sense.weight * BY_END, 0, 1, text, exact=False, part=True)
            break
    for size in range(len(text) - 1, 2, -1):
        sense = begins.get(text[:size])
        if sense:
            yield Hint(sense, sense.weight * BY_BEGIN, 0, 1, text, exact=False, part=True)
            break


@lru_cache(maxsize=20_000)
def nearest_word(text: str, room: int) -> Hint | None:
    """Return the nearest word of the lexicon, unless an ordinary word is as near.

    Args:
        text: one folded word, or words of a phrase run together.
        room: how many letters of its sound may be wrong.

    """
    index = lexicon()
    key = rough_key(text)
    candidates = index.misspellable.get(key[:1], {})
    found = process.extractOne(key, candidates.keys(), scorer=OSA.distance, score_cutoff=room)
    if found is None:
        return None
    known, distance, _ = found
    ordinary = index.neutral_keys.get(key[:1], ())
    if process.extractOne(key, ordinary, scorer=OSA.distance, score_cutoff=distance):
        return None
    sense = candidates[known]
    return Hint(sense, sense.weight * BY_MISSPELT_WORD, 0, 1, text, exact=False)


def _misspelt_part(text: str) -> Iterator[Hint]:
    """Yield long beginnings and endings with one letter wrong, as in "woonsticting"."""
    index = lexicon()
    for parts, at_end in ((index.long_ends, True), (index.long_begins, False)):
        for size in range(SHORTEST_MISSPELT_PART - 1, len(text) - 1):
            piece = text[-size:] if at_end else text[:size]
            for length in (size - 1, size, size + 1):
                for part, sense in parts.get((piece[0], length), ()):
                    if len(text) >= length + 2 and OSA.distance(piece, part, score_cutoff=1) <= 1:
                        weight = sense.weight * BY_MISSPELT_PART
                        yield Hint(sense, weight, 0, 1, text, exact=False, part=True)
