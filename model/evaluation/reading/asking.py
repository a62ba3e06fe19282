"""Lesson 6 in a text: are people asked in person, more than once, with time and patience?"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from model.evaluation.reading.acts import Act, acts_in, is_care_visit, is_meant
from model.evaluation.reading.key_persons import reaches
from model.evaluation.reading.places import visiting_sentences
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence

# Asking again is often told in one of the next sentences: "Soms duurt het drie maanden."
_WINDOW = {"again": 8, "patience": 3}
# Who gets a visit or a call is asked, whoever it is.
_GETS = frozenset({"krijgen", "ontvangen"})
_ASKERS = frozenset({"staff", "name", "neighbour", "key-person", "organisation", "party"})
# What participants do for each other, where calling and visiting is mostly just life.
_PEERS_ASK = ("mee+", "uit+", "over+", "op+h")


def personal_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which somebody asks people in person to take part.

    Somebody who goes to where people are, or a key person who reaches people, meets them in person.
    """
    met_there = {
        sentence.number
        for sentence in visiting_sentences(sentences)
        if (sentence.has("approaches") or " naar " in sentence.folded)
        and not sentence.matches("lectures")
        and not sentence.has("works-there")
        and not is_meant(sentence)
    }
    asked = {act.sentence.number for act in acts_in(sentences) if _asks(act) or reaches(act)}
    return [
        sentence
        for sentence in sentences
        if not sentence.matches("volunteers-call")
        and not sentence.matches("not-to-take-part")
        and (sentence.number in asked or sentence.number in met_there or sentence.has("in-person"))
    ]


def _asks(act: Act) -> bool:
    """Whether somebody asks people; a weekly visit is the activity, not the asking."""
    if act.negated or act.sense not in ("asks", "brings") or is_care_visit(act):
        return False
    if act.event.verb in _GETS:
        return True
    if act.sense == "brings" and (act.others("reader") or act.doer == "staff"):
        # Who goes along the first time keeps people company: only told as help over the threshold.
        return act.sentence.matches("patience") and not act.others("reader")
    often = act.visit or act.event.verb.endswith("bellen")
    return _may_ask(act) and not (often and act.sentence.matches("of-the-activity"))


def _may_ask(act: Act) -> bool:
    """Whether the doer can be asking: known people, or left out in the passive."""
    if act.doer == "people":
        return act.event.verb.startswith(_PEERS_ASK)
    known = act.doer in _ASKERS or act.doer == "pronoun"
    return known or (act.doer is None and act.event.passive)


def persistent_sentences(sentences: Sequence[Sentence], list_id: str) -> list[Sentence]:
    """Return the sentences near a personal question that match `again` or `patience`.

    A number of times ("drie keer") counts for `again` only right beside the question, and not when
    it tells how often the activity is.
    """
    personal = {sentence.number for sentence in personal_sentences(sentences)}
    reach = _WINDOW[list_id]
    near = {number + step for number in personal for step in range(-reach, reach + 1)}
    beside = {number + step for number in personal for step in (-1, 0, 1)}
    return [
        sentence
        for sentence in sentences
        if (sentence.number in near and sentence.matches(list_id))
        or (list_id == "again" and sentence.number in beside and _so_often(sentence))
        or (list_id == "again" and sentence.number in personal and sentence.matches("later"))
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
    only_media = [s for s in sentences if s.matches("mass-only")] or _answers_with_media(sentences)
    if only_media and not again and not (personal and not only_media[0].matches("mass-only")):
        return signal("not-met", "mass-only", [sentence.evidence() for sentence in only_media])
    if not personal:
        return SILENT
    quotes = [sentence.evidence() for sentence in personal[:2]]
    if again:
        return signal("met", "again", [*quotes[:1], *(s.evidence() for s in again)])
    return signal("partly-met", "once", quotes)


def _answers_with_media(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the answers to "Hoe gaat u mensen uitnodigen?" that name only what is read."""
    return [
        answer
        for question, answer in itertools.pairwise(sentences)
        if question.matches("how-to-reach") and answer.matches("media")
    ]


def read_persistence(sentences: Sequence[Sentence], list_id: str) -> Signal:
    """Judge `again` or `patience` apart: found near a personal question is met."""
    found = [sentence.evidence() for sentence in persistent_sentences(sentences, list_id)]
    return signal("met", list_id, found) if found else SILENT
