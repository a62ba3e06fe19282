"""A coalition without persons: no contact persons, no names of people, no notes that hold them.

What people typed about the work itself stays, because that is what somebody else learns from. In
it, known names, e-mail addresses, phone numbers and names behind a form of address are replaced.
A name that stands nowhere but inside a sentence cannot be recognised: read before you share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from model.network.intake.contacts import EMAIL, PHONE

if TYPE_CHECKING:
    from model.core.entity import Entity
    from model.core.translation import Translator

E = TypeVar("E", bound="Entity")

PERSONS = frozenset(
    {
        "adopted_by",
        "answered_by",
        "by",
        "contact_name",
        "decided_by",
        "lead_name",
        "owner",
        "owner_name",
        "recipient",
        "reviewer",
        "reviewers",
        "shared_by",
        "withdrawn",
    }
)
"""Fields that name one person or several; each gets the same stand-in everywhere."""
EMPTIED = frozenset(
    {
        "contact_email",
        "contact_phone",
        "contact_role",
        "contribution_note",
        "document_name",
        "document_text",
        "note",
        "proof",
        "website",
    }
)
"""Fields that may hold persons in a way no program can tell."""
ORGANISATIONS = frozenset({"organisation", "payer"})
"""Fields that name an organisation, beside the names of partners and referrers."""
KEPT_KEYS = frozenset({"id", "ref", "kind", "version"})

_ADDRESSED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.?|[Mm]eneer|[Dd]hr\.?|[Dd]e heer|[Dd]okter|[Dd]rs?\."
    r"|[Pp]astoor|[Dd]ominee|[Mm]rs?\.?|[Mm]s\.)\s+(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Hh]et|’t|'t)\s+){0,3}"
    r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,2}"
)
_PEOPLE_APART = re.compile(r"\s*(?:[,;/&+]|\ben\b|\band\b)\s*")
_SHORTEST = 3


@dataclass(frozen=True)
class StandIns:
    """What takes the place of whom."""

    persons: dict[str, str]
    """Whole content of a person field → stand-in."""
    texts: dict[str, str]
    """Name as it may stand inside a sentence → stand-in."""
    someone: str
    contact: str

    def text(self, text: str) -> str:
        """Return a text with its names and ways to reach people replaced."""
        for name in sorted(self.texts, key=len, reverse=True):
            if name in text:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", self.texts[name], text)
        text = EMAIL.sub(self.contact, text)
        text = PHONE.sub(self._phone, text)
        return _ADDRESSED.sub(self.someone, text)

    def _phone(self, found: re.Match[str]) -> str:
        digits = sum(sign.isdigit() for sign in found[0])
        return self.contact if digits >= 9 else found[0]  # noqa: PLR2004 - as Dutch numbers are


def stand_ins(entities: Iterable[Entity], t: Translator, *, organisations: bool) -> StandIns:
    """Find who and what must be replaced in a coalition, and by what."""
    rows = [entity.model_dump(mode="json") for entity in entities]
    firms = {row["name"] for row in rows if "domains_confirmed" in row}
    words = {word.casefold() for firm in firms for word in re.findall(r"\w+", firm)}
    persons: dict[str, str] = {}
    texts: dict[str, str] = {}
    for name in sorted(_named(rows, PERSONS)):
        persons[name] = t("Person {n}", n=str(len(persons) + 1))
        for part in _parts(name):
            if part.casefold() not in words and part not in firms:
                texts.setdefault(part, persons[name])
    if organisations:
        firms |= _named(rows, ORGANISATIONS) | {
            entry["name"] for row in rows for entry in row.get("referrers", ()) if entry["name"]
        }
        for number, firm in enumerate(sorted(firms), start=1):
            texts[firm] = t("Organisation {n}", n=str(number))
    return StandIns(persons, texts, t("someone"), t("(contact details removed)"))


def without_persons(entity: E, using: StandIns) -> E:
    """Return the entity without persons; ids, choices and numbers stay as they are."""
    return type(entity).model_validate(_values(entity.model_dump(mode="json"), using))


def _values(row: dict[str, Any], using: StandIns) -> dict[str, Any]:
    bare = {using.persons.get(key, key): _value(key, value, using) for key, value in row.items()}
    if {"quote", "start", "end"} <= set(bare):
        bare |= {"start": None, "end": None}  # the text they point into is gone
    return bare


def _value(key: str, value: Any, using: StandIns) -> Any:  # noqa: ANN401, PLR0911 - JSON data
    if key in KEPT_KEYS or key.endswith(("_id", "_ids")):
        return value
    if isinstance(value, dict):
        return _values(value, using)
    if isinstance(value, list):
        return [_value(key, item, using) for item in value]
    if not isinstance(value, str) or not value:
        return value
    if key in EMPTIED:
        return ""
    if key in PERSONS:
        return using.persons.get(value, using.someone)
    longest = max(len(value), 100)  # a stand-in is never cut, and the field still holds the text
    return using.text(value)[:longest]


def _named(rows: list[dict[str, Any]], fields: frozenset[str]) -> set[str]:
    found: set[str] = set()

    def look(key: str, value: Any) -> None:  # noqa: ANN401 - JSON data
        if isinstance(value, dict):
            for inner, content in value.items():
                look(inner, content)
        elif isinstance(value, list):
            for item in value:
                look(key, item)
        elif key in fields and isinstance(value, str) and value.strip():
            found.add(value)

    for row in rows:
        look("", row)
    return found


def _parts(name: str) -> list[str]:
    """Return a name as it may stand in a sentence: whole, each of several people, first names."""
    bare = re.sub(r"\s*\(.*?\)", "", name).strip()
    people = [person for person in _PEOPLE_APART.split(bare) if person]
    words = [person.split() for person in people]
    short = [w[0] for w in words] + [w[-1] for w in words]
    known = [name.strip(), bare, *people, *short]
    return [part for part in known if len(part) >= _SHORTEST and part[:1].isupper()]
