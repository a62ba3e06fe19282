"""Lesson 4 in a text: which key persons help to reach people, and is there personal contact?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.plan_lexicon import any_of, patterns
from model.evaluation.reading.referral import referring_sentences
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.findings import Outcome
    from model.evaluation.passages import Sentence

# Often the people who run the project; they count only when they refer to it.
OWN_STAFF = frozenset({"social-worker", "active-residents"})


class KeyPersonMention(NamedTuple):
    """A sentence that names a key person, with the roles it names."""

    sentence: Sentence
    roles: frozenset[str]


def key_person_mentions(sentences: Sequence[Sentence]) -> list[KeyPersonMention]:
    """Return the sentences that name key persons, with their roles."""
    every = any_of("key-persons")
    found = []
    for sentence in sentences:
        if not sentence.find(every):
            continue
        roles = frozenset(
            role
            for role, pattern in patterns("key-persons").items()
            if any(not sentence.negated(hit) for hit in sentence.find(pattern))
        )
        if roles:
            found.append(KeyPersonMention(sentence, roles))
    return found


def read_contact(sentences: Sequence[Sentence]) -> Signal:
    """Judge contact: in person is met, only a mailing not met, only a source partly met.

    In person: the project talks with key persons, or they themselves ask, bring or introduce
    people. "The GP refers" alone does not show how, so it is partly met.
    """
    personal = personal_contacts(sentences)
    if personal:
        return signal("met", "face-to-face", [sentence.evidence() for sentence in personal])
    mentions = key_person_mentions(sentences)
    refers = {sentence.span.start for sentence in referring_sentences(sentences)}
    in_use = [
        mention
        for mention in mentions
        if mention.roles - OWN_STAFF or mention.sentence.span.start in refers
    ]
    source = [
        mention.sentence.evidence()
        for mention in in_use
        if mention.sentence.span.start in refers or mention.sentence.has("source-only")
    ]
    if source:
        return signal("partly-met", "source-only", source)
    mailed = [mention.sentence.evidence() for mention in in_use if _mails(mention.sentence)]
    mailed += [s.evidence() for s in sentences if s.matches("no-key-persons")]
    return signal("not-met", "mailing", mailed) if mailed else SILENT


def personal_contacts(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which key persons are met, or reach people themselves."""
    mentions = key_person_mentions(sentences)
    personal = [
        mention.sentence
        for mention in mentions
        if mention.roles - OWN_STAFF
        and (
            _reaches_people(mention)
            or (_face_to_face(mention.sentence, sentences) and not _mails(mention.sentence))
        )
    ]
    personal += [m.sentence for m in mentions if _residents_go_out(m)]
    personal += [sentence for sentence in sentences if sentence.has("residents-ask")]
    refers = referring_sentences(sentences)
    if any(mention.roles - OWN_STAFF for mention in mentions) or refers:
        personal += [sentence for sentence in sentences if sentence.has("works-there")]
    return personal


def _reaches_people(mention: KeyPersonMention) -> bool:
    """Whether the key person asks, brings or introduces people; not somebody's own visit there."""
    sentence = mention.sentence
    return (
        sentence.has("brings-personally")
        and not sentence.matches("ask-your-own")
        and not sentence.matches("volunteers-call")
    )


def _face_to_face(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Personal contact in the sentence, or in the next one that speaks of "hen" or "deze"."""
    if sentence.has("face-to-face"):
        return True
    # Sentences are numbered from 0, so the next one stands at the next number.
    after = sentences[sentence.number + 1 : sentence.number + 2]
    return any(one.has("face-to-face") and one.matches("points-back") for one in after)


def _residents_go_out(mention: KeyPersonMention) -> bool:
    """Active residents who go to people or ask them in person are the contact themselves."""
    return "active-residents" in mention.roles and (
        mention.sentence.has("in-person") or mention.sentence.has("goes-there")
    )


def _mails(sentence: Sentence) -> bool:
    return sentence.has("mailing") and not sentence.has("refers")


def read_roles(sentences: Sequence[Sentence]) -> tuple[frozenset[str], Signal]:
    """Return the roles that the text uses to reach people, with the sentences as evidence."""
    refers = {sentence.span.start for sentence in referring_sentences(sentences)}
    used = [
        mention
        for mention in key_person_mentions(sentences)
        if mention.sentence.span.start in refers
        or (mention.roles - OWN_STAFF and mention.sentence.has("face-to-face"))
    ]
    roles: frozenset[str] = frozenset().union(*(mention.roles for mention in used))
    if not roles:
        return roles, SILENT
    outcome: Outcome = "met" if len(roles) > 1 else "partly-met"
    return roles, signal(outcome, "named", [mention.sentence.evidence() for mention in used])
