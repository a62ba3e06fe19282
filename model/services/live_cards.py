"""Typing a paper card over: everything somebody without a phone wrote, kept in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.services.live_answers import Given, give_answers
from model.services.live_joining import find_organisations, join
from model.services.rights import by_right
from model.workshop.codes import new_secret
from model.workshop.rounds import MARKS, MOST_IDEAS, MOST_MISSING, SAYS_YES
from model.workshop.tallies import ideas

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.hall import Hall
    from model.workshop.live import LiveParticipant


@dataclass(frozen=True)
class Card:
    """What stands on one card."""

    organisation: str = ""
    """Empty on the second side of a card."""
    domain: str = ""
    """Where it belongs; empty: what the name suggests."""
    first_name: str = ""
    table: int = 0
    groups: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    brings_note: str = ""
    missing: tuple[str, ...] = ()
    calls: bool = False
    """Whether the writer can call those who are missing."""
    ideas: tuple[str, ...] = ()
    block: str = ""
    """The building block that the ideas are about; empty: not said."""
    dots: tuple[int, ...] = ()
    """Numbers of ideas on the wall."""
    promise: str = ""
    promise_on: date | None = None
    worth: str = ""
    again: str = ""
    """Marks from 1 to 5; empty: not given."""
    tip: str = ""
    known: tuple[str, ...] = field(default=())
    """Names of organisations that the writer works with already."""


@by_right
def enter_card(work: UnitOfWork, hall: Hall, card: Card, *, person_id: str = "") -> LiveParticipant:
    """Keep a card as a person in the hall, or as the second side of one who is there.

    The organisation is the one with that very name in the register or the hall, else a new one
    with the domain on the card, or else the one that its name suggests. A second side changes only
    what is filled in on it: dots are given after the ideas are on the wall, and a person who
    hands in a card twice stays one person.

    Raises:
        InvalidInputError: there is no name, or a number of an idea is not on the wall.
        NotFoundError: there is nobody with such a card.

    """
    given = _given(hall, card)
    if person_id:
        person = _writer(hall, person_id)
        given["dots"] += _dots_elsewhere(hall, person, given["dots"])
    else:
        person = _come_in(work, hall, card)
    for round_id, answers in given.items():
        mine = [one for one in answers if one.about != person.organisation_id]
        if mine:
            give_answers(work, hall.session.id, person.id, round_id, mine, by_facilitator=True)
    return person


def _writer(hall: Hall, person_id: str) -> LiveParticipant:
    person = hall.participants.get(person_id)
    if person is None or person.gone or not person.on_paper:
        raise NotFoundError(msg("There is nobody with such a card any more. Begin a new one."))
    return person


def _dots_elsewhere(hall: Hall, person: LiveParticipant, dots: list[Given]) -> list[Given]:
    """Return what takes back the dots of an earlier side, when this one names dots."""
    new = {one.about for one in dots}
    before = [one for one in hall.answers("dots").values() if one.participant_id == person.id]
    return [Given("dot", one.about) for one in before if new and one.about not in new]


def _come_in(work: UnitOfWork, hall: Hall, card: Card) -> LiveParticipant:
    session = hall.session
    if not card.organisation.strip():
        raise InvalidInputError(msg("Fill in the name of the organisation or group."))
    search = find_organisations(work, hall, card.organisation)
    return join(
        work,
        session.id,
        new_secret(),
        name=card.organisation,
        domain=card.domain or search.proposed,
        first_name=card.first_name,
        table=card.table,
        on_paper=True,
    )


def _given(hall: Hall, card: Card) -> dict[str, list[Given]]:
    on_wall = {idea.number: idea.id for idea in ideas(hall)}
    unknown = [number for number in card.dots if number not in on_wall]
    if unknown:
        raise InvalidInputError(
            msg("There is no idea {number} on the wall.", number=str(unknown[0]))
        )
    dots = tuple(dict.fromkeys(card.dots))
    marks = (("worth", card.worth), ("again", card.again))
    if len(dots) > hall.session.dots:
        raise InvalidInputError(
            msg("You have {n} dots. Take one away somewhere first.", n=hall.session.dots)
        )
    can_call = SAYS_YES if card.calls else ""
    given = {
        "who-are-we": [
            *(Given("groups", one, value=SAYS_YES) for one in card.groups),
            *(Given("brings", one, value=SAYS_YES) for one in card.brings),
            Given("brings-note", text=card.brings_note),
        ],
        "ties": [
            Given("tie", one.id, value="cooperates")
            for one in hall.present
            if one.name.casefold() in {name.casefold().strip() for name in card.known}
        ],
        "missing": [
            Given("missing", place=place, text=text, value=can_call)
            for place, text in enumerate(_filled(card.missing)[:MOST_MISSING])
        ],
        "ideas": [
            Given("idea", place=place, text=text, value=card.block)
            for place, text in enumerate(_filled(card.ideas)[:MOST_IDEAS])
        ],
        "dots": [Given("dot", on_wall[number], value=SAYS_YES) for number in dots],
        "promises": [Given("promise", text=card.promise, due_on=card.promise_on)],
        "feedback": [
            *(Given(kind, value=mark) for kind, mark in marks if mark in MARKS),
            Given("tip", text=card.tip),
        ],
    }
    # What is empty on a card is not asked: on a second side it would wipe out the first one.
    return {
        name: [one for one in answers if one.text or one.value] for name, answers in given.items()
    }


def _filled(texts: tuple[str, ...]) -> list[str]:
    return [text for text in texts if text.strip()]
