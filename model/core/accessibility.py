"""The accessibility statement: what was tried, what falls short, and whom to tell."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from model.core.catalogue import Data, Text, load


class StatementPart(Data):
    """A heading with its sentences."""

    title: Text
    lines: tuple[Text, ...]


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
