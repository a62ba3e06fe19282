"""Acts: what somebody does to find participants, read from the frames in `plan-frames.yaml`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.actors import roles_of
from model.evaluation.clauses import clauses_in
from model.evaluation.events import Event, events_in
from model.evaluation.frames_lexicon import Sense, readings
from model.evaluation.plan_lexicon import cue
from model.evaluation.reading.names import named_key_persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.actors import Actor, Kind
    from model.evaluation.frames_lexicon import Reading
    from model.evaluation.passages import Sentence
    from model.evaluation.plan_lexicon import Pattern

PARTIES: frozenset[Kind] = frozenset({"key-person", "organisation", "party"})
_PERSONS: frozenset[Kind] = frozenset({"people", "neighbour", "name", "reader", "pronoun"})
_BACK = 3
_LAST_NAMED = frozenset({"die", "deze", "dezen"})
_SPEAKERS = frozenset({"ik", "wij", "we", "me", "mij", "mijn", "iemand", "mensen", "iedereen"})


class Act(NamedTuple):
    """One act: its sense, and who does it."""

    sense: Sense
    sentence: Sentence
    event: Event
    doer: Kind | None
    roles: frozenset[str]
    """The roles of the doer, when it is a key person."""
    visit: bool
    negated: bool
    name: str
    """The first word of the doer's name, in small letters; empty without one."""

    @property
    def by_party(self) -> bool:
        """Whether a key person or an organisation does it."""
        return self.doer in PARTIES

    def others(self, *kinds: Kind) -> list[Actor]:
        """Return the actors of these kinds in the clause that do not do it."""
        actors = self.event.clause.actors
        return [a for a in actors if a != self.event.doer and a.kind in kinds]


def is_care_visit(act: Act) -> bool:
    """Whether a doctor or nurse calls on somebody for the care itself, not for the project."""
    return (
        act.visit
        and act.doer == "key-person"
        and bool(act.roles & {"gp", "district-nurse", "home-care"})
        and not act.others("us", "staff")
    )


def acts_in(sentences: Sequence[Sentence]) -> tuple[Act, ...]:
    """Return the acts in a text, in order, with "zij" taken back to whom it points at."""
    return _acts_in(tuple(sentences))


def acts_of(sentence: Sentence) -> tuple[Act, ...]:
    """Return the acts in one sentence, read by itself."""
    return _acts(sentence, ())


@lru_cache(maxsize=4)
def _acts_in(sentences: tuple[Sentence, ...]) -> tuple[Act, ...]:
    found: list[Act] = []
    named = named_key_persons(sentences)
    for number, sentence in enumerate(sentences):
        for act in _acts(sentence, sentences[max(0, number - _BACK) : number]):
            roles = named.get(act.name)
            found.append(act._replace(doer="key-person", roles=roles) if roles else act)
    return tuple(found)


@lru_cache(maxsize=4096)
def _acts(sentence: Sentence, previous: tuple[Sentence, ...]) -> tuple[Act, ...]:
    found: list[Act] = []
    for event in events_in(sentence):
        fitting = _fitting(event, sentence)
        if fitting:
            doer, named_in = _resolved(event, sentence, previous)
            roles = roles_of(doer, named_in) if doer else frozenset()
            kind = doer.kind if doer else None
            name = named_in.words[doer.first].lower if doer and kind == "name" else ""
            found += [
                Act(
                    one.frame.id, sentence, event, kind, roles, one.frame.visit, event.negated, name
                )
                for one in fitting
            ]
    return tuple(found)


def _fitting(event: Event, sentence: Sentence) -> list[Reading]:
    """Return the frames that fit; without any, those of the verb without its part."""
    for verb in (event.verb, event.verb.rpartition("+")[2]):
        found = [one for one in readings().get(verb, ()) if _fits(one, event, sentence)]
        if found:
            return found
    return []


def is_meant(sentence: Sentence) -> bool:
    """Whether a sentence tells of a wish or a plan, not of what is done."""
    return bool(sentence.find(cue("meant")))


