"""An action: something somebody promised to do before a date."""

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Owned

ActionState = Literal["open", "doing", "done", "dropped"]


class Action(Owned):
    """One action on the coalition's list."""

    title: str = Field(min_length=1, max_length=300)
    note: str = Field(default="", max_length=4000)
    owner_name: str = Field(default="", max_length=200)
    owner_partner_id: str = ""
    due_on: date | None = None
    means: str = Field(default="", max_length=1000)
    condition: str = Field(default="", max_length=1000)
    state: ActionState = "open"
    step: str = ""
    building_block: str = ""
    project_id: str = ""
    origin: str = Field(default="", max_length=200)
    """Where it came from, such as `advice:names-visits` or `workshop`; empty when typed."""
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether something still has to happen."""
        return self.state in ("open", "doing")

    def is_overdue(self, today: date) -> bool:
        """Whether the date has passed while the action is still open."""
        return self.is_open and self.due_on is not None and self.due_on < today
