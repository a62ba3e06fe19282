"""The introduction path: who of us knows someone who knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from model.core.messages import Message, msg
from model.network.graph import tie_level
from model.network.ties import Connection

Neighbours = dict[str, dict[str, int]]
"""id → id of each neighbour → strength of the tie, 1 to 4."""

_DIRECT = 2


def neighbours(connections: Iterable[Connection]) -> Neighbours:
    """Return who has a tie with whom, and how strong it is."""
    around: Neighbours = {}
    for connection in connections:
        if connection.is_tie:
            level = tie_level(connection)
            around.setdefault(connection.a, {})[connection.b] = level
            around.setdefault(connection.b, {})[connection.a] = level
    return around


def introduction_path(
    around: Neighbours, present: Collection[str], wanted: Collection[str]
) -> tuple[str, ...] | None:
    """Return the shortest route from a present partner to a wanted one; None without a route.

    The first id is present, the last is wanted, and no other of the route is either. Among routes
    of one length, the strongest last tie goes first, then the lowest id.
    """
    targets = set(wanted) - set(present)
    came_from: dict[str, str | None] = dict.fromkeys(sorted(present))
    layer = sorted(present)
    while layer:
        found: dict[str, tuple[int, str]] = {}
        for here in layer:
            for there, level in around.get(here, {}).items():
                if there not in came_from:
                    found[there] = min(found.get(there, (0, "")), (-level, here))
        came_from |= {there: here for there, (_, here) in found.items()}
        reached = sorted((found[there][0], there) for there in found if there in targets)
        if reached:
            return _route(came_from, reached[0][1])
        layer = sorted(found)
    return None


def introduction_message(path: tuple[str, ...], names: Mapping[str, str]) -> Message:
    """Say who can introduce us, and through whom."""
    first, last = names[path[0]], names[path[-1]]
    if len(path) == _DIRECT:
        return msg("{first} has a tie with {last} and can introduce you.", first=first, last=last)
    return msg(
        "{first} can bring you to {last}, through {via}.",
        first=first,
        last=last,
        via=[names[partner_id] for partner_id in path[1:-1]],
    )


def _route(came_from: Mapping[str, str | None], last: str) -> tuple[str, ...]:
    route: list[str] = []
    here: str | None = last
    while here is not None:
        route.append(here)
        here = came_from[here]
    return tuple(reversed(route))
