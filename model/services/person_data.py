"""What is kept about one person, as a file to hand over, and forgetting that person.

The GDPR gives everyone a copy of what is kept about them (article 15) and, when there is no need
to keep it any longer, removal (article 17). The people here are contacts of organisations, owners
of actions, project leads and reviewers.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.core.access import Member
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.exports.without_persons import KEPT_KEYS, PERSONS
from model.services.members import keep_a_coordinator
from model.services.rights import by_right
from model.services.wholes import OWNED
from model.storage.tables import SECRET

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.changes import ChangeRecord
    from model.core.entity import Entity
    from model.core.translation import Translator
    from model.storage.unit_of_work import UnitOfWork

CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone")
_SHORTEST = 3


@dataclass(frozen=True)
class Mention:
    """One place where a person is named."""

    table: str
    entity_id: str
    title: str
    """The name or title of what it stands in, in the users' own words."""
    field: str
    text: str
    is_person_field: bool
    """Whether the field names persons only; otherwise the name stands in a running text."""


@dataclass(frozen=True)
class AboutPerson:
    """Everything that is kept about one person in a coalition."""

    name: str
    mentions: tuple[Mention, ...]
    ways_in: int
    """Memberships and personal links in this name."""
    history: tuple[ChangeRecord, ...]
    """Changes by this person, or in which the name stands."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.mentions and not self.history and not self.ways_in


@dataclass(frozen=True)
class Forgotten:
    """What forgetting a person did."""

    stand_in: str
    changed: int
    left: tuple[Mention, ...]
    """Running texts that still hold the name: a person must read and change those."""


@by_right
def about_person(work: UnitOfWork, coalition_id: str, name: str) -> AboutPerson:
    """Return where a person is named in a coalition.

    Raises:
        InvalidInputError: the name is too short to search for.

    """
    wanted = _searchable(name)
    mentions = [
        mention
        for table in OWNED
        for entity in work.repository(table).find(coalition_id=coalition_id)
        for mention in _mentions(table, entity, wanted)
    ]
    return AboutPerson(
        name=" ".join(name.split()),
        mentions=tuple(mentions),
        ways_in=len(_ways_in(work, coalition_id, wanted)),
        history=tuple(r for r in work.history(coalition_id) if _is_named(r, wanted)),
    )


@by_right
def person_file(work: UnitOfWork, coalition_id: str, name: str, at: datetime) -> bytes:
    """Return a file with everything that is kept about a person, to hand over to that person."""
    about = about_person(work, coalition_id, name)
    ways_in = [
        entity.model_dump(mode="json", exclude={"fingerprint"})
        for entity in _ways_in(work, coalition_id, _searchable(name))
    ]
    content = {
        "name": about.name,
        "coalition": work.coalitions.one(coalition_id).name,
        "made_at": at.isoformat(),
        "mentions": [
            {"list": m.table, "in": m.title, "field": m.field, "text": m.text}
            for m in about.mentions
        ],
        "ways_in": ways_in,
        "history": [record.model_dump(mode="json") for record in about.history],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


@by_right
def forget_person(work: UnitOfWork, coalition_id: str, name: str, t: Translator) -> Forgotten:
    """Replace a person's name by a stand-in and remove contact details, also in the history.

    Levels, reviews and decisions stay, under the stand-in. Running texts are left for a person to
    read: a program cannot tell which Jan is meant.

    Raises:
        InvalidInputError: the name is too short, stands nowhere, or is the last coordinator's.

    """
    wanted = _searchable(name)
    work.take_turn(coalition_id)
    if about_person(work, coalition_id, name).is_empty:
        raise InvalidInputError(msg("{name} stands nowhere in this coalition.", name=name.strip()))
    stand_in = t("Former colleague {n}", n=f"{secrets.randbelow(9000) + 1000}")
    changed = 0
    for table in OWNED:
        repository = work.repository(table)
        for entity in repository.find(coalition_id=coalition_id):
            before = entity.model_dump(mode="json")
            after = _without(before, wanted, stand_in)
            if after != before:
                repository.save(type(entity).model_validate(after))
                changed += 1
    ways_in = _ways_in(work, coalition_id, wanted)
    keep_a_coordinator(work, *(one for one in ways_in if isinstance(one, Member)))
    for entity in ways_in:
        work.repository(_table_of(entity)).remove(entity)
    records = [r for r in work.history(coalition_id) if _is_named(r, wanted)]
    work.rewrite_history([_record_without(record, wanted, stand_in) for record in records])
    left = about_person(work, coalition_id, name).mentions
    work.commit()
    return Forgotten(stand_in, changed, left)


def _searchable(name: str) -> str:
    wanted = " ".join(name.split()).casefold()
    if len(wanted) < _SHORTEST:
        raise InvalidInputError(msg("Type the whole name of the person."))
    return wanted


def _holds(text: str, wanted: str) -> bool:
    folded = " ".join(text.split()).casefold()
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded) is not None


def _is_same(text: str, wanted: str) -> bool:
    return " ".join(text.split()).casefold() == wanted


def _mentions(table: str, entity: Entity, wanted: str) -> list[Mention]:
    row = entity.model_dump(mode="json")
    title = str(row.get("name") or row.get("title") or "")
    return [
        Mention(table, entity.id, title, field, text, field in PERSONS)
        for field, text in _texts("", row)
        if _holds(text, wanted)
    ]


def _texts(field: str, value: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - JSON data
    """Return every text in a row with the field it stands in."""
    if isinstance(value, str):
        return [] if field in KEPT_KEYS or field.endswith(("_id", "_ids")) else [(field, value)]
    if isinstance(value, list):
        return [found for item in value for found in _texts(field, item)]
    if isinstance(value, dict):
        keys = [(field, key) for key in value if isinstance(key, str)]
        return keys + [found for key, item in value.items() for found in _texts(key, item)]
    return []


def _without(value: Any, wanted: str, stand_in: str, field: str = "") -> Any:  # noqa: ANN401
    """Return JSON data in which the fields that name this person hold the stand-in."""
    if isinstance(value, dict):
        inner = {
            (stand_in if _is_same(key, wanted) else key): _without(item, wanted, stand_in, key)
            for key, item in value.items()
        }
        if _is_same(str(value.get("contact_name", "")), wanted):
            inner |= {key: "" for key in CONTACT if key in inner}
        return inner
    if isinstance(value, list):
        return [_without(item, wanted, stand_in, field) for item in value]
    if isinstance(value, str) and field in PERSONS and _is_same(value, wanted):
        return stand_in
    return value


def _is_named(record: ChangeRecord, wanted: str) -> bool:
    texts = [text for _, text in _texts("", [record.before, record.after])]
    return _is_same(record.by, wanted) or any(_holds(text, wanted) for text in texts)


def _record_without(record: ChangeRecord, wanted: str, stand_in: str) -> ChangeRecord:
    """Return a change record without the person; here also in running texts, as nobody edits it."""

    def bare(value: Any) -> Any:  # noqa: ANN401 - JSON data
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items()}
        if isinstance(value, list):
            return [bare(item) for item in value]
        if isinstance(value, str) and _holds(value, wanted):
            words = r"\s+".join(re.escape(word) for word in wanted.split())
            return re.sub(rf"(?<!\w){words}(?!\w)", stand_in, value, flags=re.IGNORECASE)
        return value

    return record.model_copy(
        update={
            "by": stand_in if _is_same(record.by, wanted) else record.by,
            "before": bare(_without(record.before, wanted, stand_in)),
            "after": bare(_without(record.after, wanted, stand_in)),
        }
    )


def _ways_in(work: UnitOfWork, coalition_id: str, wanted: str) -> list[Entity]:
    return [
        entity
        for table in SECRET
        for entity in work.repository(table).find(coalition_id=coalition_id)
        if _is_same(str(getattr(entity, "name", "")), wanted)
    ]


def _table_of(entity: Entity) -> str:
    return "members" if isinstance(entity, Member) else "personal_links"
