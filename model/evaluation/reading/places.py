"""Lesson 3 in a text: does the project go to where the group already comes?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.actors import actors_in
from model.evaluation.plan_lexicon import any_of
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.actors import Actor
    from model.evaluation.passages import Hit, Sentence

# People who come "via" a place were sent from there.
_VIA = re.compile(r"\bvia\b")
_TRADE = re.compile(r"(?:kundige|werker|werkster|coach|arts|assistente?|medewerk\w+|houder)s?$")
_NAMED_BEFORE = 4
# A row of places may take several lines: "Daar gaan Bert en Wilco staan" comes after them.
_LISTED_BEFORE = 7
_PRONOUNS = frozenset({"zij", "ze", "hij"})
# "Er is koffie" tells that something exists; "hij is er elke dinsdag" where he is.
_THERE = re.compile(
    r"\bdaar\b|\b(?:is|staat|zit|komt|was|stond|zat|zijn|staan|zitten) er"
    r" (?=elke|iedere|op|wekelijks|vaak|altijd|\w*dag)"
)


def read_places(sentences: Sequence[Sentence]) -> Signal:
    """Judge going there: people of the project at such a place are met, posters alone are not.

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
        for number, sentence in enumerate(sentences)
        if (sentence.has("posters") and sentence.find(any_of("places")))
        or (
            sentence.has("lies-there")
            and sentence.has("on-the-spot")
            and _names_finding_places(sentences[max(0, number - _LISTED_BEFORE) : number])
        )
    ]
    return signal("not-met", "posters", posters) if posters else SILENT


def visiting_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which somebody of the project goes to where people are."""
    return [
        sentence
        for number, sentence in enumerate(sentences)
        if _goes_there(sentence, sentences[max(0, number - 1) : number + 3])
        or _is_there(sentence, sentences[max(0, number - _NAMED_BEFORE) : number])
        or _goes_to_these(sentence, sentences[max(0, number - _LISTED_BEFORE) : number])
    ]


def _goes_to_these(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether somebody goes to the places listed just before: "Daar gaan Bert en Wilco staan"."""
    return (
        sentence.has("on-the-spot")
        and (sentence.has("goes-there") or sentence.has("approaches"))
        and _has_staff(sentence)
        and not sentence.matches("lies-there")
        and not sentence.has("addresses-reader")
        and _names_finding_places(before)
    )


def place_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that name the places where somebody goes, those listed before too."""
    found: dict[int, Sentence] = {}
    for number, sentence in enumerate(sentences):
        before = sentences[max(0, number - _LISTED_BEFORE) : number]
        if _goes_there(sentence, sentences[max(0, number - 1) : number + 3]):
            found[sentence.number] = sentence
        elif _goes_to_these(sentence, before) or _is_there(sentence, before[-_NAMED_BEFORE:]):
            found.update((one.number, one) for one in _listed_before(before, sentence))
    return [found[number] for number in sorted(found)]


def _listed_before(before: Sequence[Sentence], sentence: Sentence) -> list[Sentence]:
    """Return the sentences with places right before this one, and this one."""
    near = [sentence]
    for one in reversed(before):
        if not one.find(any_of("places")):
            if len(near) > 1:
                break
            continue
        near.append(one)
    return near


def _names_finding_places(before: Sequence[Sentence]) -> bool:
    """Whether the lines before tell where the group is: a heading says so, or several places."""
    named = sum(len(one.find(any_of("places"))) for one in before)
    return named > 1 or (named > 0 and any(one.matches("where-they-are") for one in before))


def _is_meant(sentence: Sentence) -> bool:
    return sentence.matches("not-yet") and not sentence.has("regularly")


def _goes_there(sentence: Sentence, around: Sequence[Sentence]) -> bool:
    places = [
        hit
        for hit in sentence.find(any_of("places"))
        if not sentence.negated(hit) and not _is_person(sentence, hit)
    ]
    if not places or sentence.has("posters"):
        return False
    if sentence.has("found-at"):
        return True
    at_the_venue = sentence.matches("at-the-venue") and not sentence.has("approaches")
    if _is_for_reader(sentence) or at_the_venue or _VIA.search(sentence.folded):
        return False
    staff = _has_staff(sentence)
    if sentence.has("visits-place") or (staff and sentence.has("approaches")):
        return True
    return staff and sentence.has("goes-there") and _to_meet_people(sentence, around)


def _is_person(sentence: Sentence, hit: Hit) -> bool:
    """Whether the word is somebody's trade: "consultatiebureauverpleegkundige"."""
    return any(
        person.start <= hit.start and hit.end <= person.end and _TRADE.search(person.text)
        for person in sentence.find(any_of("key-persons"))
    )


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
        or any(
            actor.kind == "name" and not actor.preposition and not _is_place(sentence, actor)
            for actor in actors_in(sentence)
        )
    )


def _is_place(sentence: Sentence, actor: Actor) -> bool:
    """Whether the name is one of a place: "De Molukse kerk"."""
    end = sentence.words[min(actor.last + 1, len(sentence.words) - 1)].end
    start = sentence.words[actor.first].start
    return any(start <= hit.start < end for hit in sentence.find(any_of("places")))


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
