"""What a hall said, counted: pure functions over everything that was read of a session."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from model.workshop.live import LiveContribution, LiveOrganisation, LiveParticipant, LiveSession


@dataclass(frozen=True)
class Hall:
    """One session with everybody in it and everything that was said."""

    session: LiveSession
    organisations: dict[str, LiveOrganisation]
    participants: dict[str, LiveParticipant]
    contributions: dict[str, LiveContribution]

    @cached_property
    def people(self) -> tuple[LiveParticipant, ...]:
        """Everybody who counts, in the order in which they came."""
        here = (one for one in self.participants.values() if not one.gone)
        return tuple(sorted(here, key=lambda one: (one.joined_at, one.id)))

    @cached_property
    def present(self) -> tuple[LiveOrganisation, ...]:
        """Organisations of which somebody is in the hall, by name."""
        ids = {one.organisation_id for one in self.people}
        here = (self.organisations[each] for each in ids if each in self.organisations)
        return tuple(sorted(here, key=lambda one: (one.name.casefold(), one.id)))

    @cached_property
    def said(self) -> dict[str, tuple[LiveContribution, ...]]:
        """Round → its answers in the order in which they were given; without who was taken out."""
        ids = {one.id for one in self.people}
        by_round: dict[str, list[LiveContribution]] = defaultdict(list)
        for one in self.contributions.values():
            if one.participant_id in ids:
                by_round[one.round].append(one)
        return {name: tuple(sorted(ones, key=_order)) for name, ones in by_round.items()}

    def organisation_of(self, participant_id: str) -> LiveOrganisation | None:
        """Return for whom somebody is there."""
        person = self.participants.get(participant_id)
        return self.organisations.get(person.organisation_id) if person else None

    def answered(self, round_id: str) -> frozenset[str]:
        """Return the ids of who answered anything in a round."""
        return frozenset(one.participant_id for one in self.said.get(round_id, ()) if one.is_said)


@dataclass(frozen=True)
class Idea:
    """An idea on the wall, with what was merged into it."""

    number: int
    id: str
    text: str
    building_block: str
    participant_id: str
    dots: int
    merged: tuple[str, ...] = ()
    """Texts that say the same."""


@dataclass(frozen=True)
class Missing:
    """Somebody who should be there, by name as typed."""

    id: str
    name: str
    times: int
    callers: tuple[str, ...]
    """Ids of participants who can call them."""


@dataclass(frozen=True)
class Promise:
    """What somebody takes on."""

    id: str
    participant_id: str
    text: str
    due_on: date | None


@dataclass(frozen=True)
class Marks:
    """How it was: how many gave each mark, and the tips."""

    worth: dict[str, int] = field(default_factory=dict)
    again: dict[str, int] = field(default_factory=dict)
    tips: tuple[LiveContribution, ...] = ()


@dataclass(frozen=True)
class Table:
    """How far one table is in a round. Number 0 is everybody without a table."""

    number: int
    joined: int
    answered: int


def choices(hall: Hall, round_id: str, kind: str) -> list[tuple[str, int]]:
    """Return how many chose what, the most first."""
    counts = Counter(
        one.about for one in hall.said.get(round_id, ()) if one.kind == kind and one.value
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def ideas(hall: Hall) -> list[Idea]:
    """Return the ideas with their numbers and dots, in the order of the numbers.

    The number follows from when the idea was first typed and never changes.
    """
    all_ideas = [one for one in hall.said.get("ideas", ()) if one.kind == "idea"]
    ever = sorted((one for one in hall.contributions.values() if one.kind == "idea"), key=_order)
    number = {one.id: place for place, one in enumerate(ever, start=1)}
    target = {one.id: _end(one, hall.contributions) for one in all_ideas}
    dots: dict[str, set[str]] = defaultdict(set)
    for dot in hall.said.get("dots", ()):
        if dot.kind == "dot" and dot.value and dot.about in target:
            dots[target[dot.about]].add(dot.participant_id)
    merged: dict[str, list[str]] = defaultdict(list)
    for one in all_ideas:
        if target[one.id] != one.id and one.text:
            merged[target[one.id]].append(one.text)
    return [
        Idea(
            number=number[one.id],
            id=one.id,
            text=one.text,
            building_block=one.value,
            participant_id=one.participant_id,
            dots=len(dots[one.id]),
            merged=tuple(merged[one.id]),
        )
        for one in all_ideas
        if one.text and target[one.id] == one.id and not one.hidden
    ]


def missing(hall: Hall) -> list[Missing]:
    """Return who is missing, named most often first; the same name in other capitals is one."""
    groups: dict[str, list[LiveContribution]] = defaultdict(list)
    for one in hall.said.get("missing", ()):
        if one.text and not one.hidden:
            end = hall.contributions.get(_end(one, hall.contributions), one)
            groups[" ".join(end.text.casefold().split())].append(one)
    found = [
        Missing(
            id=ones[0].id,
            name=next((o.text for o in ones if not o.merged_into), ones[0].text),
            times=len({one.participant_id for one in ones}),
            callers=tuple(dict.fromkeys(one.participant_id for one in ones if one.value)),
        )
        for ones in groups.values()
    ]
    return sorted(found, key=lambda one: (-one.times, one.name.casefold()))


def promises(hall: Hall) -> list[Promise]:
    """Return what people take on, the nearest date first."""
    found = [
        Promise(one.id, one.participant_id, one.text, one.due_on)
        for one in hall.said.get("promises", ())
        if one.text and not one.hidden
    ]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.text.casefold()))


def marks(hall: Hall) -> Marks:
    """Return how it was."""
    said = hall.said.get("feedback", ())
    return Marks(
        worth=dict(Counter(one.value for one in said if one.kind == "worth" and one.value)),
        again=dict(Counter(one.value for one in said if one.kind == "again" and one.value)),
        tips=tuple(one for one in said if one.kind == "tip" and one.is_shown),
    )


def tables(hall: Hall, round_id: str) -> list[Table]:
    """Return how far each table is; a table where nobody sits yet is in it as well."""
    answered = hall.answered(round_id)
    seats: dict[int, list[str]] = {n: [] for n in range(1, hall.session.tables + 1)}
    for person in hall.people:
        number = person.table if person.table <= hall.session.tables else 0
        seats.setdefault(number, []).append(person.id)
    return [
        Table(number, len(ids), len(answered & set(ids))) for number, ids in sorted(seats.items())
    ]


def merged_hall(
    before: Hall,
    session: LiveSession,
    organisations: Iterable[LiveOrganisation],
    participants: Iterable[LiveParticipant],
    contributions: Iterable[LiveContribution],
) -> Hall:
    """Return the hall with what changed since it was read."""
    return Hall(
        session,
        {**before.organisations, **{one.id: one for one in organisations}},
        {**before.participants, **{one.id: one for one in participants}},
        {**before.contributions, **{one.id: one for one in contributions}},
    )


def _end(one: LiveContribution, everything: dict[str, LiveContribution]) -> str:
    """Return the id of the contribution that speaks for this one; a circle ends where it began."""
    seen = {one.id}
    while one.merged_into and one.merged_into in everything and one.merged_into not in seen:
        one = everything[one.merged_into]
        seen.add(one.id)
    return one.id


def _order(one: LiveContribution) -> tuple[object, int, str]:
    return one.said_at, one.place, one.id
