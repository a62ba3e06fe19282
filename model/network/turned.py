"""Compounds turned round: "Raad voor de Jeugd" for "Jeugdraad", "Coöperatie Zorg" for zorg."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from model.network.senses import Sense
from model.network.spelling import fold

Phrase = tuple[str, ...]
SHORTEST_FIRST = 4
"""Letters of what stands before the end of a compound."""
_BETWEEN: tuple[Phrase, ...] = ((), ("voor",), ("van",), ("voor", "de"), ("van", "de"))


def turned(senses: Mapping[Phrase, Sense], ends: Iterable[str]) -> Iterator[tuple[Phrase, Sense]]:
    """Yield the phrases that mean a compound of the lexicon, with its end in front.

    Args:
        senses: the lexicon so far.
        ends: the ends that people also put in front.

    """
    folded = sorted({fold(end) for end in ends}, key=len, reverse=True)
    for phrase, sense in tuple(senses.items()):
        word = phrase[0]
        end = next((end for end in folded if word.endswith(end)), "")
        first = word.removesuffix(end)
        if len(phrase) > 1 or not end or len(first) < SHORTEST_FIRST or sense.alone:
            continue
        same = replace(sense, close=False)
        for between in _BETWEEN:
            for head in {end, _written_apart(end)}:
                for name in {first, first.removesuffix("s")}:
                    yield (head, *between, name), same


def _written_apart(end: str) -> str:
    return "cooperatieve" if end == "cooperatie" else end
