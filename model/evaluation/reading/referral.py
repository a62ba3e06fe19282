"""Lesson 2 in a text: who sends people to the project, and with whom it works together."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from model.evaluation.actors import roles_of
from model.evaluation.clauses import clauses_in
from model.evaluation.plan_lexicon import any_of, cue
from model.evaluation.reading.acts import PARTIES, Act, acts_in, acts_of, is_meant
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.actors import Actor
    from model.evaluation.passages import Sentence

# Often the people who run the project; that they ask people is no referral by others.
OWN_STAFF = frozenset({"social-worker", "active-residents", "volunteer"})
_NAME = re.compile(r"(?<![.!?:\"'”’] )(?<!^)\b[A-Z][\w'’-]+")
_SOURCES = frozenset({"via", "door", "dankzij", "van", "uit", "vanuit"})
_THROUGH = frozenset({"via", "door", "dankzij"})
_VIA = frozenset({"via", "dankzij"})
_HEADING = 5
_CARE = frozenset(
    {"gp", "district-nurse", "home-care", "mental-health-worker", "carer-support", "clergy"}
    | {"neighbourhood-team", "elderly-adviser", "work-income-officer", "caretaker"}
    | {"shopkeeper", "community-police"}
)
# "Aanmelden bij juf Sabine": people sign up themselves.
_SIGNS_UP = frozenset({"aan+melden", "op+geven"})
# A caretaker who invites people to what the landlord itself does refers nobody.
_OWN_INVITATION = frozenset({"uit+nodigen", "uitnodigen", "op+halen", "aan+spreken"})
_AWAY = frozenset({"naar", "bij"})


def referring_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences in which a party refers or brings people to the project."""
    shown = {act.sentence.number for act in acts_in(sentences) if _sends(act)}
    headed = _under_headings(sentences)
    return [
        s
        for s in sentences
        if (s.number in shown or _tells_source(s) or _names_referrers(s) or s.number in headed)
        and not _alone(s)
    ]


def _sends(act: Act) -> bool:
    """Whether a party outside the project sends, brings or asks people in this act."""
    if act.negated or sends_on(act):
        return False
    if act.sense in ("refers", "signals"):
        return _comes_from_party(act)
    if act.sense == "brings":
        return act.by_party and not act.roles & OWN_STAFF
    return _asks_for_us(act)


def _comes_from_party(act: Act) -> bool:
    """Whether a party does it, or people come from one: "aangemeld door de thuiszorg"."""
    if act.doer is None:
        signs_up = act.event.verb in _SIGNS_UP and not act.event.passive
        return not signs_up and any(a.kind in PARTIES for a in _actors(act.sentence))
    return act.by_party or act.doer == "name" or _has_source(act)


def _asks_for_us(act: Act) -> bool:
    """Whether a key person tells people of the project, or asks them on its behalf."""
    if act.doer != "key-person" or act.roles & OWN_STAFF or act.sentence.matches("lectures"):
        return False
    # Whoever asks for somebody else refers; a swimming teacher may be asking for his own club.
    from_elsewhere = bool(act.roles & _CARE or act.others("us"))
    asks = act.sense == "asks" and act.event.verb not in _OWN_INVITATION and from_elsewhere
    return asks or act.sense == "tells"


def _alone(sentence: Sentence) -> bool:
    """Whether the project says that nobody refers, or that it does everything by itself."""
    by_us = any(actor.kind in ("staff", "us", "organisation") for actor in _actors(sentence))
    return sentence.matches("no-referrers") or (by_us and sentence.has("all-by-ourselves"))


def _not_yet(sentence: Sentence) -> bool:
    """Whether nobody refers so far: "afspraken zijn er nog niet"."""
    return sentence.matches("no-referrers") and sentence.matches("so-far")


def _under_headings(sentences: Sequence[Sentence]) -> set[int]:
    """Return the numbers of sentences that list parties under "Toeleiding" or "Verwijzers"."""
    found: set[int] = set()
    for at, heading in enumerate(sentences[:-1]):
        if len(heading.words) <= _HEADING and heading.has("referral-nouns"):
            following = sentences[at + 1]
            if following.find(any_of("key-persons")) and not following.matches("sends-on"):
                found.add(following.number)
    return found


def _has_source(act: Act) -> bool:
    """Whether people or tips come from a party: "tips krijgen we van de wijkagent"."""
    return any(
        actor.preposition in _SOURCES and not actor.negated for actor in act.others(*PARTIES)
    )


def sends_on(act: Act) -> bool:
    """Whether people are sent on from the project to care, which is not how it finds them."""
    if act.sense not in ("refers", "signals"):
        return False
    if act.sentence.matches("sends-on"):
        return True
    away = [actor for actor in act.others(*PARTIES) if actor.preposition in _AWAY]
    if act.doer in ("staff", "reader", "us"):
        return not _has_source(act)
    if not away or any(roles_of(actor, act.sentence) & OWN_STAFF for actor in away):
        return False
    return act.doer != "key-person" and not _has_source(act)


def _tells_source(sentence: Sentence) -> bool:
    """Whether it says that people came through a party: "instroom via de ggz"."""
    if sentence.matches("own-channel"):
        return False
    if sentence.matches("inflow") and _comes_through(_actors(sentence), _THROUGH):
        return True
    return any(
        act.sense == "comes-in"
        and not act.negated
        and _comes_through(act.event.clause.actors, _THROUGH if act.event.passive else _VIA)
        for act in acts_of(sentence)
    )


def _comes_through(actors: Sequence[Actor], prepositions: frozenset[str]) -> bool:
    return any(
        a.kind in PARTIES and a.preposition in prepositions and not a.negated for a in actors
    )


def _names_referrers(sentence: Sentence) -> bool:
    """Whether a noun says it: "verwijzers: huisartsen", "op aanraden van de dominee"."""
    if not sentence.has("referral-nouns") or sentence.matches("sends-on"):
        return False
    if any(sends_on(act) for act in acts_of(sentence)):
        return False
    return any(
        actor.kind in ("key-person", "organisation")
        and not actor.negated
        and actor.preposition != "naar"
        for actor in _actors(sentence)
    )


def _actors(sentence: Sentence) -> list[Actor]:
    return [actor for clause in clauses_in(sentence) for actor in clause.actors]


def names_party(sentence: Sentence) -> bool:
    """Whether the sentence names an organisation or a key person."""
    return bool(sentence.find(cue("organisation")) or sentence.find(any_of("key-persons")))


def cooperating_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that name a party the project works with.

    That an organisation contributes something shows a partner only when the text names another
    organisation as well: the first is often the project's own.
    """
    several = len(_organisations(sentences)) > 1
    headed = {
        following.number
        for heading, following in itertools.pairwise(sentences)
        if len(heading.words) <= _HEADING and heading.has("cooperates") and names_party(following)
    }
    return [
        sentence
        for sentence in sentences
        if _cooperates(sentence)
        or sentence.number in headed
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
    meant = [sentence for sentence in refers if is_meant(sentence)]
    if refers and len(meant) < len(refers):
        done = [sentence for sentence in refers if sentence not in meant]
        return signal("met", "refers", [sentence.evidence() for sentence in done])
    alone = [sentence for sentence in sentences if _alone(sentence)]
    alone = [sentence for sentence in alone if not _not_yet(sentence)]
    if alone and not meant:
        return signal("not-met", "alone", [sentence.evidence() for sentence in alone])
    meant = meant or [
        s for s in sentences if (is_meant(s) and s.matches("referral-nouns")) or _not_yet(s)
    ]
    if meant:
        return signal("partly-met", "intended", [sentence.evidence() for sentence in meant])
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
