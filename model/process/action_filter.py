"""Choosing actions from a long list: by owner, step, building block, project, or what is amiss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from model.process.actions import Action

Amiss = Literal["all", "late", "unowned", "undated"]
AMISS: tuple[Amiss, ...] = ("all", "late", "unowned", "undated")


def owner_key(action: Action) -> str:
    """Return one key for whoever does it: the person, else the partner, else nothing."""
    if action.owner_name:
        return f"name:{action.owner_name.casefold()}"
    return f"partner:{action.owner_partner_id}" if action.owner_partner_id else ""


def is_unowned(action: Action) -> bool:
    """Whether something has to happen and nobody does it."""
    return action.is_open and not owner_key(action)


@dataclass(frozen=True)
class ActionFilter:
    """What to show; an empty field shows all."""

    owner: str = ""
    """As `owner_key` gives it, or `partner:<id>` for everybody of one partner."""
    step: str = ""
    building_block: str = ""
    project_id: str = ""
    amiss: Amiss = "all"

    def shows(self, action: Action, today: date) -> bool:
        """Whether an action is shown."""
        amiss = {
            "all": True,
            "late": action.is_overdue(today),
            "unowned": is_unowned(action),
            "undated": action.is_open and action.due_on is None,
        }[self.amiss]
        return (
            amiss
            and self._shows_owner(action)
            and self.step in ("", action.step)
            and self.building_block in ("", action.building_block)
            and self.project_id in ("", action.project_id)
        )

    def chosen(self, actions: Iterable[Action], today: date) -> list[Action]:
        """Return the actions that are shown, in their order."""
        if self == ActionFilter():
            return list(actions)
        return [action for action in actions if self.shows(action, today)]

    def _shows_owner(self, action: Action) -> bool:
        mine = {owner_key(action), f"partner:{action.owner_partner_id}"}
        return not self.owner or self.owner in mine


def owner_keys(actions: Sequence[Action]) -> dict[str, str]:
    """Return owner key → the name as somebody wrote it; partners keep their id as name."""
    found = {}
    for action in actions:
        if action.owner_name:
            found[owner_key(action)] = action.owner_name
        if action.owner_partner_id:
            found[f"partner:{action.owner_partner_id}"] = action.owner_partner_id
    return found
