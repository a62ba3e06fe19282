"""Choices that are remembered per person: language, name, the coalition worked in last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.core.settings import Setting

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


def recall(work: UnitOfWork, name: str, *, scope: str = "") -> dict[str, Any]:
    """Return a remembered value, or an empty one."""
    found = work.settings.find(scope=scope, name=name)
    return found[0].value if found else {}


def remember(work: UnitOfWork, name: str, value: dict[str, Any], *, scope: str = "") -> None:
    """Keep a value; the caller commits."""
    found = work.settings.find(scope=scope, name=name)
    if found:
        work.settings.save(found[0].model_copy(update={"value": value}))
    else:
        work.settings.add(Setting(scope=scope, name=name, value=value))
