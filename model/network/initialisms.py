"""Initialisms: whether a few letters may stand for words, also for the parts of a compound."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from model.network.families import compound_parts
from model.network.lexicon import lexicon

SHORTEST = 2
LONGEST = 6
SHORTEST_WHOLE = 3
"""Letters that a whole name needs; two stand for too many names."""
SHORTEST_REST = 3
MOST_WORDS = 10


@lru_cache(maxsize=20_000)
def compound_letters(word: str) -> str:
    """Return the first letters of the parts of a word: "tafeltennisvereniging" gives "ttv"."""
    for part in compound_parts():
        if word.endswith(part) and len(word) >= len(part) + SHORTEST_REST:
            return compound_letters(word[: -len(part)]) + part[0]
    return word[:1]


def may_be_letters(text: str) -> bool:
    """Tell whether a word may be an initialism rather than a word."""
    return SHORTEST <= len(text) <= LONGEST and text.isalpha()


@lru_cache(maxsize=1)
def _skippable() -> frozenset[str]:
    index = lexicon()
    return index.words("little_words") | index.words("legal_forms") | index.words("branch_words")


def stands_for(letters: str, words: Sequence[str], needed: Collection[str]) -> bool:
    """Tell whether letters are the first letters of words, in their order.

    Args:
        letters: a folded abbreviation.
        words: the folded words of a name, in order.
        needed: the words that must give their first letter; the others may.

    Returns:
        Whether every letter is used. A compound may give a letter for each of its parts; little
        words, legal forms and words that are not needed may be passed over.

    """
    if not needed or len(words) > MOST_WORDS:
        return False
    return _spells(letters, tuple(words), frozenset(needed) - _skippable())


@lru_cache(maxsize=50_000)
def _spells(letters: str, words: tuple[str, ...], needed: frozenset[str]) -> bool:
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    if first not in needed and _spells(letters, rest, needed):
        return True
    own = compound_letters(first)
    if not letters or not own or letters[0] != own[0]:
        return False
    return any(
        _spells(letters[size:], rest, needed)
        for size in range(len(own), 0, -1)
        if _in_order(letters[:size], own)
    )


def _in_order(letters: str, own: str) -> bool:
    """Tell whether letters are the first of a compound, and some of its others in order."""
    if not own.startswith(letters[:1]):
        return False
    at = 0
    for letter in letters:
        at = own.find(letter, at) + 1
        if not at:
            return False
    return True


def spellings(words: Sequence[str]) -> Iterator[str]:
    """Yield the initialisms that a whole name is most likely to have, for looking them up."""
    little = lexicon().words("little_words")
    main = [word for word in words if word not in little]
    without_form = [word for word in main if word not in lexicon().words("legal_forms")]
    yield "".join(word[0] for word in words)
    for chosen in (main, without_form):
        yield "".join(word[0] for word in chosen)
        yield "".join(compound_letters(word) for word in chosen)
