"""The words of Streamlit's own widgets, and what a Dutch reader sees instead.

Streamlit 1.67 has no setting for them, so the browser replaces them; see `pages/shared/style.py`.
"""

from __future__ import annotations

from functools import lru_cache

from model.core.catalogue import Data, load


class WidgetWord(Data):
    """One text of a widget; `{x}` and `{y}` stand for what is filled in."""

    en: str
    nl: str


class _WidgetWords(Data):
    """The whole file."""

    words: tuple[WidgetWord, ...]


@lru_cache(maxsize=1)
def widget_words() -> tuple[WidgetWord, ...]:
    """Return all texts.

    Raises:
        CatalogueError: the file is missing or wrong.

    """
    found: _WidgetWords = load("locale/widget-words.yaml", _WidgetWords)
    return found.words
