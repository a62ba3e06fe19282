"""Change records: who changed what, when, from what to what. They are the history."""

import itertools
import time
import uuid
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from model.core.entity import Frozen

_counter = itertools.count()

ChangeKind = Literal["added", "changed", "removed"]


def new_change_id() -> str:
    """Return a fresh id that sorts after every earlier one of this process."""
    return f"{time.time_ns():016x}{next(_counter) & 0xFFFF:04x}{uuid.uuid4().hex[:12]}"


class ChangeRecord(Frozen):
    """One change of one entity, written in the same transaction as the change itself."""

    id: str = Field(default_factory=new_change_id, max_length=64)
    """Sorts in the order in which changes were made."""
    coalition_id: str
    entity: str
    """The table name, such as `partners`."""
    entity_id: str
    kind: ChangeKind
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    by: str = ""
    at: datetime
