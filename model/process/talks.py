"""A talk on the way to a coalition: with whom, and what came of it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from model.core.entity import Owned


class Talk(Owned):
    """One talk with an organisation or a professional. Never with or about one resident."""

    title: str = Field(min_length=1, max_length=200)
    """With whom."""
    partner_id: str = ""
    """The partner it was with, when that one stands in the register."""
    talked_on: date | None = None
    outcome: str = Field(default="", max_length=4000)
    """What the other wants, and what was agreed."""
