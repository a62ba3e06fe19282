"""A value of a field as people know it: a label, a date, a number, and never an id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from pydantic import BaseModel

from pages.shared.session import Session

Word = Callable[[Any], str]
"""What one value is called on screen."""


def in_words(session: Session, value: Any, word: Word | None = None) -> str:  # noqa: ANN401 - any field
    """Return a value in words, each of several on a line of its own; empty when there is none."""
    if value is None or value in ("", (), []):
        return ""
    if isinstance(value, list | tuple):
        return "\n".join(in_words(session, one, word) for one in value)
    if isinstance(value, Mapping):
        return "\n".join(f"{one}: {in_words(session, held)}" for one, held in value.items())
    return word(value) if word is not None else _single(session, value)


def _single(session: Session, value: Any) -> str:  # noqa: ANN401 - any field
    t = session.t
    if isinstance(value, BaseModel):
        held = (in_words(session, getattr(value, one)) for one in type(value).model_fields)
        return " · ".join(filter(None, held))
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, int | float):
        return t.number(value, 0 if value == round(value) else 2)
    return t.date(value) if isinstance(value, date) else str(value)


def labels_of(session: Session, kind: str) -> Word:
    """Return what the values of a vocabulary are called."""
    return partial(session.label, kind)
