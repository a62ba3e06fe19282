"""Clauses: a sentence cut at its commas and conjunctions, with the actors named in each piece."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.actors import Actor, actors_in
from model.evaluation.frames_lexicon import forms
from model.evaluation.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.evaluation.actors import Kind
    from model.evaluation.passages import Sentence

AGENTS: frozenset[Kind] = frozenset(
    (
        "key-person", "organisation", "party", "office", "neighbour", "staff", "name", "pronoun",
        "reader",
    )
)  # fmt: skip
_COORDINATE = frozenset({"maar", "want", "dus"})
_LINKED = frozenset({"of", "om"})
_HARD = frozenset(";:()–—\n|")


class Clause(NamedTuple):
    """A stretch of a sentence, word numbers `start` up to `end`, with the actors named in it."""

    start: int
    end: int
    subordinate: bool
    actors: tuple[Actor, ...]
    before: Actor | None
    """Who was named last before the clause: what "die" and "wie" point at."""
    subject: Actor | None = None
    """Who did it in the clause before, when this one goes on with "en" and a verb."""


@lru_cache(maxsize=4096)
def clauses_in(sentence: Sentence) -> tuple[Clause, ...]:
    """Cut a sentence into clauses."""
    actors = actors_in(sentence)
    found: list[Clause] = []
    for start, end in _stretches(sentence):
        inside = tuple(a for a in actors if start <= a.first < end)
        earlier = [a for a in actors if a.last < start and a.kind != "reader"]
        first = sentence.words[start].lower
        last = earlier[-1] if earlier else None
        subject = _first_agent(found[-1]) if found and first in grammar("adds") else None
        found.append(Clause(start, end, _is_subordinate(first), inside, last, subject))
    return tuple(found)


def _is_subordinate(word: str) -> bool:
    return word in _LINKED or word in grammar("splitters") - _COORDINATE


def _first_agent(clause: Clause) -> Actor | None:
    free = [a for a in clause.actors if not a.preposition and a.kind in AGENTS]
    return clause.subject or next((a for a in free if a.kind != "pronoun"), next(iter(free), None))


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int]]:
    words = sentence.words
    start = 0
    for at in range(1, len(words)):
        if _divides(sentence, start, at):
            yield start, at
            start = at
    if words:
        yield start, len(words)


def _divides(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a clause begins at word `at`, given where the one before it began."""
    word = sentence.words[at]
    if _HARD & set(word.before):
        return True
    if word.lower in grammar("splitters"):
        # "die mensen" and "dat project" are no clauses of their own.
        return word.lower not in ("die", "dat") or not _only_points(sentence, at)
    if word.lower in grammar("adds"):
        return _finite(sentence, at + 1) and _has_verb(sentence, start, at)
    return (
        "," in word.before
        and _has_verb(sentence, start, at)
        and _has_verb(sentence, at, next_mark(sentence, at))
    )


def _finite(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb stands here, other than one that may be an infinitive."""
    if at >= len(sentence.words):
        return False
    word = sentence.words[at].lower
    kinds = {form.kind for form in forms().get(word, ())}
    return bool(kinds & {"finite", "stem"}) or word in grammar("auxiliaries")


def _only_points(sentence: Sentence, at: int) -> bool:
    return sentence.words[at - 1].lower in grammar("prepositions")


def next_mark(sentence: Sentence, at: int) -> int:
    """Return the word number of the next comma after word `at`, or of the end."""
    words = sentence.words
    return next((n for n in range(at + 1, len(words)) if "," in words[n].before), len(words))


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(
        word.lower in grammar("auxiliaries") or word.lower in forms()
        for word in sentence.words[start:end]
    )
