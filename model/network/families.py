"""Families of words in `same-kind.yaml` and `places.yaml`, arranged for comparing names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from model.core.catalogue import load
from model.network.lexicon import lexicon
from model.network.lexicon_files import Places, SameKind
from model.network.spelling import fold, rough_key


@lru_cache(maxsize=1)
def _kinds() -> SameKind:
    kinds: SameKind = load("lexicon/same-kind.yaml", SameKind)
    return kinds


@lru_cache(maxsize=1)
def _places() -> Places:
    places: Places = load("lexicon/places.yaml", Places)
    return places


@lru_cache(maxsize=1)
def _one_word() -> dict[str, str]:
    return {fold(word): fold(group[0]) for group in _kinds().same for word in group}


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    """Return the numbers of the families that a kind is in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(_kinds().near):
        for word in group:
            found[fold(word)].add(number)
            found[_one_word().get(fold(word), fold(word))].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def one_family(kind: str, other: str) -> bool:
    """Tell whether two kinds of organisation are easily taken for each other."""
    families = _families()
    none: frozenset[int] = frozenset()
    return bool(families.get(kind, none) & families.get(other, none))


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(fold(word) for word in _kinds().heads)


def general_for(kind: str, other: str) -> bool:
    """Tell whether one kind is the general word in the other: "koor" in "mannenkoor"."""
    shorter, longer = sorted((kind, other), key=len)
    return shorter in _heads() and longer.endswith(shorter)


@lru_cache(maxsize=1)
def soft_words() -> frozenset[str]:
    """Return the words that make no other organisation of a name."""
    return frozenset(fold(word) for word in _kinds().soft)


@lru_cache(maxsize=1)
def saints() -> dict[str, str]:
    """Return the usual name of a saint by its other forms: Sebastianus, Sebastiaan."""
    return {fold(name): fold(group[0]) for group in _kinds().saints for name in group}


@lru_cache(maxsize=1)
def houses() -> frozenset[str]:
    """Return the kinds of which each has a given name: "Zorgboerderij De Zonnebloem"."""
    return frozenset(fold(word) for word in _kinds().houses)


@lru_cache(maxsize=1)
def church_branches() -> frozenset[str]:
    """Return the words that make another church of one denomination."""
    return frozenset(fold(word) for word in _kinds().church_branches)


@lru_cache(maxsize=1)
def tasks() -> frozenset[str]:
    """Return what a department or somebody does, which makes no other organisation of a name."""
    return frozenset(fold(word) for word in _kinds().tasks)


@lru_cache(maxsize=1)
def programmes() -> frozenset[str]:
    """Return the known programmes that many organisations carry out, and that are none."""
    return frozenset(fold(word) for word in _kinds().programmes)


@lru_cache(maxsize=1)
def compound_parts() -> tuple[str, ...]:
    """Return the ends of compounds, the longest first."""
    return tuple(sorted({fold(part) for part in _kinds().parts}, key=len, reverse=True))


@lru_cache(maxsize=1)
def usual_place() -> dict[str, str]:
    """Return the usual name of a place by its other names: 's-Gravenhage, Den Haag."""
    found: dict[str, str] = {}
    for entry in _places().same:
        usual, *others = (fold(name) for name in entry.split("="))
        found.update(dict.fromkeys(others, usual))
    return found


@lru_cache(maxsize=1)
def _places_by_sound() -> dict[str, set[str]]:
    shortest = 5
    found: dict[str, set[str]] = defaultdict(set)
    for name in (*_places().municipalities, *_places().places):
        if len(name) >= shortest:
            found[rough_key(fold(name))].add(fold(name))
    return found


def place_by_sound(text: str) -> str:
    """Return the only place that sounds like a word, or an empty text: "wychen" is Wijchen."""
    alike = _places_by_sound().get(rough_key(text), set())
    exact = alike & {text.replace("y", "ij")}
    return next(iter(exact or alike)) if len(exact or alike) == 1 else ""


@lru_cache(maxsize=1)
def places_in_double_names() -> frozenset[tuple[str, str]]:
    """Return the parts of hyphened names with the whole: (Hardinxveld, Hardinxveld-Giessendam)."""
    shortest = 5
    directions = lexicon().words("directions")
    return frozenset(
        (fold(part), fold(name))
        for name in (*_places().municipalities, *_places().places)
        for part in name.split("-")
        if part != name and shortest <= len(part) and part[0].isupper()
        # Midden-Drenthe is a part of Drenthe.
        if not directions & set(fold(name).split())
    )


def denominations_in(words: Iterable[str]) -> frozenset[str]:
    """Return the denominations that words of a name tell, each by how it begins."""
    return frozenset(found for word in words if (found := _denomination(word)))


@lru_cache(maxsize=20_000)
def _denomination(word: str) -> str:
    denominations = _kinds().denominations.items()
    return next((usual for usual, begins in denominations if word.startswith(begins)), "")
