"""Comparing two networks, over time or between coalitions, with an eye on their size.

In a larger network each partner knows a smaller part of the others, so density falls by itself and
centralization shifts. The number of ties a partner has can be compared; density across sizes not.

Reference: Schoen, M. W. and others (2014), Social network analysis of public health programs to
measure partnership, Social Science and Medicine 123, on 23 communities.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.core.messages import Message, msg
from model.network.measures import NetworkMeasures

SAME_SIZE = 0.1
"""Networks count as equally large when the number of partners differs by a tenth at most."""
SAME_COVERAGE = 0.15
"""And as equally known when the share of known pairs differs by 15 percentage points at most."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two networks side by side."""

    ties_a_partner: tuple[float | None, float | None]
    """Mean degree before and after: comparable across sizes. None without partners."""
    comparable: bool
    """Whether density and centralization may be put side by side."""
    remarks: tuple[Message, ...]


def compare(first: NetworkMeasures, second: NetworkMeasures) -> Comparison:
    """Say what can be compared and with which reserve."""
    remarks = []
    if _differ_in_size(first.size, second.size):
        remarks.append(
            msg(
                "One network has {first} partners and the other {second}. A larger network has a "
                "lower density by itself, so compare the number of ties a partner has.",
                first=first.size,
                second=second.size,
            )
        )
    if _differ_in_coverage(first, second):
        remarks.append(
            msg(
                "Of one network much more is known than of the other. A difference may come from "
                "what was asked and not from what changed."
            )
        )
    return Comparison(
        ties_a_partner=(_mean_degree(first), _mean_degree(second)),
        comparable=not remarks,
        remarks=tuple(remarks),
    )


def _differ_in_size(first: int, second: int) -> bool:
    return abs(first - second) > SAME_SIZE * max(first, second)


def _differ_in_coverage(first: NetworkMeasures, second: NetworkMeasures) -> bool:
    known = [measures.coverage for measures in (first, second)]
    shares = [coverage.share or 0.0 for coverage in known if coverage]
    bases = {coverage.basis for coverage in known if coverage}
    return len(bases) > 1 or (bool(shares) and max(shares) - min(shares) > SAME_COVERAGE)


def _mean_degree(measures: NetworkMeasures) -> float | None:
    return 2 * measures.ties / measures.size if measures.size else None
