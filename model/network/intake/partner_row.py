"""The fields of one partner out of the cells of one row, with each fault named."""

from __future__ import annotations

import re

from model.core.entity import Frozen
from model.core.ids import Slug
from model.core.messages import Message, msg
from model.network.intake.contacts import EMAIL, dutch_phone, is_email, is_person, phones_in
from model.network.intake.names import split_name
from model.network.intake.raw import Field
from model.network.intake.words import attendance_words, plain_word
from model.network.partners import Status

LONGEST: dict[str, int] = {
    "name": 200,
    "contact_name": 200,
    "contact_role": 200,
    "area": 200,
    "website": 300,
    "note": 4000,
}
"""What a partner's fields hold; the same limits as `model.network.partners.Partner`."""

_CUTS = re.compile(r"\s*[,;/+|]\s*")
_EDGES = " ,;:/|-"
_LONGEST_PHONE = 25


class PartnerRow(Frozen):
    """One partner as read from one row, for the preview."""

    row_number: int
    name: str
    contact_name: str = ""
    contact_role: str = ""
    email: str = ""
    phone: str = ""
    domain_text: str = ""
    """As it stands in the list."""
    domains: tuple[Slug, ...] = ()
    """The domains that `domain_text` names; empty when none is known."""
    status_text: str = ""
    status: Status | None = None
    area: str = ""
    website: str = ""
    note: str = ""
    faults: tuple[Message, ...] = ()
    usable: bool = True
    """False when this row cannot become a partner as it is: no name, too long, or a double."""
    double_of: int | None = None
    """The number of the earlier row with the same name."""


def partner_row(number: int, cells: dict[Field, str]) -> PartnerRow:
    """Read one row. What fits no field goes into the note, so no word of the row is lost.

    Args:
        number: The row as the user counts it, for the faults.
        cells: The text of each field that is filled.

    """
    row = _Reading(number, cells)
    name, person = row.taken_apart("organisation")
    contact, second_person = row.taken_apart("contact")
    email = row.email(spare_contact=not (contact or person))
    phone = row.phone()
    people = [found for found in (contact, second_person, person, row.person_at_email) if found]
    row.notes += [found for found in people[1:] if found not in people[0]]
    domain_text, status_text = cells.get("domain", ""), cells.get("status", "")
    return PartnerRow(
        row_number=number,
        name=name,
        contact_name=row.within("contact_name", people[0] if people else ""),
        contact_role=row.within("contact_role", cells.get("role", "")),
        email=email,
        phone=phone,
        domain_text=domain_text,
        domains=row.domains(domain_text),
        status_text=status_text,
        status=row.status(status_text),
        area=row.within("area", cells.get("area", "")),
        website=row.within("website", cells.get("website", "")),
        note=row.within("note", "; ".join(row.notes)),
        usable=row.name_is_usable(name),
        faults=tuple(row.faults),
    )


class _Reading:
    """One row while it is read: gathers its faults and what is left for the note."""

    def __init__(self, number: int, cells: dict[Field, str]) -> None:
        self.row = str(number)
        self.cells = cells
        self.faults: list[Message] = []
        self.notes: list[str] = [cells["note"]] if "note" in cells else []
        self.person_at_email = ""
        self._emails: list[str] = []
        self._phones: list[str] = []

    def taken_apart(self, field: Field) -> tuple[str, str]:
        """Return the text and the person in its brackets; addresses and numbers are kept apart."""
        parts = split_name(self.cells.get(field, ""))
        self._emails += parts.emails
        self._phones += parts.phones
        return parts.name, parts.person

    def email(self, *, spare_contact: bool) -> str:
        """Return the first complete e-mail address of the row."""
        text = self.cells.get("email", "")
        found = [match[1] for match in EMAIL.finditer(text)]
        rest = self.taken_apart("email")[0] if found else text
        if rest and spare_contact and is_person(rest):
            self.person_at_email = rest
        elif rest:
            self.notes.append(rest)
        candidates = list(dict.fromkeys([*found, *self._emails]))  # those in the column first
        good = [email for email in candidates if is_email(email)]
        wrong = [email for email in candidates if email not in good]
        self.notes += [*wrong, *good[1:]]
        if wrong or (text and not found):
            self.faults.append(
                msg(
                    "Row {row}: “{text}” is not a complete e-mail address.",
                    row=self.row,
                    text=wrong[0] if wrong else text,
                )
            )
        return good[0] if good else ""

    def phone(self) -> str:
        """Return the first complete phone number of the row, as the Dutch write it."""
        text = self.cells.get("phone", "")
        whole = dutch_phone(text) if len(text) <= _LONGEST_PHONE else ""
        found = (text,) if whole else phones_in(text)
        rest = text
        for number in found:
            rest = rest.replace(number, " ", 1)
        if any(sign.isalnum() for sign in rest):
            self.notes.append(" ".join(rest.split()).strip(_EDGES))
        if text and not found:
            self.faults.append(
                msg("Row {row}: “{text}” is not a complete phone number.", row=self.row, text=text)
            )
        numbers = list(dict.fromkeys(dutch_phone(number) for number in [*found, *self._phones]))
        self.notes += numbers[1:]
        return numbers[0] if numbers else ""

    def domains(self, text: str) -> tuple[Slug, ...]:
        """Return the domains that the text names; an unknown word is a fault."""
        known = attendance_words().domain_of
        words = (
            [text] if plain_word(text) in known else [part for part in _CUTS.split(text) if part]
        )
        unknown = [word for word in words if plain_word(word) not in known]
        for word in unknown:
            self.faults.append(
                msg("Row {row}: we do not know the domain “{text}”.", row=self.row, text=word)
            )
        found = (known[plain_word(word)] for word in words if word not in unknown)
        return tuple(dict.fromkeys(found))

    def status(self, text: str) -> Status | None:
        """Return the status that the text names; an unknown word is a fault."""
        found = attendance_words().status_of.get(plain_word(text))
        if text and found is None:
            self.faults.append(
                msg("Row {row}: we do not know the status “{text}”.", row=self.row, text=text)
            )
        return found

    def name_is_usable(self, name: str) -> bool:
        """Tell whether the name can be a partner's name, and say why not."""
        if not name:
            self.faults.append(msg("Row {row}: there is no name of an organisation.", row=self.row))
        elif len(name) > LONGEST["name"]:
            self.faults.append(
                msg(
                    "Row {row}: the name is longer than {limit} characters.",
                    row=self.row,
                    limit=LONGEST["name"],
                )
            )
        elif is_person(name):
            self.faults.append(
                msg(
                    "Row {row}: “{name}” looks like a person; fill in the organisation.",
                    row=self.row,
                    name=name,
                )
            )
        return 0 < len(name) <= LONGEST["name"]

    def within(self, field: str, text: str) -> str:
        """Return text as long as the field holds; what is cut off is named as a fault."""
        limit = LONGEST[field]
        if len(text) > limit:
            self.faults.append(
                msg(
                    "Row {row}: “{start}…” is longer than {limit} characters; the rest is left "
                    "out.",
                    row=self.row,
                    start=text[:30],
                    limit=limit,
                )
            )
        return text[:limit]
