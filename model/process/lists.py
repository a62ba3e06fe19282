"""Working lists: recommendations and arrangements, each with state, owner and moment.

One entry is what people wrote down about one item of one list, about one thing: the coalition as a
whole (empty), a partner (its id) or a neighbourhood (its name). What the lists hold is data.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Owned
from model.core.ids import Slug

ListState = Literal["unknown", "missing", "busy", "arranged", "not-here"]
LIST_STATES: tuple[ListState, ...] = ("unknown", "missing", "busy", "arranged", "not-here")


class ListEntry(Owned):
    """What is known about one item. At most one per coalition, list, item and what it is about."""

    list_id: Slug
    item: Slug
    about: str = Field(default="", max_length=200)
    """A partner's id, the name of a neighbourhood, or empty for the whole coalition."""
    state: ListState = "unknown"
    """`unknown`: nobody looked at it yet, which is not the same as `missing`."""
    owner_name: str = Field(default="", max_length=200)
    partner_id: str = ""
    """The partner that does it, such as the reporting point of a neighbourhood."""
    due_on: date | None = None
    note: str = Field(default="", max_length=4000)
