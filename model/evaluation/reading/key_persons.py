"""Lesson 4 in a text: which key persons help to reach people, and is there personal contact?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.actors import roles_of
from model.evaluation.plan_lexicon import any_of, patterns
from model.evaluation.reading.acts import Act, acts_in, acts_of, is_care_visit, is_meant
from model.evaluation.reading.referral import OWN_STAFF, referring_sentences
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.actors import Actor
    from model.evaluation.findings import Outcome
    from model.evaluation.passages import Sentence

# Residents who are active for the project reach people by being the contact themselves.
_RESIDENTS = "active-residents"
_OFTEN = 3
_NOT_SOURCES = OWN_STAFF - {_RESIDENTS}


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
    done = [sentence for sentence in personal if not is_meant(sentence)]
    if done:
        return signal("met", "face-to-face", [sentence.evidence() for sentence in done])
    sources = [*personal, *_sources(sentences)]
    if sources and _dwells_on(sentences) and not all(is_meant(one) for one in sources):
        return signal("met", "face-to-face", [one.evidence() for one in sources])
    if sources:
        return signal("partly-met", "source-only", [one.evidence() for one in sources])
    mailed = [sentence for sentence in sentences if _mails(sentence)]
    only = [s for s in sentences if s.matches("no-key-persons") or (s in mailed and _no_more(s))]
    if only:
        return signal("not-met", "mailing", [sentence.evidence() for sentence in only])
    if mailed:
        return signal("partly-met", "distance", [sentence.evidence() for sentence in mailed])
    return SILENT


def _dwells_on(sentences: Sequence[Sentence]) -> bool:
    """Whether key persons are named so often that the text tells how they are worked with."""
    named = [m for m in key_person_mentions(sentences) if m.roles - OWN_STAFF]
    return len(named) >= _OFTEN


def _sources(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which key persons are a source of people, however they are met."""
    refers = {sentence.number for sentence in referring_sentences(sentences)}
    return [
        mention.sentence
        for mention in key_person_mentions(sentences)
        if (mention.roles - _NOT_SOURCES and mention.sentence.number in refers)
        or (mention.roles - OWN_STAFF and mention.sentence.has("source-only"))
    ]


def personal_contacts(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which key persons are met, or reach people themselves."""
    shown = {act.sentence.number for act in acts_in(sentences) if reaches(act) or meets(act)}
    named = {m.sentence.number for m in key_person_mentions(sentences) if m.roles - OWN_STAFF}
    shown |= {
        act.sentence.number
        for act in acts_in(sentences)
        if act.sense == "meets"
        and act.doer == "staff"
        and not act.negated
        # "Wij zitten elke zes weken met hen aan tafel": who was named just before.
        and act.sentence.has("points-back")
        and act.sentence.number - 1 in named
    }
    shown |= {
        sentence.number
        for sentence in sentences
        if sentence.has("works-there")
        and (sentence.number in named or (named and sentence.has("meeting-of-professionals")))
    }
    if any(sentence.has("go-betweens") for sentence in sentences):
        shown |= {act.sentence.number for act in acts_in(sentences) if _goes_to_people(act)}
    return [sentence for sentence in sentences if sentence.number in shown]


def _goes_to_people(act: Act) -> bool:
    """Whether "ik", "zij" or somebody by name asks people, in a text about go-betweens."""
    return act.sense == "asks" and not act.negated and act.doer in ("staff", "name", "pronoun")


def reaches(act: Act) -> bool:
    """Whether a key person asks, brings or tells people of it; no lecture and no care visit."""
    if act.negated or act.doer != "key-person" or act.sentence.matches("lectures"):
        return False
    if is_care_visit(act):
        return False
    if act.sense in ("brings", "asks"):
        return bool(act.roles - OWN_STAFF or _RESIDENTS in act.roles)
    return act.sense in ("tells", "signals") and bool(act.roles - OWN_STAFF)


def meets(act: Act) -> bool:
    """Whether people of the project and a key person see each other in this act."""
    if act.sense != "meets" or act.negated or act.sentence.matches("lectures"):
        return False
    if act.doer == "key-person":
        return bool(act.roles - OWN_STAFF) and bool(act.others("staff", "us"))
    if act.doer not in ("staff", "name", "organisation", "us", "pronoun"):
        return False
    return any(
        not _does_it_too(actor, act)
        and roles_of(actor, act.sentence) - _NOT_SOURCES
        and not actor.negated
        for actor in act.others("key-person")
    )


def _does_it_too(actor: Actor, act: Act) -> bool:
    """Whether it is the second of two who do it: "de coach en de fysiotherapeut lopen mee"."""
    doer = act.event.doer
    if actor.preposition or doer is None or not doer.last < actor.first < act.event.at:
        return False
    between = act.sentence.words[doer.last + 1 : actor.first]
    return any(word.lower == "en" for word in between)


def _mails(sentence: Sentence) -> bool:
    """Whether key persons get information, or have it lying about."""
    return any(
        act.sense == "mails"
        and not act.negated
        and (act.roles - OWN_STAFF or act.others("key-person"))
        for act in acts_of(sentence)
    )


def _no_more(sentence: Sentence) -> bool:
    """Whether the project only sends something round: "wij mailen een flyer", "meer niet"."""
    by_us = any(act.sense == "mails" and act.doer == "staff" for act in acts_of(sentence))
    return by_us or sentence.matches("and-no-more")


def read_roles(sentences: Sequence[Sentence]) -> tuple[frozenset[str], Signal]:
    """Return the roles that the text uses to reach people, with the sentences as evidence."""
    used = {s.number for s in (*referring_sentences(sentences), *personal_contacts(sentences))}
    shown = [
        mention for mention in key_person_mentions(sentences) if mention.sentence.number in used
    ]
    roles: frozenset[str] = frozenset().union(*(mention.roles for mention in shown))
    if not roles:
        return roles, SILENT
    outcome: Outcome = "met" if len(roles) > 1 else "partly-met"
    return roles, signal(outcome, "named", [mention.sentence.evidence() for mention in shown])
