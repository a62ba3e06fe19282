"""Fields about finding people: through whom, where, with whom, and how they are asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.findings import Evidence
from model.evaluation.plan_lexicon import any_of, patterns
from model.evaluation.reading.acts import acts_of
from model.evaluation.reading.asking import personal_sentences, read_asking
from model.evaluation.reading.headings import headed
from model.evaluation.reading.key_persons import (
    key_person_mentions,
    personal_contacts,
    read_roles,
)
from model.evaluation.reading.parties import is_doubtful, named_parties, referring_parties
from model.evaluation.reading.places import place_sentences, read_places
from model.evaluation.reading.proposal import Confidence, FieldProposal, proposal
from model.evaluation.reading.recruitment import recruitment_sentences
from model.evaluation.reading.referral import cooperating_sentences, referring_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Sentence

_MOST = 6
# Words too general for a place to go to.
_TOO_GENERAL = re.compile(r"^(?:hal|vindplaats\w*|plek\w*|plaats\w*|locatie\w*)\b")
# What was only said, or might be done.
_MIGHT = re.compile(r"\b(?:kunnen|zouden|misschien|opmerking|vraag|antwoord)\b|\|")
_NOT_USED = re.compile(r"\b(?:geen|niet|niets|nooit|vorig jaar|tot (?:19|20)\d\d)\b|= ?0")
# Words for several trades: no role follows from them.
_TOO_LOOSE = frozenset({"consulent", "consulenten", "casemanager", "casemanagers", "begeleider"})
_ASKERS = frozenset({"staff", "name", "key-person"})
# Calling, fetching and visiting may be about anything.
_LOOSE_VERBS = frozenset(
    {"op+halen", "bellen", "op+bellen", "langs+gaan", "langs+komen", "bezoeken"}
)


def contact_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose referrers, partners, places and key persons."""
    partners: set[str] = set()
    for sentence, quote in referring_parties(sentences, referring_sentences(sentences)):
        agreed = "spoken" if sentence.has("agreed") else "unknown"
        reason = msg("This party seems to refer people.")
        value = {"name": quote.quote, "agreement": agreed}
        yield proposal("referrers", value, quote, "medium", reason)
        if quote.quote not in partners:
            partners.add(quote.quote)
            yield proposal("partners", quote.quote, quote, "medium", reason)
    listed = [one for part in headed(sentences, "partners", 2 * _MOST) for one in part.sentences]
    telling = {one.number: one for one in [*listed, *cooperating_sentences(sentences)]}
    for sentence in telling.values():
        for quote in [] if is_doubtful(sentence) else named_parties(sentence):
            if quote.quote not in partners:
                partners.add(quote.quote)
                reason = msg("This party seems to be a partner.")
                yield proposal("partners", quote.quote, quote, "low", reason)
    yield from _place_fields(sentences)
    yield from _key_person_fields(sentences)


def _place_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    if read_places(sentences).outcome != "met":
        return
    for sentence in place_sentences(sentences):
        if "|" in sentence.span.text:
            continue  # a table of partners
        rhythm = next(iter(sentence.hits("regularly")), None)
        often = sentence.evidence_of(rhythm).quote if rhythm else ""
        for hit in sentence.find(any_of("places"))[: 2 * _MOST]:
            quote = sentence.evidence_of(hit)
            named = any(quote.start == party.start for party in named_parties(sentence))
            if not (named or _TOO_GENERAL.match(hit.text) or sentence.negated(hit)):
                value = {"place": quote.quote, "who": "", "how_often": often}
                reason = msg("The project seems to go to this place.")
                yield proposal("places", value, quote, "medium", reason)


def _key_person_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    used, _ = read_roles(sentences)
    in_person = {sentence.number for sentence in personal_contacts(sentences)}
    seen: set[str] = set()
    for mention in key_person_mentions(sentences):
        sentence = mention.sentence
        for role in sorted(mention.roles & used - seen):
            seen.add(role)
            hit = sentence.find(patterns("key-persons")[role])[0]
            if hit.text.split()[0] in _TOO_LOOSE or is_doubtful(sentence):
                continue
            contact = "unknown"
            if sentence.number in in_person:
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
        if _NOT_USED.search(sentence.folded):
            continue
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
    personal = personal_sentences(sentences)
    reason = msg("People seem to be asked in person.")
    for sentence in personal[:1]:
        yield proposal("asks_in_person", True, sentence.evidence(), "medium", reason)  # noqa: FBT003
    for sentence in [one for one in personal if _says_who(one)][:1]:
        yield proposal("who_asks", sentence.span.text, sentence.evidence(), "low", reason)
    reason = msg("This seems to tell how the project keeps asking.")
    for sentence in [one for one in sentences if _goes_on_after_no(one)][:1]:
        yield proposal("after_no", sentence.span.text, sentence.evidence(), "low", reason)
    takes_time = patterns("fields")["takes-time"]
    for sentence in [one for one in sentences if one.find(takes_time)][:1]:
        yield proposal("patience", sentence.span.text, sentence.evidence(), "low", reason)


def _says_who(sentence: Sentence) -> bool:
    """Whether somebody of whom we know who it is asks people here."""
    if not sentence.span.text.endswith(".") or _MIGHT.search(sentence.folded) or sentence.spoken:
        return False
    if sentence.find(patterns("fields")["refusal"]):
        return False
    return any(
        act.sense == "asks"
        and act.event.verb not in _LOOSE_VERBS
        and act.doer in _ASKERS
        and not act.negated
        for act in acts_of(sentence)
    )


def _goes_on_after_no(sentence: Sentence) -> bool:
    """Whether it tells what happens when somebody says no or stays away."""
    refusal = sentence.find(patterns("fields")["refusal"])
    again = sentence.matches("again") or sentence.matches("later")
    reached = bool(sentence.find(patterns("fields")["reaches-out"]))
    return bool(refusal) and (again or reached) and "?" not in sentence.span.text
