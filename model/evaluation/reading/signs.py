"""Signs: what can be seen in one sentence of a plan, as short names that a person can read.

Each sign is one of these:
`bel`, `bel aan` (a word stem, two in a row, `#` for a number) · `list goes-there` (a word list of
`data/lexicon` finds something) · `not places` (what it finds is negated) · `who key-person`,
`who by:key-person` (an actor, with the preposition before it) · `does key-person:aan+bellen` (an
event with its doer) · `act refers`, `act refers:key-person` (a frame, with the kind of doer) ·
`spoken`, `question`, `opening`.

Around a sentence more can be seen (`signs_around`): `before: bel`, `after: list places` (a sign of
the neighbour) · `bel * aan` (two stems with one between) · `part 0` to `part 4` (which fifth of the
text) · `words 3` (fifteen to nineteen words) · `heading`.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from model.evaluation.actors import actors_in
from model.evaluation.events import events_in
from model.evaluation.plan_lexicon import patterns
from model.evaluation.reading.acts import acts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from model.evaluation.passages import Sentence
    from model.evaluation.plan_lexicon import Pattern

_LEXICONS = ("cues", "groups", "circumstances", "people", "headings", "places", "key-persons")
_OPENING = 2
"""Sentences that count as the opening of a text: usually its title and its first line."""


_TOLD_BY_NEIGHBOURS = ("list", "who", "act", "not")
_PARTS = 5
_WORDS_PER_STEP = 5
_MOST_STEPS = 6
_HEADING = 6
"""A line of fewer words that no full stop closes is a heading."""


def signs_around(sentences: Sequence[Sentence]) -> list[frozenset[str]]:
    """Return for each sentence its signs, those of its neighbours, and its place in the text."""
    own = [signs_of(sentence) for sentence in sentences]
    told = [[sign for sign in signs if _is_told_on(sign)] for signs in own]
    around = [[], *told, []]
    return [
        frozenset(
            (
                *own[at],
                *(f"before: {sign}" for sign in around[at]),
                *(f"after: {sign}" for sign in around[at + 2]),
                f"part {_PARTS * at // len(sentences)}",
                *_apart(sentence),
                *_size(sentence),
            )
        )
        for at, sentence in enumerate(sentences)
    ]


def _is_told_on(sign: str) -> bool:
    """Whether a sign says something of the next sentence too: a single word, a list, a deed."""
    return " " not in sign or sign.partition(" ")[0] in _TOLD_BY_NEIGHBOURS


def _apart(sentence: Sentence) -> Iterator[str]:
    stems = _stems(sentence)
    yield from (f"{one} * {two}" for one, two in zip(stems, stems[2:], strict=False))


def _size(sentence: Sentence) -> Iterator[str]:
    yield f"words {min(_MOST_STEPS, len(sentence.words) // _WORDS_PER_STEP)}"
    if len(sentence.words) < _HEADING and not sentence.span.text.endswith((".", "!", "?")):
        yield "heading"


@lru_cache(maxsize=2048)
def signs_of(sentence: Sentence) -> frozenset[str]:
    """Return the signs that stand in a sentence."""
    return frozenset((*_words(sentence), *_lists(sentence), *_deeds(sentence), *_form(sentence)))


def _words(sentence: Sentence) -> Iterator[str]:
    stems = _stems(sentence)
    yield from stems
    yield from (f"{one} {two}" for one, two in itertools.pairwise(stems))


def _stems(sentence: Sentence) -> list[str]:
    return ["#" if word.lower.isdigit() else word.stem for word in sentence.words]


@lru_cache(maxsize=1)
def _named_lists() -> Mapping[Pattern, tuple[str, str]]:
    return {
        pattern: (lexicon, list_id)
        for lexicon in _LEXICONS
        for list_id, pattern in patterns(lexicon).items()
    }


def _lists(sentence: Sentence) -> Iterator[str]:
    for pattern in sentence.candidates & _named_lists().keys():
        lexicon, list_id = _named_lists()[pattern]
        hits = sentence.find(pattern)
        if not hits:
            continue
        yield f"list {list_id}"
        if lexicon != "cues":
            yield f"list {lexicon}"
        if any(sentence.negated(hit) for hit in hits):
            yield f"not {lexicon}"


def _deeds(sentence: Sentence) -> Iterator[str]:
    for actor in actors_in(sentence):
        yield f"who {actor.kind}"
        if actor.preposition:
            yield f"who {actor.preposition}:{actor.kind}"
    for event in events_in(sentence):
        doer = event.doer.kind if event.doer else "nobody"
        yield f"does {doer}:{event.verb}"
        if event.negated:
            yield "does not"
    for act in acts_of(sentence):
        yield f"act {act.sense}"
        yield f"act {act.sense}:{act.doer or 'nobody'}"


def _form(sentence: Sentence) -> Iterator[str]:
    if sentence.spoken:
        yield "spoken"
    if sentence.span.text.rstrip().endswith("?"):
        yield "question"
    if sentence.number < _OPENING:
        yield "opening"
