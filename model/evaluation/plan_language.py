"""Whether a plan is written in a language that the workbench reads: Dutch or English."""

from __future__ import annotations

import re
from functools import lru_cache

from model.core.catalogue import Data, load

MOST_LOOKED_AT = 20_000
"""Characters: enough to tell a language."""
LEAST = 8
"""Small words of another language before anything is said; a name or a quote has fewer."""


class Languages(Data):
    """Small words by language: those we read, and those we only recognise."""

    reads: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _languages() -> Languages:
    words: Languages = load("lexicon/languages.yaml", Languages)
    return words


def is_in_another_language(text: str) -> bool:
    """Tell whether a text is clearly in another language than Dutch or English.

    In doubt the answer is no: a list of names or a text of few words is nobody's language.
    """
    words = re.findall(r"[^\W\d_]+", text[:MOST_LOOKED_AT].casefold())
    read = max(_share(words, known) for known in _languages().reads.values())
    other = max(_share(words, known) for known in _languages().others.values())
    return other >= LEAST and other > 2 * read


def _share(words: list[str], known: tuple[str, ...]) -> int:
    return sum(word in known for word in words)
