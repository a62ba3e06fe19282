"""The families of meaning behind "a problem first": typed and compiled once.

A set phrase finds only itself. A family joins meanings ("scarce" with "people", said of the
reader), so that it also finds sentences nobody thought of. The words are data
(`data/lexicon/wording-families.yaml`), so that a policy officer can read and change them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic import model_validator

from model.core.catalogue import Data, Source, load
from model.core.ids import Slug
from model.evaluation.phrases import any_phrase
from model.evaluation.wording_lexicon import wording_lexicon

About = Literal["reader", "anyone", "all"]
_NOTHING = re.compile(r"(?!)")


class Family(Data):
    """One way to say a lack: which meanings stand together, how near, and when it is none."""

    id: Slug
    reason: Slug
    parts: tuple[str, ...]
    """Names of meanings that all must be there."""
    within: int = 5
    """At most so many words between one part and the next."""
    in_order: bool = False
    across: bool = False
    """Whether a comma may stand between the parts."""
    next_sentence: bool = False
    """Whether a part may stand in the sentence after."""
    about: About = "reader"
    """`reader`: je, u or a group, or a question; `anyone`: everybody but ourselves (we, wij);
    `all`: ourselves too ("we komen elkaar haast niet meer tegen")."""
    question: bool = False
    opening: bool = False
    """Whether it counts only where the text begins, for parts that are wide."""
    unless: tuple[str, ...] = ()
    """Phrases anywhere in the sentence that make it harmless."""


class Subjects(Data):
    """Of whom a sentence speaks."""

    reader: tuple[str, ...]
    ours: tuple[str, ...]


class WordingFamilies(Data):
    """Everything in `data/lexicon/wording-families.yaml`."""

    source: Source
    subjects: Subjects
    harmless: tuple[str, ...]
    """Phrases that take away what they overlap: "je hoeft niemand te kennen"."""
    meanings: dict[str, tuple[str, ...]]
    families: tuple[Family, ...]

    @model_validator(mode="after")
    def _parts_exist(self) -> WordingFamilies:
        used = {part for family in self.families for part in family.parts}
        missing = sorted(used - self.meanings.keys())
        known = {reason.id for reason in wording_lexicon().reasons}
        missing += sorted({family.reason for family in self.families} - known)
        if missing:
            message = f"families name meanings or reasons that are not there: {missing}"
            raise ValueError(message)
        return self


class CompiledFamilies(NamedTuple):
    """The families with their patterns."""

    families: tuple[tuple[Family, re.Pattern[str]], ...]
    """Each with what makes its sentence harmless."""
    meanings: dict[str, re.Pattern[str]]
    of_the_opening: frozenset[str]
    """Meanings that only families of the opening use; elsewhere nobody looks for them."""
    reader: re.Pattern[str]
    ours: re.Pattern[str]
    harmless: tuple[re.Pattern[str], ...]
    """One by one, so that each is found also where another begins."""


@lru_cache(maxsize=1)
def wording_families() -> WordingFamilies:
    """Return the families as written.

    Raises:
        CatalogueError: the file is missing or a key in it is wrong.

    """
    families: WordingFamilies = load("lexicon/wording-families.yaml", WordingFamilies)
    return families


@lru_cache(maxsize=1)
def compiled_families() -> CompiledFamilies:
    """Return the families compiled; a meaning may name another (`@people`), and so may all."""
    written = wording_families()
    lists = {**wording_lexicon().lists, **written.meanings}

    def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
        return any_phrase(phrases, lists) or _NOTHING

    used = {part for family in written.families for part in family.parts}
    anywhere = {part for family in written.families if not family.opening for part in family.parts}
    return CompiledFamilies(
        families=tuple((family, pattern(family.unless)) for family in written.families),
        meanings={name: pattern(written.meanings[name]) for name in used},
        of_the_opening=frozenset(used - anywhere),
        reader=pattern(written.subjects.reader),
        ours=pattern(written.subjects.ours),
        harmless=tuple(pattern((phrase,)) for phrase in written.harmless),
    )
