"""Choices that are remembered per person: language, name, the coalition worked in last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.core.settings import Setting
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def recall(work: UnitOfWork, name: str, *, scope: str = "") -> dict[str, Any]:
    """Return a remembered value, or an empty one."""
    found = work.settings.find(scope=scope, name=name)
    return found[0].value if found else {}


@by_right
def remember(work: UnitOfWork, name: str, value: dict[str, Any], *, scope: str = "") -> None:
    """Keep a value; the caller commits."""
    found = work.settings.find(scope=scope, name=name)
    if found:
        work.settings.save(found[0].model_copy(update={"value": value}))
    else:
        work.settings.add(Setting(scope=scope, name=name, value=value))
