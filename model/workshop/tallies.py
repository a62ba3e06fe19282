"""What a hall said, counted: pure functions over everything that was read of a session."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from model.workshop.hall import Hall, spoken_order
from model.workshop.live import LiveContribution

_ARTICLE = re.compile(r"^(?:de|het|een|the|an?)\s+(?=\S)")


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
    counts = Counter(one.about for one in hall.said_in(round_id) if one.kind == kind and one.value)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def numbered(hall: Hall) -> tuple[tuple[int, LiveContribution], ...]:
    """Return everything that was typed as an idea, with its number, also what is not shown.

    The number follows from when the idea was first typed and never changes.
    """
    answers = hall.answers("ideas")
    return hall.reckoned("numbered", (answers, hall.participants), lambda: _numbered(hall))


def _numbered(hall: Hall) -> tuple[tuple[int, LiveContribution], ...]:
    ever = sorted(
        (one for one in hall.answers("ideas").values() if one.kind == "idea"), key=spoken_order
    )
    ids = hall.people_ids
    return tuple(
        (number, one) for number, one in enumerate(ever, start=1) if one.participant_id in ids
    )


def choosable(hall: Hall) -> tuple[tuple[int, LiveContribution], ...]:
    """Return the ideas that can get dots, with their numbers."""
    parts = hall.answers("ideas"), hall.participants
    return hall.reckoned(
        "choosable", parts, lambda: tuple(item for item in numbered(hall) if item[1].is_shown)
    )


def ideas(hall: Hall) -> list[Idea]:
    """Return the ideas with their numbers and dots, in the order of the numbers."""
    parts = hall.answers("ideas"), hall.answers("dots"), hall.participants
    return list(hall.reckoned("ideas", parts, lambda: _ideas(hall)))


def _ideas(hall: Hall) -> tuple[Idea, ...]:
    everything = hall.answers("ideas")
    all_ideas = numbered(hall)
    target = {one.id: _end(one, everything) for _, one in all_ideas}
    dots: dict[str, set[str]] = defaultdict(set)
    for dot in hall.said_in("dots"):
        if dot.kind == "dot" and dot.value and dot.about in target:
            dots[target[dot.about]].add(dot.participant_id)
    merged: dict[str, list[str]] = defaultdict(list)
    for _, one in all_ideas:
        if target[one.id] != one.id and one.text:
            merged[target[one.id]].append(one.text)
    return tuple(
        Idea(
            number=number,
            id=one.id,
            text=one.text,
            building_block=one.value,
            participant_id=one.participant_id,
            dots=len(dots[one.id]),
            merged=tuple(merged[one.id]),
        )
        for number, one in all_ideas
        if one.text and target[one.id] == one.id and not one.hidden
    )


def missing(hall: Hall) -> list[Missing]:
    """Return who is missing, named most often first.

    The same name in other capitals, or with “the” in front of it, is one.
    """
    everything = hall.answers("missing")
    groups: dict[str, list[LiveContribution]] = defaultdict(list)
    for one in hall.said_in("missing"):
        if one.text and not one.hidden:
            end = everything.get(_end(one, everything), one)
            groups[_ARTICLE.sub("", " ".join(end.text.casefold().split()))].append(one)
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
        for one in hall.said_in("promises")
        if one.text and not one.hidden
    ]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.text.casefold()))


def marks(hall: Hall) -> Marks:
    """Return how it was."""
    said = hall.said_in("feedback")
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


def _end(one: LiveContribution, everything: dict[str, LiveContribution]) -> str:
    """Return the id of the contribution that speaks for this one; a circle ends where it began."""
    seen = {one.id}
    while one.merged_into and one.merged_into in everything and one.merged_into not in seen:
        one = everything[one.merged_into]
        seen.add(one.id)
    return one.id
