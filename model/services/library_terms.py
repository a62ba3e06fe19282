"""The words of the field and of the workbench, each in one sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import Data, Text, load
from model.core.ids import Slug
from model.evaluation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.core.translation import Language


_ASKS_MEANING = re.compile(
    r"^(wat (is|zijn|betekent|betekenen)|what (is|are|does|do))\s+((een|de|het|a|an|the)\s+)?"
)
_SAID_AROUND = re.compile(r"(\s+mean)?[\s?.!]*$")


class Term(Data):
    """One word with its meaning."""

    id: Slug
    term: Text
    meaning: Text
    card: str = ""
    """The card on which one reads on; empty: there is none."""


class _Terms(Data):
    items: tuple[Term, ...]


@lru_cache(maxsize=1)
def terms() -> Mapping[str, Term]:
    """Return every word by id.

    Raises:
        CatalogueError: the file is wrong; names the key.

    """
    return {term.id: term for term in load("knowledge/glossary.yaml", _Terms).items}


def find_terms(query: str, language: Language) -> tuple[Term, ...]:
    """Return the words that hold the query, by alphabet; all for an empty query.

    "Wat is een sleutelpersoon?" asks for sleutelpersoon.
    """
    whole = fold(query.strip()[:100]).text
    asked = _SAID_AROUND.sub("", _ASKS_MEANING.sub("", whole))
    found = [
        term
        for term in terms().values()
        if asked in fold(term.term.in_language(language)).text
        or (asked and asked in fold(term.meaning.in_language(language)).text)
    ]
    return tuple(sorted(found, key=lambda one: fold(one.term.in_language(language)).text))
