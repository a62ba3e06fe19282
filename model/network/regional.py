"""Regional spellings of words for organisations: the Frisian "doarpshûs" is "dorpshuis"."""

from __future__ import annotations

from functools import lru_cache

from model.core.catalogue import load
from model.network.lexicon import lexicon
from model.network.lexicon_files import SameKind

SHORTEST_WHOLE = 5
"""Letters of a regional word that is changed by itself; "hoes" is Dutch as well."""

UNMISTAKABLE = 8
"""Letters of a regional part that is changed in any word: "kaatsferiening"."""
SHORTEST_REST = 3
"""Letters beside the Frisian part of a place name."""


@lru_cache(maxsize=1)
def _parts() -> tuple[tuple[str, str], ...]:
    """Return the regional parts of words with the Dutch ones, the longest first."""
    kinds: SameKind = load("lexicon/same-kind.yaml", SameKind)
    return tuple(sorted(kinds.regional.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _parts_of_places() -> tuple[tuple[str, str], ...]:
    kinds: SameKind = load("lexicon/same-kind.yaml", SameKind)
    return tuple(sorted(kinds.regional_places.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=20_000)
def in_dutch(word: str) -> str:
    """Return a folded word in Dutch when its parts are regional and make a known kind; else itself.

    "Hoes" alone stays what it is: only a word that becomes a kind of organisation is changed.
    """
    dutch = word
    for regional, usual in _parts():
        dutch = dutch.replace(regional, usual)
    if len(word) > SHORTEST_WHOLE and (dutch,) in lexicon().senses:
        return dutch
    if _is_known(word):
        return word
    if len(word) >= SHORTEST_WHOLE and word in dict(_parts()):
        return dict(_parts())[word]
    if dutch == word:
        return word
    if any(len(regional) >= UNMISTAKABLE and regional in word for regional, _ in _parts()):
        return dutch
    ends = any(len(dutch) > len(part) and dutch.endswith(part) for part in lexicon().ends)
    return dutch if ends or _is_known(dutch) else word


@lru_cache(maxsize=20_000)
def place_in_dutch(word: str) -> str:
    """Return a folded word with the Frisian parts of a place name in Dutch, or itself.

    "broeksterwald" becomes "broeksterwoude", "eastermar" "oostermeer".
    """
    for part, usual in _parts_of_places():
        if word.startswith(part) and len(word) >= len(part) + SHORTEST_REST:
            word = usual + word.removeprefix(part)
            break
    for part, usual in _parts_of_places():
        if word.endswith(part) and len(word) >= len(part) + SHORTEST_REST:
            return word.removesuffix(part) + usual
    return word


def _is_known(word: str) -> bool:
    index = lexicon()
    return (
        (word,) in index.senses
        or (word,) in index.neutral
        or (word,) in index.places
        or word in index.words("legal_forms")
    )
