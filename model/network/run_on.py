"""Words run on without spaces, as in the address of a website: "dorpshuisdekoppel"."""

from __future__ import annotations

from functools import lru_cache

from model.network.lexicon import lexicon

SHORTEST_START = 5
"""Letters of a kind of organisation that may be cut off the beginning."""
SHORTEST_LETTERS = 2
SHORTEST_PLACE = 4
SHORTEST_REST = 3
_BETWEEN = ("vande", "van", "de", "het", "den", "ter", "voor", "in")


@lru_cache(maxsize=4_000)
def words_run_on(text: str) -> tuple[str, ...]:
    """Return the words in a folded text without spaces, as far as the lexicon knows them.

    Args:
        text: letters and digits, as "welzijnborger".

    Returns:
        The kind of organisation in front, the little word behind it, what is left, and a place at
        the end: ("welzijn", "borger"); the text itself when nothing is known.

    """
    index = lexicon()
    if (text,) in index.senses or (text,) in index.places:
        return (text,)
    for size in range(len(text) - SHORTEST_REST, SHORTEST_START - 1, -1):
        if (text[:size],) in index.senses:
            return (text[:size], *_behind(text[size:]))
    # "kboerp", "swoalbrandswaard": letters with a known place behind them.
    for size in range(SHORTEST_LETTERS, SHORTEST_START):
        if (text[:size],) in index.senses and text[size:] in index.place_words:
            return (text[:size], text[size:])
    return _place_last(text)


def _behind(text: str) -> tuple[str, ...]:
    """Return the little word at the beginning, if any, and the rest."""
    index = lexicon()
    if (text,) in index.places or (text,) in index.senses:
        return (text,)
    for little in _BETWEEN:
        if text.startswith(little) and len(text) >= len(little) + SHORTEST_REST:
            return (little, *_place_last(text[len(little) :]))
    return _place_last(text)


def _place_last(text: str) -> tuple[str, ...]:
    places = lexicon().place_words
    for size in range(len(text) - SHORTEST_REST, SHORTEST_PLACE - 1, -1):
        if text[-size:] in places:
            return (text[:-size], text[-size:])
    return (text,)
