"""Forms of one own name: saints in Latin and Dutch, what is of a place, and an n nobody says."""

from __future__ import annotations

from functools import lru_cache

from model.network.families import saints

SHORTEST_PLACE = 5
"""Letters of a place in front of "se": "Venlose"."""
SHORTEST_BEFORE_S = 7
"""Letters of a place in front of "s" alone: "Zandhovens"."""
SHORTEST_MUTE = 8
"""Letters of a word of which the last n may be left out: "Kerkhove" and "Kerkhoven"."""


@lru_cache(maxsize=50_000)
def one_own_name(one: str, other: str) -> bool:
    """Tell whether two own names are forms of one.

    Args:
        one: a folded word that is no kind of organisation.
        other: another such word.

    Returns:
        True for a saint in Latin and Dutch ("Sebastianus", "Sebastiaan"), a place and what is of
        it ("Venlo", "Venlose"), and a long word with and without its last n.

    """
    shorter, longer = sorted((one, other), key=len)
    saint = saints().get(one)
    if saint is not None and saint == saints().get(other):
        return True
    if longer == shorter + "n":
        return shorter.endswith("e") and len(shorter) >= SHORTEST_MUTE
    return _is_of(shorter, longer)


def _is_of(place: str, longer: str) -> bool:
    """Tell whether a longer word says that something is of a place: "Zandhovens koor"."""
    if longer == place + "s":
        return len(place) >= SHORTEST_BEFORE_S
    if len(place) < SHORTEST_PLACE or not longer.endswith("se"):
        return False
    return longer in (place + "se", place + "sche", place.removesuffix("n") + "se")
