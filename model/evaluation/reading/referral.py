"""Lesson 2 in a text: who sends people to the project, and with whom it works together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import any_of, cue
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence

# "Meld je aan" and "zij kunnen zich aanmelden" are people signing up, not a party that refers.
_SIGNS_UP = re.compile(r"(?<!\w)(?:zich|je|u|jezelf|bij aan)(?!\w)")
# "Aanmelden kan via de website": a channel, not a party.
_CHANNEL = re.compile(
    r"(?:via|door|op|per)\s+(?:\w+\s+)?(?:website|site|mail|e-mail|telefoon|app|formulier|facebook)"
)
_AFTER = 25
# "Wij verwijzen door": the project sends people on, which is not how it finds them.
_SENDS_ON = re.compile(
    r"(?<!\w)(?:wij|we|ik|vrijwilligers?|bezoekers?|maatjes?)\s+\w*(?:verwij|stur)"
)
_CLEARLY = re.compile(r"doorverw|verwijzer|op recept|toeleid|naar (?:ons|het project)|bij ons")
_NAME = re.compile(r"(?<![.!?:\"'”’] )(?<!^)\b[A-Z][\w'’-]+")


def referring_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which a party refers people to the project."""
    return [sentence for sentence in sentences if _refers(sentence)]


def _refers(sentence: Sentence) -> bool:
    hits = [
        hit
        for hit in sentence.hits("refers")
        if not _SIGNS_UP.search(hit.text)
        and not _CHANNEL.search(sentence.folded, hit.start, hit.end + _AFTER)
    ]
    if not hits or _SENDS_ON.search(sentence.folded):
        return False
    return names_party(sentence) or any(
        _CLEARLY.search(sentence.folded, hit.start, hit.end + 20) for hit in hits
    )


def names_party(sentence: Sentence) -> bool:
    """Whether the sentence names an organisation or a key person."""
    return bool(sentence.find(cue("organisation")) or sentence.find(any_of("key-persons")))


def cooperating_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that name a party the project works with.

    That an organisation contributes something shows a partner only when the text names another
    organisation as well: the first is often the project's own.
    """
    several = len(_organisations(sentences)) > 1
    return [
        sentence
        for sentence in sentences
        if _cooperates(sentence)
        or (several and sentence.has("provides") and sentence.find(cue("organisation")))
    ]


def _organisations(sentences: Sequence[Sentence]) -> set[str]:
    return {hit.text[:6] for sentence in sentences for hit in sentence.find(cue("organisation"))}


def _cooperates(sentence: Sentence) -> bool:
    named = names_party(sentence) or bool(_NAME.search(sentence.span.text))
    return named and sentence.has("cooperates")


def read_referral(sentences: Sequence[Sentence]) -> Signal:
    """Judge referral: parties that refer are met; partners, or a mere intention, partly met."""
    refers = referring_sentences(sentences)
    meant = [sentence for sentence in refers if sentence.matches("not-yet")]
    if refers and len(meant) == len(refers):
        return signal("partly-met", "intended", [sentence.evidence() for sentence in meant])
    if refers:
        return signal("met", "refers", [sentence.evidence() for sentence in refers])
    alone = [sentence for sentence in sentences if sentence.matches("no-referrers")]
    if alone:
        return signal("not-met", "alone", [sentence.evidence() for sentence in alone])
    partners = cooperating_sentences(sentences)
    if partners:
        return signal("partly-met", "cooperates", [sentence.evidence() for sentence in partners])
    return SILENT


def read_trust(sentences: Sequence[Sentence]) -> Signal:
    """Judge time for the alliance: a rhythm of meeting partners, or work on trust, is met."""
    found = [
        sentence.evidence()
        for sentence in sentences
        if sentence.has("trust-time") and (names_party(sentence) or sentence.has("points-back"))
    ]
    return signal("met", "met", found) if found else SILENT


def party_kinds(sentences: Sequence[Sentence]) -> set[str]:
    """Return the different words for parties in sentences about referring and cooperating."""
    kinds: set[str] = set()
    for sentence in {*referring_sentences(sentences), *cooperating_sentences(sentences)}:
        for pattern in (cue("organisation"), any_of("key-persons")):
            kinds.update(hit.text[:6] for hit in sentence.find(pattern))
    return kinds
