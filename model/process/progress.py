"""Where a coalition stands in one of the six steps."""

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Owned
from model.core.ids import Slug

StepState = Literal["not-started", "busy", "done"]


class StepProgress(Owned):
    """What people wrote down about one step. At most one per coalition and step."""

    step: Slug
    state: StepState = "not-started"
    owner: str = Field(default="", max_length=200)
    due_on: date | None = None
    ticked: tuple[Slug, ...] = ()
    """Checklist items that people ticked off."""
    answers: dict[str, str] = Field(default_factory=dict)
    """Question id → what was answered."""
    proof: str = Field(default="", max_length=4000)
