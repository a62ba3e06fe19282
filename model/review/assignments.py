"""Who reviews which plan: a fair division that anybody can make again and find the same.

A plan gets as many reviewers as the round asks, never one with a conflict. Loads are as even as the
conflicts allow: first each plan takes the readers who have the least to do, then plans move along
the shortest chain from a reader with two more than another until no chain is left. Without such a
chain the loads are as even as they can be (Harvey, Ladner, Lovász and Tamir 2006, Semi-matchings
for bipartite graphs and load balancing, Journal of Algorithms 59(1), theorem 3.1).

Among equally busy readers the one who shares the fewest plans with the plan's other readers goes
first: then everybody's strictness can be compared with everybody else's.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field

from model.core.entity import Owned

Pair = tuple[str, str]
"""Plan and reviewer."""


class Assignment(Owned):
    """One plan for one reviewer."""

    round_id: str
    project_id: str
    reviewer: str = Field(min_length=1, max_length=200)
    by_hand: bool = False
    """A person chose this pair; a new division leaves it as it is."""


@dataclass(frozen=True)
class Division:
    """Who reviews what, and what could not be done."""

    pairs: frozenset[Pair]
    kept: frozenset[Pair]
    """Pairs that stood already: chosen by hand, begun, or handed in."""
    short: Mapping[str, int]
    """Plan → how many reviewers are missing."""

    def load(self, reviewer: str) -> int:
        """Return how many plans a reviewer has."""
        return sum(name == reviewer for _, name in self.pairs)


def divide(
    plans: Sequence[str],
    reviewers: Sequence[str],
    each: int,
    *,
    forbidden: Collection[Pair] = (),
    kept: Collection[Pair] = (),
) -> Division:
    """Divide plans over reviewers.

    Args:
        plans: Ids of P plans.
        reviewers: Names of R reviewers who can take plans.
        each: How many reviewers a plan gets; fewer when conflicts leave fewer.
        forbidden: Pairs with a conflict.
        kept: Pairs that stay, also of reviewers who take no new plans.

    The order of `plans` and `reviewers` has no influence on the outcome.
    """
    table = _Table(plans, reviewers, each, frozenset(forbidden), frozenset(kept))
    for plan in sorted(table.plans, key=lambda one: (len(table.free(one)), _sign(one))):
        while table.wants(plan) and (free := table.free(plan)):
            table.give(plan, min(free, key=lambda name: table.cost(plan, name)))
    while chain := table.chain():
        table.move(chain)
    short = {p: each - len(table.readers[p]) for p in table.plans if len(table.readers[p]) < each}
    pairs = {(plan, name) for plan, names in table.readers.items() for name in names}
    return Division(frozenset(pairs), table.kept, short)


class _Table:
    """The division while it is being made."""

    def __init__(
        self,
        plans: Sequence[str],
        reviewers: Sequence[str],
        each: int,
        forbidden: frozenset[Pair],
        kept: frozenset[Pair],
    ) -> None:
        self.plans = sorted(set(plans))
        self.names = sorted(set(reviewers))
        self.each = each
        self.forbidden = forbidden
        self.kept = frozenset(pair for pair in kept if pair[0] in set(self.plans))
        self.readers: dict[str, set[str]] = {plan: set() for plan in self.plans}
        self.loads: Counter[str] = Counter(dict.fromkeys(self.names, 0))
        self.shared: Counter[frozenset[str]] = Counter()
        for plan, name in sorted(self.kept):
            self.give(plan, name)

    def wants(self, plan: str) -> bool:
        return len(self.readers[plan]) < self.each

    def free(self, plan: str) -> list[str]:
        return [
            name
            for name in self.names
            if name not in self.readers[plan] and (plan, name) not in self.forbidden
        ]

    def cost(self, plan: str, name: str) -> tuple[int, int, str]:
        together = sum(self.shared[frozenset((name, other))] for other in self.readers[plan])
        return self.loads[name], together, _sign(f"{plan}:{name}")

    def give(self, plan: str, name: str) -> None:
        for other in self.readers[plan]:
            self.shared[frozenset((name, other))] += 1
        self.readers[plan].add(name)
        self.loads[name] += 1

    def move(self, chain: list[tuple[str, str, str]]) -> None:
        """Give each plan of a chain from one reader to the next."""
        for plan, giver, taker in chain:
            self.readers[plan].remove(giver)
            for other in self.readers[plan]:
                self.shared[frozenset((giver, other))] -= 1
            self.loads[giver] -= 1
            self.give(plan, taker)

    def chain(self) -> list[tuple[str, str, str]]:
        """Return the shortest chain that makes the loads more even, or nothing."""
        for start in sorted(self.names, key=lambda name: (-self.loads[name], _sign(name))):
            found = self._chain_from(start)
            if found:
                return found
        return []

    def _chain_from(self, start: str) -> list[tuple[str, str, str]]:
        came: dict[str, tuple[str, str, str] | None] = {start: None}
        line = deque([start])
        while line:
            giver = line.popleft()
            if self.loads[start] - self.loads[giver] > 1:
                return _back(came, giver)
            for plan in self.plans:
                if giver not in self.readers[plan] or (plan, giver) in self.kept:
                    continue
                for taker in self.free(plan):
                    if taker not in came:
                        came[taker] = (plan, giver, taker)
                        line.append(taker)
        return []


def _back(came: Mapping[str, tuple[str, str, str] | None], end: str) -> list[tuple[str, str, str]]:
    steps: list[tuple[str, str, str]] = []
    step = came[end]
    while step is not None:
        steps.append(step)
        step = came[step[1]]
    return steps[::-1]


def _sign(text: str) -> str:
    """Return a fixed order that follows neither the alphabet nor who was named first."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
