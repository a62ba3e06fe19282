"""Everything that was read of a live session, with what follows from it.

A hall full of phones asks the same things again and again, and each answer changes one round only.
So what follows from a part is reckoned once, and again when that part became another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from model.workshop.live import LiveContribution, LiveOrganisation, LiveParticipant, LiveSession

T = TypeVar("T")
Answers = dict[str, LiveContribution]
_NO_ANSWERS: Answers = {}


@dataclass(frozen=True)
class Hall:
    """One session with everybody in it and everything that was said."""

    session: LiveSession
    organisations: dict[str, LiveOrganisation] = field(default_factory=dict)
    """Every name that was given, also of who turned out to be another one."""
    participants: dict[str, LiveParticipant] = field(default_factory=dict)
    rounds: dict[str, Answers] = field(default_factory=dict)
    """Round → its answers by id."""
    _reckoned: dict[str, tuple[tuple[object, ...], Any]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was reckoned, from which parts; a hall with news takes it along."""

    def reckoned(self, what: str, parts: tuple[object, ...], reckon: Callable[[], T]) -> T:
        """Return what follows from these parts of this hall, reckoned once for the same objects."""
        before = self._reckoned.get(what)
        if before is not None and all(a is b for a, b in zip(before[0], parts, strict=True)):
            found: T = before[1]
            return found
        value = reckon()
        self._reckoned[what] = parts, value
        return value

    def answers(self, round_id: str) -> Answers:
        """Return the answers of a round by id, also of who was taken out."""
        return self.rounds.get(round_id, _NO_ANSWERS)

    @property
    def contributions(self) -> Answers:
        """Every answer by id, also of who was taken out."""
        return {id_: one for answers in self.rounds.values() for id_, one in answers.items()}

    @property
    def people(self) -> tuple[LiveParticipant, ...]:
        """Everybody who counts, in the order in which they came."""
        return self.reckoned("people", (self.participants,), self._people)

    def _people(self) -> tuple[LiveParticipant, ...]:
        here = (one for one in self.participants.values() if not one.gone)
        return tuple(sorted(here, key=lambda one: (one.joined_at, one.id)))

    @property
    def people_ids(self) -> frozenset[str]:
        """The ids of everybody who counts."""
        here = self.participants
        return self.reckoned(
            "ids", (here,), lambda: frozenset(one.id for one in here.values() if not one.gone)
        )

    def holder(self, secret_hash: str) -> LiveParticipant | None:
        """Return who holds a secret and counts, by its hash."""
        here = self.participants
        by_hash = self.reckoned(
            "hashes", (here,), lambda: {one.secret_hash: one for one in here.values()}
        )
        found = by_hash.get(secret_hash)
        return found if found is not None and not found.gone else None

    @property
    def speaking(self) -> dict[str, LiveOrganisation]:
        """Organisation → the one that it is: itself, or the one it was put together with."""
        return self.reckoned("speaking", (self.organisations,), self._speaking)

    def _speaking(self) -> dict[str, LiveOrganisation]:
        found, domains = {}, dict[str, tuple[str, ...]]()
        for one in self.organisations.values():
            end, seen = one, {one.id}
            while end.merged_into in self.organisations and end.merged_into not in seen:
                end = self.organisations[end.merged_into]
                seen.add(end.id)
            found[one.id] = end
            domains[end.id] = end.domains or domains.get(end.id) or one.domains
        return {
            name: end
            if end.domains == domains[end.id]
            else end.model_copy(update={"domains": domains[end.id]})
            for name, end in found.items()
        }

    @property
    def present(self) -> tuple[LiveOrganisation, ...]:
        """Organisations of which somebody is in the hall, by name."""
        return self.reckoned("present", (self.participants, self.organisations), self._present)

    def _present(self) -> tuple[LiveOrganisation, ...]:
        speaking = self.speaking
        named = (one.organisation_id for one in self.people)
        here = {speaking[each].id: speaking[each] for each in named if each in speaking}
        return tuple(sorted(here.values(), key=lambda one: (one.name.casefold(), one.id)))

    def organisation_of(self, participant_id: str) -> LiveOrganisation | None:
        """Return for whom somebody is there."""
        person = self.participants.get(participant_id)
        return self.speaking.get(person.organisation_id) if person else None

    @property
    def said(self) -> Mapping[str, tuple[LiveContribution, ...]]:
        """Round → its answers in the order in which they were given; without who was taken out."""
        return _Said(self)

    def said_in(self, round_id: str) -> tuple[LiveContribution, ...]:
        """Return what was said in a round, as `said` does."""
        answers = self.answers(round_id)
        ids = self.people_ids
        return self.reckoned(
            f"said {round_id}",
            (answers, self.participants),
            lambda: tuple(
                sorted((o for o in answers.values() if o.participant_id in ids), key=spoken_order)
            ),
        )

    def answered(self, round_id: str) -> frozenset[str]:
        """Return the ids of who answered anything in a round."""
        answers, ids = self.answers(round_id), self.people_ids
        return self.reckoned(
            f"answered {round_id}",
            (answers, self.participants),
            lambda: ids & {one.participant_id for one in answers.values() if one.is_said},
        )


class _Said(Mapping[str, tuple[LiveContribution, ...]]):
    """What was said, looked up by round; a round that nobody asks for costs nothing."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def __getitem__(self, round_id: str) -> tuple[LiveContribution, ...]:
        found = self._hall.said_in(round_id)
        if not found:
            raise KeyError(round_id)
        return found

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._hall.rounds if self._hall.said_in(name))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def merged_hall(
    before: Hall,
    session: LiveSession,
    organisations: Iterable[LiveOrganisation],
    participants: Iterable[LiveParticipant],
    contributions: Iterable[LiveContribution],
) -> Hall:
    """Return the hall with what changed since it was read; what did not change stays the same."""
    rounds = dict(before.rounds)
    for one in contributions:
        known = rounds.get(one.round, _NO_ANSWERS)
        if known is before.rounds.get(one.round, _NO_ANSWERS):
            rounds[one.round] = known = dict(known)
        known[one.id] = one
    return Hall(
        session,
        _joined(before.organisations, {one.id: one for one in organisations}),
        _joined(before.participants, {one.id: one for one in participants}),
        rounds,
        before._reckoned,  # noqa: SLF001 - of the same class
    )


def spoken_order(one: LiveContribution) -> tuple[object, int, str]:
    """Return what answers are ordered by: the moment they were first given."""
    return one.said_at, one.place, one.id


def _joined(before: dict[str, T], news: dict[str, T]) -> dict[str, T]:
    return {**before, **news} if news else before
