"""English words for kinds of organisation and for known ones: "Municipality of Erp" is gemeente."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from model.network.senses import Sense
from model.network.spelling import fold, tokens

Phrase = tuple[str, ...]
English = Mapping[str, tuple[str, ...]]


def in_english(senses: Mapping[Phrase, Sense], table: English) -> Iterator[tuple[Phrase, Sense]]:
    """Yield the English phrases with what their Dutch word means.

    Args:
        senses: the Dutch lexicon.
        table: English words by the Dutch one.

    """
    for dutch, words in table.items():
        known = senses.get(tokens(dutch))
        if known is None:
            continue
        # An English word misspelt is more often a Dutch one.
        same = replace(known, close=False)
        yield from ((tokens(word), same) for word in words)


def usual_words(groups: tuple[tuple[str, ...], ...], table: English) -> dict[str, str]:
    """Return the word that stands for all words of the same kind, also in English, by each.

    Args:
        groups: Dutch words of one kind, the usual one first.
        table: English words by the Dutch one.

    """
    found = {fold(word): fold(group[0]) for group in groups for word in group}
    for dutch, words in table.items():
        usual = found.get(fold(dutch), fold(dutch))
        found.update({fold(word): usual for word in words})
    return found
