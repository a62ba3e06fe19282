"""The accessibility statement: what was tried, what falls short, and whom to tell."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pydantic import Field, model_validator

from model.core.catalogue import Data, Text, load


class StatementLink(Text):
    """Words of a sentence that lead somewhere else, for who presses them."""

    url: str = Field(pattern=r"^https://")


class StatementLine(Text):
    """A sentence or a few, with the words in it that are links."""

    links: tuple[StatementLink, ...] = ()

    @model_validator(mode="after")
    def _links_stand_in_it(self) -> StatementLine:
        for link in self.links:
            if self.nl.count(link.nl) != 1 or self.en.count(link.en) != 1:
                fault = f"the words of a link stand once in their sentence: {link.nl}, {link.en}"
                raise ValueError(fault)
        return self

    def pieces(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return the text in pieces, each with its address; "" for words that are no link."""
        found = [(self.in_language(language), "")]
        for link in self.links:
            words = link.in_language(language)
            place = next(n for n, (text, url) in enumerate(found) if not url and words in text)
            before, after = found[place][0].split(words)
            found[place : place + 1] = [(before, ""), (words, link.url), (after, "")]
        return tuple(found)


class StatementPart(Data):
    """A heading with its sentences."""

    title: Text
    lines: tuple[StatementLine, ...]


class AccessibilityStatement(Data):
    """The whole statement; `checked` is the day on which all pages were last tried."""

    source: str
    checked: date
    parts: tuple[StatementPart, ...]


@lru_cache(maxsize=1)
def accessibility_statement() -> AccessibilityStatement:
    """Return the statement.

    Raises:
        CatalogueError: the file is missing or wrong.

    """
    statement: AccessibilityStatement = load("office/accessibility.yaml", AccessibilityStatement)
    return statement
