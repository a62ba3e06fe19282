"""Referral routes: who can bring people of a risk group to a project, and through whom.

A route starts at a partner that has the group in view, follows referrals, and ends at a partner of
the project. Of each start the shortest route is taken; of equal ones the one with the most warm
hand-overs, because every cold one is a moment at which people drop out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from model.core.messages import Message, msg, msgn
from model.network.partners import Partner
from model.network.ties import Connection, Handover

MOST_STEPS = 3
"""Beyond three hand-overs nobody knows any more where a person went."""

PROJECT = ""
"""Ends a route on which a partner brings people straight to the project itself."""

Arrows = dict[str, dict[str, Handover]]
"""source → target → how the person is handed over."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way from a partner that sees people to the project."""

    path: tuple[str, ...]
    """Ids from the first partner to the partner of the project, or to `PROJECT`; one id if they are
    the same."""
    warm: int
    """Hand-overs in which someone goes along."""
    handovers: tuple[Handover, ...] = ()
    """How people are handed over at each step."""
    only_through: tuple[str, ...] = ()
    """Partners in between without whom this first partner has no route left."""

    @property
    def steps(self) -> int:
        """The number of hand-overs."""
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes to a project, and where they hang on one partner."""

    routes: tuple[Route, ...]
    without_route: tuple[str, ...]
    """Partners that see the group but cannot bring anyone."""
    hangs_on: tuple[str, ...]
    """Partners in between without whom no route is left."""
    messages: tuple[Message, ...]


def referral_routes(
    partners: Sequence[Partner],
    connections: Iterable[Connection],
    risk_group: str,
    project_partners: Collection[str],
    most_steps: int = MOST_STEPS,
    *,
    direct: Collection[str] = (),
) -> Routes:
    """Find the routes for one risk group among the present partners, the shortest first.

    Args:
        partners: everyone; only present partners are part of a route.
        connections: what is known of their ties.
        risk_group: the group whose people are looked for.
        project_partners: ids of the partners that run the project.
        most_steps: hand-overs at most.
        direct: ids of partners that bring people straight to the project: its own referrers.

    """
    present = {partner.id: partner for partner in partners if partner.is_present}
    targets = set(project_partners) & set(present) | {PROJECT}
    seers = sorted(i for i, partner in present.items() if risk_group in partner.risk_groups)
    arrows = _arrows(connections, set(present))
    for source in sorted(set(direct) & set(present) - targets):
        known = {arrows.get(source, {}).get(target, "unknown") for target in targets}
        warmest = next(h for h in ("warm", "cold", "unknown") if h in known)
        arrows.setdefault(source, {})[PROJECT] = warmest
    found = {i: _shortest(arrows, i, targets, most_steps) for i in seers}
    found = {i: _with_only(arrows, route, targets, most_steps) for i, route in found.items()}
    routes = sorted(
        (route for route in found.values() if route is not None),
        key=lambda route: (route.steps, -route.warm, route.path),
    )
    without = tuple(i for i in seers if found[i] is None)
    hangs_on = _hangs_on(arrows, routes, targets, most_steps)
    names = {i: partner.name for i, partner in present.items()}
    said = _messages(routes, without, [names[i] for i in hangs_on])
    return Routes(tuple(routes), without, hangs_on, said)


def _with_only(
    arrows: Arrows, route: Route | None, targets: set[str], most_steps: int
) -> Route | None:
    """Add to a route the partners in between that it cannot do without."""
    if route is None:
        return None
    start = route.path[0]
    needed = (m for m in route.path[1:-1] if not _shortest(arrows, start, targets, most_steps, m))
    return replace(route, only_through=tuple(needed))


def _arrows(connections: Iterable[Connection], among: set[str]) -> Arrows:
    arrows: Arrows = {}
    for c in connections:
        if c.a in among and c.b in among:
            if c.refers_ab:
                arrows.setdefault(c.a, {})[c.b] = c.handover_ab
            if c.refers_ba:
                arrows.setdefault(c.b, {})[c.a] = c.handover_ba
    return arrows


def _shortest(
    arrows: Arrows, start: str, targets: set[str], most_steps: int, without: str = ""
) -> Route | None:
    """Return the shortest route, of equal ones the warmest, then the first by id."""
    if start == without:
        return None
    layer = {start: Route((start,), 0)}
    seen = {start}
    for _ in range(most_steps + 1):
        arrived = [route for here, route in layer.items() if here in targets]
        if arrived:
            return min(arrived, key=_preferred)
        further: dict[str, Route] = {}
        for here, route in layer.items():
            for there, handover in arrows.get(here, {}).items():
                if there in seen or there == without:
                    continue
                step = Route(
                    (*route.path, there),
                    route.warm + (handover == "warm"),
                    (*route.handovers, handover),
                )
                further[there] = min(further.get(there, step), step, key=_preferred)
        seen |= set(further)
        layer = further
    return None


def _preferred(route: Route) -> tuple[int, tuple[str, ...]]:
    return -route.warm, route.path


def _hangs_on(
    arrows: Arrows, routes: Sequence[Route], targets: set[str], most_steps: int
) -> tuple[str, ...]:
    """Return who is in between on every possible route, so that none is left without them."""
    if not routes:
        return ()
    candidates = set.intersection(*(set(route.path[1:-1]) for route in routes))
    starts = [route.path[0] for route in routes]
    return tuple(
        middle
        for middle in sorted(candidates)
        if all(_shortest(arrows, s, targets, most_steps, middle) is None for s in starts)
    )


def _messages(
    routes: Sequence[Route], without: Sequence[str], hangs_on: list[str]
) -> tuple[Message, ...]:
    if not routes:
        return (
            msg("No recorded route leads from a partner that sees this group to the project yet."),
        )
    said = []
    if any(not route.steps for route in routes):
        said.append(msg("The partner that runs the project sees this group itself."))
    brought = [route for route in routes if route.steps]
    if brought:
        said.append(_brought_message(len(brought), brought[0].steps))
    if without:
        said.append(
            msgn(
                "One partner sees this group but has no route to the project.",
                "{n} partners see this group but have no route to the project.",
                n=len(without),
            )
        )
    if hangs_on:
        said.append(msg("Every route runs through {names}.", names=hangs_on))
    if brought and not any(route.warm for route in brought):
        said.append(msg("On none of the routes does anyone go along with the person."))
    return tuple(said)


def _brought_message(n: int, fewest: int) -> Message:
    if fewest == 1:
        return msgn(
            "One partner can bring people to the project, straight away.",
            "{n} partners can bring people to the project, at best straight away.",
            n=n,
        )
    return msgn(
        "One partner can bring people to the project, in {steps} steps.",
        "{n} partners can bring people to the project, at best in {steps} steps.",
        n=n,
        steps=fewest,
    )
