"""Lesson 6 in a text: are people asked in person, more than once, with time and patience?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.evaluation.reading.key_persons import personal_contacts
from model.evaluation.reading.places import visiting_sentences
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence

# Asking again is often told in one of the next sentences: "Soms duurt het drie maanden."
_WINDOW = 4


def personal_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which somebody asks people in person to take part.

    Somebody who goes to where people are, or a key person who reaches people, meets them in person.
    """
    met_there = {
        sentence.number
        for sentence in visiting_sentences(sentences)
        if not sentence.has("works-there")
    }
    by_others = {
        sentence.number
        for sentence in personal_contacts(sentences)
        if not sentence.has("among-professionals") and not sentence.has("works-there")
    }
    return [
        sentence
        for sentence in sentences
        if not sentence.matches("volunteers-call")
        and (
            sentence.has("in-person")
            or sentence.has("home-visits")
            or sentence.number in met_there
            or sentence.number in by_others
        )
    ]


def persistent_sentences(sentences: Sequence[Sentence], list_id: str) -> list[Sentence]:
    """Return the sentences near a personal question that match `again` or `patience`.

    A number of times ("drie keer") counts for `again` only right beside the question, and not when
    it tells how often the activity is.
    """
    personal = {sentence.number for sentence in personal_sentences(sentences)}
    near = {number + step for number in personal for step in range(-_WINDOW, _WINDOW + 1)}
    beside = {number + step for number in personal for step in (-1, 0, 1)}
    return [
        sentence
        for sentence in sentences
        if (sentence.number in near and sentence.matches(list_id))
        or (list_id == "again" and sentence.number in beside and _so_often(sentence))
    ]


def _so_often(sentence: Sentence) -> bool:
    return sentence.has("times") and not sentence.matches("of-the-activity")


def read_asking(sentences: Sequence[Sentence]) -> Signal:
    """Judge asking: in person and again or with patience is met, in person once partly met."""
    personal = personal_sentences(sentences)
    again = [
        *persistent_sentences(sentences, "again"),
        *persistent_sentences(sentences, "patience"),
    ]
    only_media = [s for s in sentences if s.matches("mass-only")]
    if only_media and not again:
        return signal("not-met", "mass-only", [sentence.evidence() for sentence in only_media])
    if not personal:
        return SILENT
    quotes = [sentence.evidence() for sentence in personal[:2]]
    if again:
        return signal("met", "again", [*quotes[:1], *(s.evidence() for s in again)])
    return signal("partly-met", "once", quotes)


def read_persistence(sentences: Sequence[Sentence], list_id: str) -> Signal:
    """Judge `again` or `patience` apart: found near a personal question is met."""
    found = [sentence.evidence() for sentence in persistent_sentences(sentences, list_id)]
    return signal("met", list_id, found) if found else SILENT
