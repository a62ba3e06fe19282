"""Lesson 6 in a text: are people asked in person, more than once, with time and patience?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence

# Asking again is often told in one of the next sentences: "Soms duurt het drie maanden."
_WINDOW = 3


def personal_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which somebody asks people in person to take part."""
    return [
        sentence
        for number, sentence in enumerate(sentences)
        if not sentence.matches("volunteers-call")
        and (
            sentence.has("in-person")
            or (sentence.has("home-visits") and _invites(sentences[number : number + 2]))
        )
    ]


def _invites(around: Sequence[Sentence]) -> bool:
    return any(sentence.has("asked-along") for sentence in around)


def persistent_sentences(sentences: Sequence[Sentence], list_id: str) -> list[Sentence]:
    """Return the sentences near a personal question that match `again` or `patience`."""
    near = {
        sentence.number + step
        for sentence in personal_sentences(sentences)
        for step in range(-_WINDOW, _WINDOW + 1)
    }
    return [
        sentence for sentence in sentences if sentence.number in near and sentence.matches(list_id)
    ]


def read_asking(sentences: Sequence[Sentence]) -> Signal:
    """Judge asking: in person and again or with patience is met, in person once partly met."""
    personal = personal_sentences(sentences)
    only_media = [s for s in sentences if s.matches("mass-only")]
    if only_media:
        return signal("not-met", "mass-only", [sentence.evidence() for sentence in only_media])
    if not personal:
        return SILENT
    again = [
        *persistent_sentences(sentences, "again"),
        *persistent_sentences(sentences, "patience"),
    ]
    quotes = [sentence.evidence() for sentence in personal[:2]]
    if again:
        return signal("met", "again", [*quotes[:1], *(s.evidence() for s in again)])
    return signal("partly-met", "once", quotes)


def read_persistence(sentences: Sequence[Sentence], list_id: str) -> Signal:
    """Judge `again` or `patience` apart: found near a personal question is met."""
    found = [sentence.evidence() for sentence in persistent_sentences(sentences, list_id)]
    return signal("met", list_id, found) if found else SILENT
