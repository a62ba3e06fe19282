"""Where a partner stands on the map after somebody dragged it there."""

from typing import Literal

from pydantic import Field

from model.core.entity import Owned

Layout = Literal["domains", "ties"]


class Position(Owned):
    """A kept place of one partner in one layout, in the map's own units."""

    partner_id: str
    layout: Layout = "domains"
    x: float = Field(ge=-1e6, le=1e6)
    y: float = Field(ge=-1e6, le=1e6)
