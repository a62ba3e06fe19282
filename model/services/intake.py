"""Bringing in partners from a list: first a preview, then what the person chose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.network.intake.columns import ColumnGuess
from model.network.intake.partner_row import PartnerRow
from model.network.intake.rows import IntakePreview, partner_rows
from model.network.matching import clusters, likeliest
from model.network.partners import Partner
from model.network.placing import place_all
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.network.intake.raw import RawTable
    from model.storage.unit_of_work import UnitOfWork

MOST_IN_A_LIST = 1_000
"""Rows of a list in which doubles are looked for at once, which takes about a second. Those of a
longer list are found in the register afterwards."""


@dataclass(frozen=True)
class ImportRow:
    """One row of the preview: what would be written, and what to look at."""

    row: PartnerRow
    domains: tuple[str, ...]
    """From the list itself, or proposed from the name; empty means: ask."""
    from_list: bool
    reason: Message | None
    """Why these domains are proposed, or why none is."""
    looks_like: str
    """The name of a partner who is in the register already; empty when there is none."""
    same_as: PartnerRow | None = None
    """An earlier row of the list that likely holds the same organisation."""

    @property
    def take(self) -> bool:
        """Whether this row is chosen at first: usable, and nobody like it is there already."""
        return self.row.usable and not self.looks_like and self.same_as is None


@dataclass(frozen=True)
class ImportPreview:
    """Everything that a list holds, before anything is written."""

    rows: tuple[ImportRow, ...]
    read: IntakePreview


@by_right
def preview_import(
    work: UnitOfWork, coalition_id: str, table: RawTable, columns: ColumnGuess
) -> ImportPreview:
    """Return what bringing in this list would do. Writes nothing."""
    read = partner_rows(table, columns)
    names = [row.name for row in read.rows]
    register = [p.name for p in work.partners.find(coalition_id=coalition_id)]
    rows = []
    alike = likeliest(names, register)
    earlier = _earlier_rows(read.rows)
    for row, placement, like in zip(read.rows, place_all(names), alike, strict=True):
        proposed = tuple(domain.id for domain in placement.domains)
        rows.append(
            ImportRow(
                row=row,
                domains=row.domains or proposed,
                from_list=bool(row.domains),
                reason=None if row.domains else placement.reason,
                looks_like=like,
                same_as=earlier.get(row.row_number),
            )
        )
    return ImportPreview(tuple(rows), read)


def _earlier_rows(rows: Sequence[PartnerRow]) -> dict[int, PartnerRow]:
    """Return for the number of a row the first row that likely holds the same organisation."""
    usable = [row for row in rows if row.usable]
    if len(usable) > MOST_IN_A_LIST:
        return {}
    first: dict[str, PartnerRow] = {}
    for row in usable:
        first.setdefault(row.name, row)
    found: dict[int, PartnerRow] = {}
    for group in _clusters(tuple(first)):
        known = min((first[name] for name in group), key=lambda row: row.row_number)
        others = (row for row in usable if row.name in group and row is not known)
        found |= {row.row_number: known for row in others}
    return found


@lru_cache(maxsize=4)
def _clusters(names: tuple[str, ...]) -> list[list[str]]:
    """Return the groups of likely the same names; every change of the preview asks for them."""
    return clusters(names)


@by_right
def import_partners(
    work: UnitOfWork, coalition_id: str, chosen: Sequence[ImportRow]
) -> list[Partner]:
    """Write the chosen rows as partners, all of them or none.

    Raises:
        InvalidInputError: nothing is chosen, or a name stands twice.

    """
    if not chosen:
        raise InvalidInputError(msg("Choose at least one row to bring in."))
    taken = {p.name.casefold() for p in work.partners.find(coalition_id=coalition_id)}
    for entry in chosen:
        name = entry.row.name.strip()
        if not name:
            raise InvalidInputError(msg("Row {row} has no name.", row=str(entry.row.row_number)))
        if name.casefold() in taken:
            raise InvalidInputError(
                msg("There is a partner called {name} already.", name=entry.row.name)
            )
        taken.add(name.casefold())
    added = work.partners.add_all([_partner(coalition_id, entry) for entry in chosen])
    work.commit()
    return added


def _partner(coalition_id: str, entry: ImportRow) -> Partner:
    row = entry.row
    return Partner(
        coalition_id=coalition_id,
        name=row.name,
        domains=entry.domains,
        domains_confirmed=entry.from_list,
        status=row.status or "joined",
        area=row.area,
        contact_name=row.contact_name,
        contact_role=row.contact_role,
        contact_email=row.email,
        contact_phone=row.phone,
        website=row.website,
        note=row.note,
    )
