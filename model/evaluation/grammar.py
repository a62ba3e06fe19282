"""Function words: the small words by which a Dutch sentence is taken apart.

The words are in `data/lexicon/plan-grammar.yaml`.
"""

from __future__ import annotations

from functools import lru_cache

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug


class WordList(Data):
    """One list of words, written in small letters with spaces in between."""

    id: Slug
    about: Text
    words: str


class Grammar(Data):
    """The file of function words with its source."""

    source: Source
    lists: tuple[WordList, ...]


@lru_cache(maxsize=64)
def grammar(list_id: str) -> frozenset[str]:
    """Return the words of one list.

    Raises:
        KeyError: there is no such list.

    """
    lexicon: Grammar = load("lexicon/plan-grammar.yaml", Grammar)
    return {entry.id: frozenset(entry.words.split()) for entry in lexicon.lists}[list_id]
