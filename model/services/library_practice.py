"""Situations for practising a conversation. Nothing is kept of who practises, or of whom."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import Field, model_validator

from model.core.catalogue import Data, Text, load
from model.core.ids import Slug

if TYPE_CHECKING:
    from collections.abc import Mapping


class Choice(Data):
    """One thing somebody might say or do, and why it does or does not fit."""

    text: Text
    why: Text
    best: bool = False


class Situation(Data):
    """One invented situation, with exactly one choice that fits best."""

    id: Slug
    card: str
    who: Text
    situation: Text
    choices: tuple[Choice, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _one_fits_best(self) -> Situation:
        if sum(choice.best for choice in self.choices) != 1:
            message = f"situation {self.id}: exactly one choice fits best"
            raise ValueError(message)
        return self


class _Situations(Data):
    items: tuple[Situation, ...]


@lru_cache(maxsize=1)
def situations() -> Mapping[str, Situation]:
    """Return the situations by id, in the order in which they are practised.

    Raises:
        CatalogueError: the file is wrong; names the key.

    """
    return {one.id: one for one in load("knowledge/practice.yaml", _Situations).items}
