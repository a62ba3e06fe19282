"""The words by which an attendance list is understood; kept in `data/lexicon`."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache

from model.core.catalogue import Data, Item, Source, catalogue, load
from model.core.ids import Slug
from model.network.partners import Status

_NO_WORD = re.compile(r"[^a-z0-9#]+")


class Words(Data):
    """One kind of words in both languages, in lower case without accents."""

    nl: tuple[str, ...]
    en: tuple[str, ...] = ()

    @cached_property
    def both(self) -> frozenset[str]:
        """The words of both languages together."""
        return frozenset(plain_word(word) for word in (*self.nl, *self.en))


class Lines(Data):
    """Words that show that a line is no partner."""

    totals: Words
    greetings: Words
    closings: Words
    labels: Words


class AttendanceWords(Data):
    """Everything in `data/lexicon/attendance-words.yaml`."""

    source: Source
    headers: dict[Slug, Words]
    statuses: dict[Status, Words]
    domains: dict[Slug, Words]
    lines: Lines
    organisations: Words
    roles: Words
    particles: tuple[str, ...]
    titles: tuple[str, ...]
    given_names: frozenset[str]

    @cached_property
    def header_fields(self) -> dict[str, str]:
        """The field that a column title stands for."""
        return {word: field for field, words in self.headers.items() for word in words.both}

    @cached_property
    def status_of(self) -> dict[str, Status]:
        """The status that a word stands for; ids and the labels of the workbench are words too."""
        found: dict[str, Status] = {}
        for status, words in self.statuses.items():
            item = catalogue().items("statuses").get(status)
            found |= dict.fromkeys(words.both | _label_words(status, item), status)
        return found

    @cached_property
    def domain_of(self) -> dict[str, Slug]:
        """The domain that a word stands for; ids and the labels of the workbench are words too."""
        found: dict[str, Slug] = {}
        for domain, words in self.domains.items():
            item = catalogue().domains.get(domain)
            found |= dict.fromkeys(words.both | _label_words(domain, item), domain)
        return found


def _label_words(item_id: str, item: Item | None) -> frozenset[str]:
    labels = (item_id, item.label.nl, item.label.en) if item else (item_id,)
    return frozenset(plain_word(label) for label in labels)


@lru_cache(maxsize=1)
def attendance_words() -> AttendanceWords:
    """Return the words, read once.

    Raises:
        CatalogueError: the data file is wrong.

    """
    words: AttendanceWords = load("lexicon/attendance-words.yaml", AttendanceWords)
    return words


@lru_cache(maxsize=20_000)
def plain_word(text: str) -> str:
    """Return text for comparing: lower case, no accents, `&` as "en", single spaces.

    >>> plain_word("  Zorg & Welzijn: ")
    'zorg en welzijn'
    """
    lower = text.casefold().replace("&", " en ")
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower)
        lower = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", lower).strip()
