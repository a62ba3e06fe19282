"""What is known about one pair of partners, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.core.messages import N_, Message, msg
from model.network.drawing import is_confirmed
from model.network.ties import COORDINATOR, Connection, Handover, Strength

_STRENGTHS: dict[Strength, str] = {
    "none": N_("{a} and {b} have no contact yet."),
    "knows": N_("{a} and {b} know each other."),
    "cooperates": N_("{a} and {b} cooperate now and then."),
    "coordinates": N_("{a} and {b} coordinate their work."),
    "integrated": N_("{a} and {b} work as one team."),
}
_REFERRALS: dict[Handover, str] = {
    "unknown": N_("{a} refers people to {b}."),
    "warm": N_("{a} refers people to {b} and brings them along (warm)."),
    "cold": N_("{a} refers people to {b} with a name or address (cold)."),
}
_WITH: dict[Strength, str] = {
    "integrated": N_("Works as one team with {names}."),
    "coordinates": N_("Coordinates its work with {names}."),
    "cooperates": N_("Cooperates now and then with {names}."),
    "knows": N_("Knows {names}."),
}
_REFERS_TO: dict[Handover, str] = {
    "warm": N_("Refers people to {names} and brings them along (warm)."),
    "cold": N_("Refers people to {names} with a name or address (cold)."),
    "unknown": N_("Refers people to {names}."),
}
_GETS_FROM: dict[Handover, str] = {
    "warm": N_("Gets people from {names}, brought along (warm)."),
    "cold": N_("Gets people from {names}, with a name or address (cold)."),
    "unknown": N_("Gets people from {names}."),
}
_AGREED = N_("Has a signed agreement with {names}.")
_DISPUTED = N_("Not agreed with {names}: one says there is contact, the other says none.")


@dataclass(frozen=True)
class TieInWords:
    """One connection in sentences, seen from `one`."""

    connection: Connection
    one: str
    """The id of the partner from whom it is told."""
    other: str
    sentences: tuple[Message, ...]
    source: Message
    """Who said so, and whether the two agree."""


def tie_in_words(connection: Connection, names: Mapping[str, str], one: str = "") -> TieInWords:
    """Tell what is known of a pair, seen from `one` or else from the first of the two."""
    one = one or connection.a
    other = connection.b if one == connection.a else connection.a
    return TieInWords(
        connection=connection,
        one=one,
        other=other,
        sentences=tuple(_sentences(connection, names, one, other)),
        source=_source(connection, names),
    )


def ties_in_short(ties: Sequence[TieInWords], names: Mapping[str, str]) -> tuple[Message, ...]:
    """Tell all ties of one partner with a sentence for each kind, the closest first."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        for sentence in _kinds(tie):
            kinds[sentence].append(names[tie.other])
    order = [*_WITH.values(), *_REFERS_TO.values(), *_GETS_FROM.values(), _AGREED, _DISPUTED]
    return tuple(
        msg(sentence, names=sorted(kinds[sentence], key=str.casefold))
        for sentence in order
        if sentence in kinds
    )


def _kinds(tie: TieInWords) -> Iterable[str]:
    c = tie.connection
    if c.strength in _WITH:
        yield _WITH[c.strength]
    forth, back = (c.refers_ab, c.handover_ab), (c.refers_ba, c.handover_ba)
    if tie.one != c.a:
        forth, back = back, forth
    if forth[0]:
        yield _REFERS_TO[forth[1]]
    if back[0]:
        yield _GETS_FROM[back[1]]
    if c.formal:
        yield _AGREED
    if c.disputed:
        yield _DISPUTED


def _sentences(
    connection: Connection, names: Mapping[str, str], one: str, other: str
) -> Iterable[Message]:
    here, there = names[one], names[other]
    if connection.strength is not None:
        yield msg(_STRENGTHS[connection.strength], a=here, b=there)
    forth = (connection.refers_ab, connection.handover_ab)
    back = (connection.refers_ba, connection.handover_ba)
    if one != connection.a:
        forth, back = back, forth
    if forth[0]:
        yield msg(_REFERRALS[forth[1]], a=here, b=there)
    if back[0]:
        yield msg(_REFERRALS[back[1]], a=there, b=here)
    if connection.formal:
        yield msg("{a} and {b} have a signed agreement.", a=here, b=there)


def _source(connection: Connection, names: Mapping[str, str]) -> Message:
    said = [names[who] for who in connection.reporters if who in names]
    coordinator = COORDINATOR in connection.reporters
    if connection.disputed:
        return msg("They see it differently: one says there is contact, the other says none.")
    if is_confirmed(connection):
        return msg("Both say so.")
    if said and coordinator:
        return msg("{names} and the coordinator say so.", names=said)
    if said:
        return msg("Only {names} says so.", names=said)
    return msg("The coordinator recorded this.")
