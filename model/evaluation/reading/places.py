"""Lesson 3 in a text: does the project go to where the group already comes?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import any_of, cue
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence

# A name inside a sentence: "buurtwerker Naima", "daar is Kim". Not the first word.
_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-z’'-]{1,20}\b")
# People who come "via" a place were sent from there.
_VIA = re.compile(r"\bvia\b")
_NAMED_BEFORE = 3
_PRONOUNS = frozenset({"zij", "ze", "hij"})
_THERE = re.compile(r"\b(?:daar|er)\b")


def read_places(sentences: Sequence[Sentence]) -> Signal:
    """Judge going there: people of the project at such a place are met, posters partly met.

    The place where the activity is held does not count. So a sentence needs a place, and either
    somebody who speaks to people there, or somebody of the project who goes or stands there to
    meet people or with a rhythm. A mere intention is partly met; "they must come to us" not met.
    """
    visits = visiting_sentences(sentences)
    if visits:
        only_meant = all(_is_meant(sentence) for sentence in visits)
        quotes = [sentence.evidence() for sentence in visits]
        return signal("partly-met" if only_meant else "met", "goes-there", quotes)
    stays = [sentence.evidence() for sentence in sentences if sentence.matches("stays-in")]
    if stays:
        return signal("not-met", "stays", stays)
    posters = [
        sentence.evidence()
        for sentence in sentences
        if sentence.has("posters") and sentence.find(any_of("places"))
    ]
    return signal("partly-met", "posters", posters) if posters else SILENT


def visiting_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which somebody of the project goes to where people are."""
    return [
        sentence
        for number, sentence in enumerate(sentences)
        if _goes_there(sentence, sentences[max(0, number - 1) : number + 3])
        or _is_there(sentence, sentences[max(0, number - _NAMED_BEFORE) : number])
    ]


def _is_meant(sentence: Sentence) -> bool:
    return sentence.matches("not-yet") and not sentence.has("regularly")


def _goes_there(sentence: Sentence, around: Sequence[Sentence]) -> bool:
    places = [hit for hit in sentence.find(any_of("places")) if not sentence.negated(hit)]
    if not places or sentence.has("posters") or _is_for_reader(sentence):
        return False
    if _VIA.search(sentence.folded):
        return False
    staff = _has_staff(sentence)
    if sentence.has("visits-place") or (staff and sentence.has("approaches")):
        return True
    return staff and sentence.has("goes-there") and _to_meet_people(sentence, around)


def _to_meet_people(sentence: Sentence, around: Sequence[Sentence]) -> bool:
    """Whether going there has a purpose or a rhythm."""
    if any(near.has("for-the-group") for near in around):
        return True
    # "Zij gaan elke week naar het zwembad" may well be the participants.
    return sentence.has("regularly") and any(
        hit.text not in _PRONOUNS for hit in sentence.hits("staff")
    )


def _is_there(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether somebody "is er elke vrijdag", at a place that was named just before."""
    return (
        bool(_THERE.search(sentence.folded))
        and sentence.has("regularly")
        and sentence.has("is-there")
        and sentence.has("staff")
        and any(one.find(any_of("places")) for one in before)
        and not sentence.has("addresses-reader")
    )


def _is_for_reader(sentence: Sentence) -> bool:
    """Whether the sentence invites the reader: "kom langs in de bibliotheek"."""
    return sentence.has("addresses-reader") and (
        sentence.span.text.endswith("?") or sentence.has("invites") or sentence.has("offers")
    )


def _has_staff(sentence: Sentence) -> bool:
    """Whether somebody of the project, a key person or a person by name acts here."""
    return (
        sentence.has("staff")
        or bool(sentence.find(any_of("key-persons")))
        or bool(_NAME.search(sentence.span.text) and not sentence.find(cue("organisation")))
    )


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
