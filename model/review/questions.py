"""A question from a reviewer to the applicant, with the answer that stays with the file."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from model.core.entity import Owned


class Question(Owned):
    """One question about one plan; everybody who reviews that plan sees the answer."""

    round_id: str
    project_id: str
    reviewer: str = Field(min_length=1, max_length=200)
    """Who asked; the applicant does not see this."""
    text: str = Field(min_length=1, max_length=2000)
    asked_at: datetime
    answer: str = Field(default="", max_length=6000)
    answered_by: str = Field(default="", max_length=200)
    answered_at: datetime | None = None
