"""The word lists behind the text check, typed and compiled once.

The lists are data (`data/lexicon/wording.yaml`), so that a policy officer can read and change them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic import model_validator

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug
from model.core.messages import Message
from model.evaluation.folding import fold
from model.evaluation.phrases import any_phrase

Lists = dict[str, tuple[str, ...]]
WordGroup = Literal[
    "body", "named-thing", "link", "indefinite", "does", "medium", "place", "thing", "occasion"
]  # fmt: skip


class Reason(Data):
    """Why something is pointed out. The English text is the message id."""

    id: Slug
    text: Text


class Theme(Data):
    """The theme word, its relatives, and what only looks like it."""

    stems: tuple[str, ...]
    other_words: tuple[str, ...]
    forms: tuple[str, ...]
    lookalikes: tuple[str, ...]
    phrases: tuple[str, ...]
    isolation: tuple[str, ...]
    things: tuple[str, ...]


class Names(Data):
    """How a name of a programme, organiser, week or coalition is recognised."""

    bodies: tuple[str, ...]
    things: tuple[str, ...]
    credits: tuple[str, ...]
    known: tuple[str, ...]
    links: tuple[str, ...]
    indefinite: tuple[str, ...]
    does: tuple[str, ...]
    occasions: tuple[str, ...]
    named_heads: tuple[str, ...]
    address_parts: tuple[str, ...]


class Titles(Data):
    """How a title or a place is recognised."""

    media: tuple[str, ...]
    known: tuple[str, ...]
    place_endings: tuple[str, ...]
    place_words: tuple[str, ...]


class Problem(Data):
    """Phrases that put a problem first, and when they do not."""

    reason: Slug
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unless_next: tuple[str, ...] = ()


class Appeal(Data):
    """Phrases that appeal to a wish, an interest or an activity."""

    wishes: tuple[str, ...]
    activities: tuple[str, ...]
    invitations: tuple[str, ...]
    help: tuple[str, ...]
    occasions: tuple[str, ...]
    notices: tuple[str, ...]
    unless: tuple[str, ...]
    professional: tuple[str, ...]


class WordingLexicon(Data):
    """Everything in `data/lexicon/wording.yaml`."""

    source: Source
    reasons: tuple[Reason, ...]
    lists: Lists
    theme: Theme
    names: Names
    titles: Titles
    problems: tuple[Problem, ...]
    appeal: Appeal

    @model_validator(mode="after")
    def _reasons_exist(self) -> WordingLexicon:
        known = {reason.id for reason in self.reasons}
        missing = sorted({problem.reason for problem in self.problems} - known)
        if missing:
            message = f"problems name reasons that are not there: {missing}"
            raise ValueError(message)
        return self

    def pattern(self, phrases: tuple[str, ...]) -> re.Pattern[str]:
        """Compile phrases with the lists of this lexicon; an empty row matches nothing."""
        return any_phrase(phrases, self.lists) or _NOTHING


class ProblemPattern(NamedTuple):
    """A compiled `Problem`."""

    reason: str
    phrase: re.Pattern[str]
    unless: re.Pattern[str]
    unless_next: re.Pattern[str]


_NOTHING = re.compile(r"(?!)")


@lru_cache(maxsize=1)
def wording_lexicon() -> WordingLexicon:
    """Return the lexicon of the text check.

    Raises:
        CatalogueError: the file is missing or a key in it is wrong.

    """
    lexicon: WordingLexicon = load("lexicon/wording.yaml", WordingLexicon)
    return lexicon


@lru_cache(maxsize=1)
def problem_patterns() -> tuple[ProblemPattern, ...]:
    """Return the compiled problem phrases, in the order of the file."""
    lexicon = wording_lexicon()
    return tuple(
        ProblemPattern(
            problem.reason,
            lexicon.pattern(problem.phrases),
            lexicon.pattern(problem.unless),
            lexicon.pattern(problem.unless_next),
        )
        for problem in lexicon.problems
    )


@lru_cache(maxsize=64)
def reason(reason_id: str) -> Message:
    """Return the message of a reason, by its id."""
    texts = {item.id: item.text for item in wording_lexicon().reasons}
    return texts[reason_id].as_message()


@lru_cache(maxsize=64)
def compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return phrases of the lexicon as one pattern, compiled once."""
    return wording_lexicon().pattern(phrases)


@lru_cache(maxsize=100_000)
def word_is(lower: str, group: WordGroup) -> bool:
    """Whether a single lower-case word is, as a whole, in a group of the lexicon."""
    lexicon = wording_lexicon()
    groups: dict[WordGroup, tuple[str, ...]] = {
        "body": lexicon.names.bodies,
        "named-thing": lexicon.names.things,
        "link": lexicon.names.links,
        "indefinite": lexicon.names.indefinite,
        "does": lexicon.names.does,
        "medium": lexicon.titles.media,
        "place": lexicon.titles.place_words,
        "thing": lexicon.theme.things,
        "occasion": lexicon.names.occasions,
    }
    return compiled(groups[group]).fullmatch(fold(lower).text) is not None
