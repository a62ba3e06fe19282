"""Groups: numbers joined into groups in which no two contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import islice, product

MOST_CHECKED = 8
"""Members of each group that are held against each other; more say the same again."""


class Groups:
    """Numbers joined into groups (union-find) that refuse to join what contradicts."""

    def __init__(self, size: int, against: Callable[[int, int], bool]) -> None:
        """Make a group of each number below `size`; `against` tells that two never go together."""
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = defaultdict(list)
        self._against = against

    def of(self, at: int) -> int:
        """Return the first number of a group."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> bool:
        """Join the groups of two numbers, unless that brings together what contradicts.

        A chain of likenesses would otherwise end in two organisations.
        """
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return True
        mine, theirs = self._in(first), self._in(second)
        if len(mine) + len(theirs) > 2 and any(  # noqa: PLR2004 - two were compared already
            self._against(a, b)
            for a, b in product(islice(mine, MOST_CHECKED), islice(theirs, MOST_CHECKED))
        ):
            return False
        self._parent[second] = first
        self._members[first] = mine + theirs
        self._members.pop(second, None)
        return True

    def _in(self, at: int) -> list[int]:
        return self._members.get(at, [at])
