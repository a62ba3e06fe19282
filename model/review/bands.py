"""What is decided: bands around the funding line, and pairs of projects.

A pair is decided when two things hold. The model is at least 95 per cent sure which of the two is
better. And the model expects that of all pairs called decided at most 5 per cent would change
order if another panel of the same kind reviewed the same round. The second is stricter when
reviewers agree little: there a project can be better for sure, while a small second panel would
still often say the opposite. Pairs are added from the surest on, until the expected share of
changes among them would pass 5 per cent (the way a Bayesian false discovery rate is kept:
Müller, Parmigiani, Robert and Rousseau 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Band = Literal["in", "undecided", "out"]

SURE = 0.95
"""From this probability on something is decided."""
EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of P projects as P × P arrays; row against column."""

    better: Array
    """Probability that the row is better than the column; 0.5 on the diagonal."""
    same_order: Array
    """Probability that a second panel puts the likelier of the two first."""
    decided: npt.NDArray[np.bool_]


def band(chance: float, *, reviewed: bool, line: bool) -> Band:
    """Return where a project stands, from the probability that its rank is within the line.

    Args:
        chance: Probability of a rank within the number of places.
        reviewed: Somebody reviewed it; without a review nothing is decided.
        line: There is a funding line; without one nothing is in or out.
    """
    if not reviewed or not line:
        return "undecided"
    if chance >= SURE:
        return "in"
    return "out" if chance <= 1 - SURE else "undecided"


def likely_ranks(passed: Array, *, reviewed: bool) -> tuple[int, int]:
    """Return the best and the worst rank that a project may well have.

    What is left out on either side is what `band` calls decided, so that these ranks lie wholly
    within the line when the band is "in", wholly outside it when it is "out", and on both sides of
    it when it is "undecided". No exception: a chance of exactly `SURE` or `1 - SURE` is decided
    in both, and without a review every rank may be.

    Args:
        passed: Probability of a rank up to 1, 2, …, as many as there are projects.
        reviewed: Somebody reviewed it.
    """
    last = len(passed)
    if not reviewed:
        return 1, last
    low = int(np.searchsorted(passed, 1 - SURE, side="right")) + 1
    high = int(np.searchsorted(passed, SURE, side="left")) + 1
    return min(low, last), min(high, last)


def compare_pairs(value: Array, second: Array, reviewed: npt.NDArray[np.bool_]) -> Pairs:
    """Compare all pairs of projects.

    Args:
        value: D × P draws of project values.
        second: D × P: what a second panel would find in the same draws.
        reviewed: P: projects that somebody reviewed; of the others nothing is known, 0.5.
    """
    better = _shares(value)
    known = reviewed[:, None] & reviewed[None, :] & ~np.eye(len(reviewed), dtype=bool)
    better = np.where(known, better, EVEN)
    second_better = _shares(second)
    same_order = np.where(better > EVEN, second_better, second_better.T)
    same_order = np.where(known & (better != EVEN), same_order, EVEN)
    return Pairs(better, same_order, _decided(better, same_order))


def _shares(value: Array) -> Array:
    """Return the share of draws in which the row is above the column, equals counting half."""
    by_project = np.ascontiguousarray(value.T)
    above = np.array([np.count_nonzero(row > by_project, axis=1) for row in by_project])
    share: Array = (above + len(value) - above.T) / (2 * len(value))
    return share


def _decided(better: Array, same_order: Array) -> npt.NDArray[np.bool_]:
    """Mark the pairs that are sure, as many as keep the expected share of changes at 5 %."""
    rows, columns = np.triu_indices(len(better), 1)
    chance = better[rows, columns]
    sure = np.flatnonzero((chance >= SURE) | (chance <= 1 - SURE))
    change = 1 - same_order[rows, columns][sure]
    order = np.argsort(change, kind="stable")
    running = np.cumsum(change[order]) / np.arange(1, len(order) + 1)
    kept = sure[order[: int(np.sum(running <= 1 - SURE))]]
    decided = np.zeros(better.shape, dtype=bool)
    decided[rows[kept], columns[kept]] = True
    return decided | decided.T
