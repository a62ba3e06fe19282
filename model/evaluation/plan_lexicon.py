"""The word lists by which plans are read: `data/lexicon/plan-*.yaml`, typed and compiled.

The notation is that of `phrases`, with one addition: `#` stands for a number of up to four digits.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug
from model.evaluation.phrases import written_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Breadth = Literal["specific", "broad", "everyone"]
_NUMBER = r"\d{1,4}"
# No word in the lists is longer; a text without spaces is no reason to look further.
_LONGEST_BEGINNING = 40
_PIECES = re.compile(r"\w+")


class PhraseList(Data):
    """One list of phrases that answers one small question about a sentence."""

    id: Slug
    about: Text
    phrases: tuple[str, ...]
    breadth: Breadth | None = None
    """For groups of people: how narrow the group is."""
    risk_group: Slug | None = None
    """For groups of people: the id of the vocabulary `risk-groups`."""


class PlanLexicon(Data):
    """A file of phrase lists with its source."""

    source: Source
    lists: tuple[PhraseList, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> PlanLexicon:
        ids = [entry.id for entry in self.lists]
        if len(ids) != len(set(ids)):
            double = sorted({list_id for list_id in ids if ids.count(list_id) > 1})
            message = f"double ids {double}"
            raise ValueError(message)
        return self


class Pattern:
    """The phrases of one list for folded text, with the words they can begin with.

    Compiled when a text first needs it: all of them together take most of the time of reading a
    first plan, and a plan needs about two thirds of the lists.
    """

    def __init__(self, phrases: tuple[str, ...]) -> None:
        """Keep the phrases.

        Raises:
            ValueError: a phrase is written wrongly, or there are none.

        """
        self._written = written_out(phrases).replace(r"\#", _NUMBER)
        if not self._written:
            message = "a phrase list needs at least one phrase"
            raise ValueError(message)
        self.beginnings = frozenset(
            beginning for phrase in phrases for beginning in _beginnings(phrase)
        )

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Return every match in a folded text."""
        return re.compile(self._written).finditer


def _beginnings(phrase: str) -> Iterator[str]:
    """Yield what the first word of a phrase can be: `word`, `prefix*`, `*suffix` or `#`."""
    for token in phrase.split():
        for choice in token.removesuffix("?").split("|"):
            yield _first_piece(choice)
        if not token.endswith("?"):
            return


def _first_piece(choice: str) -> str:
    """Return the part of a word up to its first hyphen or apostrophe, with its wildcard."""
    if choice.startswith("*"):
        return "*" + str(_PIECES.findall(choice.rstrip("*"))[-1])
    if choice.startswith("#"):
        return "#"
    piece = str(_PIECES.findall(choice)[0])
    return piece + "*" if choice == piece + "*" else piece


@lru_cache(maxsize=16)
def phrase_lists(name: str) -> tuple[PhraseList, ...]:
    """Return the lists of `data/lexicon/plan-<name>.yaml`, in the file's order."""
    lexicon: PlanLexicon = load(f"lexicon/plan-{name}.yaml", PlanLexicon)
    return lexicon.lists


@lru_cache(maxsize=16)
def patterns(name: str) -> Mapping[str, Pattern]:
    """Return the compiled lists of a lexicon by id."""
    return {entry.id: Pattern(entry.phrases) for entry in phrase_lists(name)}


@lru_cache(maxsize=16)
def any_of(name: str) -> Pattern:
    """Return one pattern that finds whatever any list of a lexicon finds: a fast first look."""
    return Pattern(tuple(phrase for entry in phrase_lists(name) for phrase in entry.phrases))


def cue(list_id: str) -> Pattern:
    """Return the compiled list `list_id` of the cue lexicon."""
    return patterns("cues")[list_id]


# --- which lists can begin with a word: most sentences then need only a few patterns -------------

LEXICONS = (
    "cues", "groups", "circumstances", "people", "headings", "places",
    "key-persons", "fields", "actors",
)  # fmt: skip


@lru_cache(maxsize=1)
def _index() -> Mapping[str, frozenset[Pattern]]:
    """Return the patterns by what their phrases begin with."""
    found: dict[str, set[Pattern]] = {}
    for name in LEXICONS:
        for pattern in (*patterns(name).values(), any_of(name)):
            for beginning in pattern.beginnings:
                found.setdefault(beginning, set()).add(pattern)
    return {beginning: frozenset(lists) for beginning, lists in found.items()}


@lru_cache(maxsize=20_000)
def beginning_with(word: str) -> frozenset[Pattern]:
    """Return the patterns of which a phrase can begin with this folded word."""
    index = _index()
    found = set(index.get(word, ()))
    for length in range(1, min(len(word), _LONGEST_BEGINNING) + 1):
        found.update(index.get(word[:length] + "*", ()))
        found.update(index.get("*" + word[-length:], ()))
    if word[0].isdigit():
        found.update(index.get("#", ()))
    return frozenset(found)
