"""One hint in a name, and when a well-known name is only the saint of another organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.network.names import Words
from model.network.senses import Sense

SAINT = frozenset({"sint", "st", "sinte", "heilige", "h"})


@dataclass(frozen=True, slots=True)
class Hint:
    """One or more words in a row that tell something."""

    sense: Sense
    weight: float
    start: int
    length: int
    written: str
    exact: bool = True
    part: bool = False
    """Whether only the beginning or end of the word told it."""


def is_its_saint(words: Words, brand: Hint, found: Iterable[Hint]) -> bool:
    """Tell whether a well-known name is only the saint of a kind of organisation beside it.

    "Harmonie Sint Servatius" is a wind band; "Sint Servatius" by itself may be the corporation.
    """
    before = brand.start - 1
    if not brand.sense.alone or before < 0 or words[before].text not in SAINT:
        return False
    beside = (before, brand.start + brand.length)
    return any(
        hint.exact and not hint.sense.alone and beside[at] == edge
        for hint in found
        for at, edge in enumerate((hint.start + hint.length, hint.start))
    )
