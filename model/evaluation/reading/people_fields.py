"""Fields about people: for whom, through whom, where, with whom, and how they are asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.findings import Evidence
from model.evaluation.plan_lexicon import any_of, patterns
from model.evaluation.reading.asking import persistent_sentences, personal_sentences, read_asking
from model.evaluation.reading.bounds import ages_in, read_bounds
from model.evaluation.reading.groups import group_phrase, target_mentions
from model.evaluation.reading.key_persons import key_person_mentions, read_roles
from model.evaluation.reading.places import read_places
from model.evaluation.reading.proposal import Confidence, FieldProposal, proposal
from model.evaluation.reading.recruitment import recruitment_sentences
from model.evaluation.reading.referral import cooperating_sentences, referring_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Sentence

_MOST = 6
_LONGEST = 2000
_NAMES = re.compile(
    r"(?:(?:Stichting|Welzijn|Gemeente|gemeente|stichting|woningcorporatie|Zorggroep|kerk|moskee|"
    r"basisschool|praktijk|Huisartsenpraktijk|Woningcorporatie|Bibliotheek|bibliotheek)\s+)?"
    r"[A-Z][\w'’&-]*[\w’](?:\s+(?:van|de|het|der|den|voor|en|des|in|op)(?=\s+[A-Z])|\s+[A-Z][\w'’&-]*)*"
)
_NO_NAME = frozenset(
    [
        "de", "het", "een", "wij", "we", "zij", "ze", "hij", "er", "in", "op", "met", "bij",
        "na", "voor", "via", "door", "dat", "dit", "ook", "samen", "onze", "ons", "als",
        "daarnaast", "daarom", "dan", "maar", "en", "of", "om", "uit", "van", "tot", "elke",
        "iedere", "vanaf",
    ]
)  # fmt: skip


def group_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose the target group, risk groups, ages and area."""
    breadth, mentions = target_mentions(sentences)
    seen: set[str] = set()
    for mention in mentions[:_MOST]:
        quote = mention.sentence.evidence_of(mention.hit)
        if mention is mentions[0]:
            clear: Confidence = "high" if mention.strength > 2 else "medium"  # noqa: PLR2004 - pointed at
            whole = group_phrase(mention)
            reason = msg("The plan seems to be for them.")
            yield proposal("target_group", whole.quote, whole, clear, reason)
        group = mention.group.risk_group
        if group and breadth == "specific" and group not in seen:
            yield proposal(
                "risk_groups", group, quote, "medium", msg("This word names a risk group.")
            )
        seen.add(group or mention.group.id)
    for name, value, quote in ages_in(sentences):
        yield proposal(name, value, quote, "medium", msg("An age limit stands here."))
    area = read_bounds(sentences).get("area")
    if area is not None:
        yield proposal("area", area.quote, area, "low", msg("A neighbourhood or town stands here."))


def contact_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose referrers, partners, places and key persons."""
    refers = referring_sentences(sentences)
    starts = {sentence.span.start for sentence in refers}
    for sentence in refers[:_MOST]:
        agreed = "spoken" if sentence.has("agreed") else "unknown"
        for quote in _parties(sentence):
            reason = msg("This party seems to refer people.")
            value = {"name": quote.quote, "agreement": agreed}
            yield proposal("referrers", value, quote, "medium", reason)
            yield proposal("partners", quote.quote, quote, "medium", reason)
    for sentence in cooperating_sentences(sentences)[:_MOST]:
        if sentence.span.start not in starts:
            for quote in _parties(sentence):
                reason = msg("This party seems to be a partner.")
                yield proposal("partners", quote.quote, quote, "low", reason)
    yield from _place_fields(sentences)
    yield from _key_person_fields(sentences)


def _parties(sentence: Sentence) -> list[Evidence]:
    """Return names of parties: capitals inside the sentence, or else the words for a role."""
    text = sentence.span.text[:_LONGEST]
    named = [
        sentence.evidence_between(match.start(), match.end())
        for match in _NAMES.finditer(text)
        if match.group().lower() not in _NO_NAME and (match.start() or " " in match.group())
    ]
    if named:
        return named[:_MOST]
    return [sentence.evidence_of(hit) for hit in sentence.find(any_of("key-persons"))[:3]]


def _place_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    visits = read_places(sentences)
    if visits.detail != "goes-there":
        return
    starts = {quote.start for quote in visits.evidence}
    for sentence in sentences:
        if sentence.span.start in starts:
            rhythm = next(iter(sentence.hits("regularly")), None)
            often = sentence.evidence_of(rhythm).quote if rhythm else ""
            for hit in sentence.find(any_of("places"))[:_MOST]:
                quote = sentence.evidence_of(hit)
                value = {"place": quote.quote, "who": "", "how_often": often}
                reason = msg("The project seems to go to this place.")
                yield proposal("places", value, quote, "medium", reason)


def _key_person_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    used, _ = read_roles(sentences)
    seen: set[str] = set()
    for mention in key_person_mentions(sentences):
        sentence = mention.sentence
        for role in sorted(mention.roles & used - seen):
            seen.add(role)
            hit = sentence.find(patterns("key-persons")[role])[0]
            contact = "unknown"
            if sentence.has("face-to-face"):
                contact = "face-to-face"
            elif sentence.has("mailing"):
                contact = "mailing"
            reason = msg("This key person seems to help to reach people.")
            quote = sentence.evidence_of(hit)
            yield proposal(
                "key_persons", {"role": role, "contact": contact}, quote, "medium", reason
            )


def invitation_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose recruitment texts, channels, and how people are asked."""
    for run in _runs(recruitment_sentences(sentences)):
        reason = msg("This passage seems to be meant for participants.")
        sure: Confidence = "medium" if len(run) > 1 else "low"
        # A run of sentences: `read_plan` fills in the quote from the text between the two.
        quote = Evidence(source="passage", start=run[0].span.start, end=run[-1].span.end)
        yield proposal("recruitment_texts", {"channel": "", "text": ""}, quote, sure, reason)
    seen: set[str] = set()
    for sentence in sentences:
        for hit in sentence.find(patterns("fields")["channels"]):
            if hit.text not in seen:
                seen.add(hit.text)
                quote = sentence.evidence_of(hit)
                yield proposal("channels", hit.text, quote, "low", msg("A channel stands here."))
    yield from _asking_fields(sentences)


def _runs(chosen: Sequence[Sentence]) -> list[list[Sentence]]:
    """Group sentences that follow each other."""
    runs: list[list[Sentence]] = []
    for sentence in chosen:
        if runs and runs[-1][-1].number + 1 == sentence.number:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs


def _asking_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    asking = read_asking(sentences)
    if asking.detail == "mass-only":
        reason = msg("The plan seems to use mass media only.")
        yield proposal("asks_in_person", False, asking.evidence[0], "medium", reason)  # noqa: FBT003
        return
    for sentence in personal_sentences(sentences)[:1]:
        reason = msg("People seem to be asked in person.")
        yield proposal("asks_in_person", True, sentence.evidence(), "medium", reason)  # noqa: FBT003
        yield proposal("who_asks", sentence.span.text, sentence.evidence(), "low", reason)
    for list_id, field in (("again", "after_no"), ("patience", "patience")):
        for sentence in persistent_sentences(sentences, list_id)[:1]:
            reason = msg("This seems to tell how the project keeps asking.")
            yield proposal(field, sentence.span.text, sentence.evidence(), "low", reason)
