"""Two partners that turn out to be one: what the one that stays becomes, and what moves to it.

Nothing that was filled in is lost. Lists are joined, an empty field takes the other's text, and a
contact or note that would disappear is kept in the note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from model.core.entity import Entity
from model.network.partners import Partner, Status
from model.network.ties import Tie, strength_value

_NEAREST: tuple[Status, ...] = ("joined", "invited", "prospect", "left")
"""Of two statuses the one that comes first here stays."""
_LISTS = (
    "domains",
    "roles",
    "key_persons",
    "risk_groups",
    "building_blocks",
    "contributions",
    "places",
)
_ONE_LINE = ("area", "contact_name", "contact_role", "contact_email", "contact_phone", "website")
_AGREEMENTS = ("unknown", "none", "spoken", "written")


def merged_partner(stays: Partner, goes: Partner) -> Partner:
    """Return the partner that stays, with everything that was known of the other.

    Raises:
        ValidationError: the notes of both together are too long.

    """
    kept, lost = stays.model_dump(), goes.model_dump()
    values: dict[str, Any] = {
        field: tuple(dict.fromkeys((*kept[field], *lost[field]))) for field in _LISTS
    }
    # A name, a role and a number belong to one person, so they come from one of the two.
    same_person = not stays.contact_name or stays.contact_name == goes.contact_name
    for field in _ONE_LINE:
        is_personal = field.startswith("contact_")
        may_take = not is_personal or same_person
        values[field] = kept[field] or (lost[field] if may_take else "")
    values["contribution_note"] = _joined(stays.contribution_note, goes.contribution_note)
    values["note"] = _joined(stays.note, goes.note, _not_kept(values, goes))
    values["status"] = min(stays.status, goes.status, key=_NEAREST.index)
    values["domains_confirmed"] = stays.domains_confirmed and (
        goes.domains_confirmed or set(goes.domains) <= set(stays.domains)
    )
    values["joined_on"] = _earliest(stays.joined_on, goes.joined_on)
    still_there = values["status"] != "left"
    values["left_on"] = None if still_there else (stays.left_on or goes.left_on)
    return stays.changed(**values)


def moved(entity: Entity, goes: str, stays: str) -> Entity | None:
    """Return the entity with the one id in place of the other; None for a tie with itself."""
    values = entity.model_dump()
    changed = {k: _replaced(v, goes, stays) for k, v in values.items() if k != "id"}
    if isinstance(entity, Tie) and changed["source_id"] == changed["target_id"]:
        return None
    return type(entity).model_validate({**values, **changed})


def better_tie(one: Tie, other: Tie) -> Tie:
    """Return which of two reports by one reporter on one pair stays: the latest, the closest."""
    return max(
        (one, other), key=lambda t: (t.reported_on or date.min, strength_value(t.strength), t.id)
    )


def _replaced(value: Any, goes: str, stays: str) -> Any:  # noqa: ANN401 - JSON data
    if isinstance(value, str):
        return stays if value == goes else value
    if isinstance(value, Mapping):
        return {key: _replaced(item, goes, stays) for key, item in value.items()}
    if isinstance(value, list | tuple):
        items = [_replaced(item, goes, stays) for item in value]
        return type(value)(items if items == list(value) else _once(items, stays))
    return value


def _once(items: Iterable[Any], stays: str) -> list[Any]:
    """Leave out what stands twice now; of two agreements with one partner the firmest stays."""
    found: list[Any] = []
    for item in items:
        twin = next((f for f in found if _is_one_entry(f, item, stays)), None)
        if twin is None:
            found.append(dict(item) if isinstance(item, Mapping) else item)
        elif isinstance(twin, dict) and "agreement" in twin:
            twin["agreement"] = max(twin["agreement"], item["agreement"], key=_AGREEMENTS.index)
    return found


def _is_one_entry(one: Any, other: Any, stays: str) -> bool:  # noqa: ANN401 - JSON data
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        about = ("partner_id", "role")
        same = all(one.get(key) == other.get(key) for key in about)
        return same and one.get("partner_id") == stays
    return bool(one == other == stays)


def _joined(*texts: str) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _not_kept(values: Mapping[str, Any], goes: Partner) -> str:
    """Return the name and the contact details of the other that stand nowhere else."""
    lines = [goes.name]
    lines += [
        text for field in _ONE_LINE if (text := getattr(goes, field)) and text != values[field]
    ]
    return ", ".join(lines)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
