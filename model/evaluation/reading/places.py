"""Lesson 3 in a text: does the project go to where the group already comes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import any_of
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence


def read_places(sentences: Sequence[Sentence]) -> Signal:
    """Judge going there: people of the project at such a place are met, posters partly met.

    The place where the activity is held does not count. So a sentence needs someone of the
    project, a verb of going or standing there, and a purpose: meeting, inviting, reaching people.
    """
    visits = [
        sentence
        for number, sentence in enumerate(sentences)
        if _goes_there(sentence, sentences[max(0, number - 1) : number + 3])
    ]
    if visits:
        return signal("met", "goes-there", [sentence.evidence() for sentence in visits])
    posters = [
        sentence.evidence()
        for sentence in sentences
        if sentence.has("posters") and sentence.find(any_of("places"))
    ]
    return signal("partly-met", "posters", posters) if posters else SILENT


def _goes_there(sentence: Sentence, around: Sequence[Sentence]) -> bool:
    places = [hit for hit in sentence.find(any_of("places")) if not sentence.negated(hit)]
    if not places or sentence.has("posters") or sentence.has("addresses-reader"):
        return False
    if not (sentence.has("goes-there") and sentence.has("staff")):
        return False
    return any(near.has("for-the-group") for near in around)


def read_visit_plan(sentences: Sequence[Sentence]) -> Signal:
    """Judge who goes and when: a visit with a rhythm in the same sentence is met."""
    visits = read_places(sentences)
    if visits.outcome != "met":
        return SILENT
    starts = {quote.start for quote in visits.evidence}
    regular = [
        sentence.evidence()
        for sentence in sentences
        if sentence.span.start in starts and sentence.has("regularly")
    ]
    if regular:
        return signal("met", "regular", regular)
    return signal("partly-met", "no-rhythm", list(visits.evidence))
