"""Comparing names of which one tells that it was called otherwise, or is now."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from model.network.comparing import compare
from model.network.verdicts import Verdict

if TYPE_CHECKING:
    from model.network.profiles import Profile


def compare_all(one: Profile, other: Profile) -> Verdict:
    """Compare two names by all they hold: "Salut (voorheen Scala)" is Scala, and is Salut.

    The first names decide when nothing is likely.
    """
    if not one.others and not other.others:
        return compare(one, other)
    mine, theirs = (one, *one.others), (other, *other.others)
    verdicts = [compare(a, b) for a, b in product(mine, theirs)]
    likely = [verdict for verdict in verdicts if verdict.likely]
    return max(likely, key=lambda verdict: verdict.score, default=verdicts[0])
