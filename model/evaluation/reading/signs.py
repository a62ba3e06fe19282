"""Signs: what can be seen in one sentence of a plan, as short names that a person can read.

Each sign is one of these:
`bel`, `bel aan` (a word stem, two in a row, `#` for a number) · `list goes-there` (a word list of
`data/lexicon` finds something) · `not places` (what it finds is negated) · `who key-person`,
`who by:key-person` (an actor, with the preposition before it) · `does key-person:aan+bellen` (an
event with its doer) · `act refers`, `act refers:key-person` (a frame, with the kind of doer) ·
`spoken`, `question`, `opening`.
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
    from collections.abc import Iterator, Mapping

    from model.evaluation.passages import Sentence
    from model.evaluation.plan_lexicon import Pattern

_LEXICONS = ("cues", "groups", "circumstances", "people", "headings", "places", "key-persons")
_OPENING = 2
"""Sentences that count as the opening of a text: usually its title and its first line."""


@lru_cache(maxsize=2048)
def signs_of(sentence: Sentence) -> frozenset[str]:
    """Return the signs that stand in a sentence."""
    return frozenset((*_words(sentence), *_lists(sentence), *_deeds(sentence), *_form(sentence)))


def _words(sentence: Sentence) -> Iterator[str]:
    stems = ["#" if word.lower.isdigit() else word.stem for word in sentence.words]
    yield from stems
    yield from (f"{one} {two}" for one, two in itertools.pairwise(stems))


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