# --- does a frame fit an event? -------------------------------------------------------------------


def _fits(reading: Reading, event: Event, sentence: Sentence) -> bool:
    frame = reading.frame
    if reading.beside is not None and not _stands_in(reading.beside, sentence):
        return False
    if reading.without is not None and _stands_in(reading.without, sentence, event):
        return False
    others = [a for a in event.clause.actors if a != event.doer]
    if frame.id == "asks" and _asks_a_party(event):
        return False
    if frame.towards == "us" and not any(a.kind in ("us", "staff") for a in others):
        return False
    if frame.towards == "us-in-person" and not _names_us(others, sentence):
        return False
    return not frame.people or event.passive or _concerns_people(frame.id, event, sentence)


def _asks_a_party(event: Event) -> bool:
    """Whether the one who is asked is a key person: "ik vroeg de bedrijfsleider of …"."""
    others = [a for a in event.clause.actors if a != event.doer and not a.preposition]
    return (
        not event.passive
        and any(a.kind in PARTIES and a.first > event.clause.start for a in others)
        and event.doer is not None
        and event.doer.kind in ("staff", "reader", "name")
        and not any(a.kind == "people" for a in others)
    )


def _names_us(others: Sequence[Actor], sentence: Sentence) -> bool:
    return any(
        a.kind == "staff" or (a.kind == "us" and sentence.words[a.first].lower == "ons")
        for a in others
    )


def _concerns_people(sense: Sense, event: Event, sentence: Sentence) -> bool:
    """Whether people are asked: named anywhere beside the doer, or it tells of asking again."""
    asked = {
        actor.kind
        for clause in clauses_in(sentence)
        for actor in clause.actors
        if actor.kind in _PERSONS and actor != event.doer
    }
    if sense == "tells":
        return "people" in asked
    return bool(asked) or sentence.matches("again") or sentence.matches("patience")


def _stands_in(pattern: Pattern, sentence: Sentence, event: Event | None = None) -> bool:
    """Whether a phrase stands in the sentence, or in the clause of an event."""
    if event is None:
        return bool(next(pattern.finditer(sentence.folded), None))
    words = sentence.words
    start, end = words[event.clause.start].start, words[event.clause.end - 1].end
    return bool(next(pattern.finditer(sentence.folded, start, end), None))


# --- who does it? ---------------------------------------------------------------------------------


def _resolved(
    event: Event, sentence: Sentence, previous: Sequence[Sentence]
) -> tuple[Actor | None, Sentence]:
    """Return the doer, or whom a pronoun points at, and the sentence that names them."""
    doer = event.doer
    if doer is None or doer.kind != "pronoun":
        return doer, sentence
    pronoun = sentence.words[doer.first].lower
    earlier = _named_before(sentence, doer.first, pronoun)
    if earlier is not None:
        return earlier, sentence
    for one in reversed(previous):
        named = _named_before(one, len(one.words), pronoun)
        if named is not None:
            return named, one
    return doer, sentence


def _named_before(sentence: Sentence, place: int, pronoun: str) -> Actor | None:
    """Return whom a pronoun points at: "die" at the last one named, "zij" at the subject."""
    named = [
        a
        for clause in clauses_in(sentence)
        for a in clause.actors
        if a.last < place
        and a.kind not in ("us", "reader", "pronoun")
        and (pronoun != "hij" or _is_one_person(a, sentence))
        and sentence.words[a.first].lower not in _SPEAKERS
    ]
    if pronoun in _LAST_NAMED:
        return named[-1] if named else None
    free = [a for a in named if not a.preposition]
    # "Met de huisartsen is afgesproken dat zij …": a party counts, however it is led in.
    return next(iter(free or [a for a in named if a.kind in PARTIES]), None)


def _is_one_person(actor: Actor, sentence: Sentence) -> bool:
    word = sentence.words[actor.last].lower
    several = actor.kind == "neighbour" and word.endswith(("en", "s"))
    return actor.kind not in ("people", "organisation", "party") and not several
