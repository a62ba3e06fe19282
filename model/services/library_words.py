"""How people ask: words that tell nothing, words on every card, and words for one thing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import Data, Text, load
from model.evaluation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.core.translation import Language


class _Running(Data):
    nl: str
    en: str


class _Words(Data):
    nl: tuple[str, ...]
    en: tuple[str, ...]


class _Families(Data):
    nl: tuple[tuple[str, ...], ...]
    en: tuple[tuple[str, ...], ...]


class _File(Data):
    silent: _Running
    helping: _Words
    particles: _Words
    everywhere: _Words
    same: _Families


class _Questions(Data):
    items: tuple[Text, ...]


@lru_cache(maxsize=1)
def first_questions() -> tuple[Text, ...]:
    """Return what new users ask first."""
    found: _Questions = load("knowledge/first-questions.yaml", _Questions)
    return found.items


@lru_cache(maxsize=1)
def _file() -> _File:
    found: _File = load("knowledge/search-words.yaml", _File)
    return found


@lru_cache(maxsize=2)
def silent(language: Language) -> frozenset[str]:
    """Return the words that stand in nearly every question."""
    return frozenset(getattr(_file().silent, language).split())


@lru_cache(maxsize=2)
def helping(language: Language) -> frozenset[str]:
    """Return the verbs that tell nothing before another verb: begint te, keep …ing."""
    return frozenset(getattr(_file().helping, language))


@lru_cache(maxsize=2)
def particles(language: Language) -> frozenset[str]:
    """Return the words that may be the loose beginning of a verb: haken af."""
    return frozenset(getattr(_file().particles, language))


@lru_cache(maxsize=2)
def everywhere(language: Language) -> frozenset[str]:
    """Return the words that stand on nearly every card."""
    return frozenset(getattr(_file().everywhere, language))


@lru_cache(maxsize=2)
def families(language: Language) -> tuple[frozenset[str], ...]:
    """Return the single words of each family, folded as a question is."""
    lines = getattr(_file().same, language)
    return tuple(frozenset(fold(word).text for word in line if " " not in word) for line in lines)


@lru_cache(maxsize=2)
def phrases(language: Language) -> Mapping[str, tuple[int, ...]]:
    """Return each phrase of some words with the places of its families in `families`."""
    found: dict[str, tuple[int, ...]] = {}
    for place, line in enumerate(getattr(_file().same, language)):
        for phrase in (fold(word).text for word in line if " " in word):
            found[phrase] = (*found.get(phrase, ()), place)
    return found
