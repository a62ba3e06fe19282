"""A lot for ties, that anybody can draw again and find the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from model.core.entity import Frozen


class Lot(Frozen):
    """A drawn order with the seed that makes it repeatable."""

    seed: str
    order: tuple[str, ...]
    """Project ids, the first drawn first."""


def draw_lot(projects: Iterable[str], seed: str) -> Lot:
    """Draw an order by lot.

    The order is that of the SHA-256 digests of seed, a colon and the project id (UTF-8), so that
    anybody can check it with any program. Agree on a seed that nobody can choose beforehand, such
    as a lottery result of a date that is fixed in advance.

    Args:
        projects: Ids of the tied projects; the order in which they are given has no influence.
        seed: What was agreed on.
    """
    agreed = seed.strip()

    def digest(project: str) -> tuple[str, str]:
        text = f"{agreed}:{project}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(text).hexdigest(), project

    return Lot(seed=agreed, order=tuple(sorted(set(projects), key=digest)))
