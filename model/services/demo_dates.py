"""The demo stays fresh: its dates move along with the day on which it is loaded.

They move by whole weeks, so that a meeting on a Thursday stays on a Thursday.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar

from model.core.entity import Frozen

WRITTEN_FOR = date(2026, 11, 22)
"""The day on which the demo's texts and dates were right together."""

E = TypeVar("E", bound=Frozen)


def moved(entity: E, today: date) -> E:
    """Return the entity with every date and moment moved from `WRITTEN_FOR` towards today."""
    weeks = (today - WRITTEN_FOR).days // 7
    if weeks == 0:
        return entity
    return type(entity).model_validate(_moved(entity.model_dump(), timedelta(weeks=weeks)))


def _moved(value: Any, by: timedelta) -> Any:  # noqa: ANN401 - whatever an entity holds
    if isinstance(value, date):  # a moment is a date too
        return value + by
    if isinstance(value, dict):
        return {key: _moved(one, by) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_moved(one, by) for one in value)
    return value
