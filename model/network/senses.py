"""A sense: what a word or phrase of the lexicon tells, and groupings of senses for look-up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from model.core.catalogue import Text
from model.network.lexicon_files import Kind, Where
from model.network.spelling import rough_key

SHORTEST_MISSPELT_PART = 7
"""A shorter beginning or ending with a wrong letter says too little."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word, or a few words in a row, tell about an organisation."""

    canonical: str
    """One spelling for everything that means the same; the basis for comparing names."""
    kind: str
    domains: tuple[str, ...]
    weight: float
    why: Text
    where: Where = "anywhere"
    branches: bool = False
    close: bool = True
    yields: bool = False
    alone: bool = False
    """Whether this is one organisation (a brand), rather than a kind of organisation."""
    written_out: bool = False
    """Whether these are letters with one known meaning."""
    society: bool = False
    """Whether a house or business of this name is another organisation."""


def sense_of(kind: Kind, canonical: str) -> Sense:
    """Return what a word of a kind tells."""
    return Sense(
        canonical,
        kind.id,
        kind.domains,
        kind.weight,
        kind.why,
        close=kind.close,
        yields=kind.yields,
    )


def by_sound(parts: dict[str, Sense]) -> dict[str, Sense]:
    """Return the parts of some length by their rough key."""
    return {rough_key(part): sense for part, sense in parts.items() if len(part) > 4}  # noqa: PLR2004


def by_letter_and_length(
    parts: dict[str, Sense],
) -> dict[tuple[str, int], list[tuple[str, Sense]]]:
    """Return the long parts by first letter and length."""
    found: dict[tuple[str, int], list[tuple[str, Sense]]] = defaultdict(list)
    for part, sense in parts.items():
        if len(part) >= SHORTEST_MISSPELT_PART:
            found[part[0], len(part)].append((part, sense))
    return dict(found)
