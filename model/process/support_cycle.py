"""The support cycle as a matrix: which partner does what in which phase, and the hand-overs.

It is about partners, never about a resident: no names, no cases, no files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class HandoverPoint:
    """The step from one phase to the next."""

    before: str
    after: str
    together: tuple[str, ...]
    """Partners who do both phases, so that nobody has to be handed over."""
    routes: tuple[tuple[str, str], ...]
    """(from, to): a partner of the first phase refers people to one of the next."""
    is_open: bool
    """Both phases have somebody, and nothing leads from one to the other."""


@dataclass(frozen=True)
class Cycle:
    """Who does what, and what is still open."""

    doers: Mapping[str, tuple[str, ...]]
    """Phase → partner ids."""
    empty: tuple[str, ...]
    """Phases that nobody does yet."""
    handovers: tuple[HandoverPoint, ...]


def read_cycle(
    phases: Sequence[str],
    doers: Mapping[str, Collection[str]],
    referrals: Collection[tuple[str, str]],
) -> Cycle:
    """Return the matrix with its gaps.

    Args:
        phases: the phases in order.
        doers: phase → partners who do it.
        referrals: (from, to) pairs of partners of whom the first refers people to the second.

    """
    kept = {phase: tuple(sorted(doers.get(phase, ()))) for phase in phases}
    points = tuple(_point(before, after, kept, referrals) for before, after in pairwise(phases))
    return Cycle(kept, tuple(phase for phase in phases if not kept[phase]), points)


def _point(
    before: str,
    after: str,
    doers: Mapping[str, tuple[str, ...]],
    referrals: Collection[tuple[str, str]],
) -> HandoverPoint:
    together = tuple(one for one in doers[before] if one in doers[after])
    routes = tuple(
        (one, other)
        for one in doers[before]
        for other in doers[after]
        if one != other and (one, other) in referrals
    )
    both = bool(doers[before]) and bool(doers[after])
    return HandoverPoint(before, after, together, routes, both and not together and not routes)
