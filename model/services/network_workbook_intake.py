"""The network's own Excel file, changed by somebody, read back: look first, then write.

Rows that are not in the file stay as they are: leaving a row out removes nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from model.core.entity import Entity, Owned
from model.core.errors import InvalidInputError, UnreadableFileError
from model.core.ids import new_id
from model.core.messages import Message, msg
from model.exports.printable import printable
from model.network.graph import unique_names
from model.network.intake.exact_sheets import Sheet, read_sheets
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.network_columns import (
    PARTNER_COLUMNS,
    PARTNER_SHEET,
    TIE_COLUMNS,
    TIE_SHEET,
    Column,
    read,
    sheet_titles,
    titles,
)
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from model.network.intake.exact_sheets import Cell
    from model.storage.unit_of_work import UnitOfWork

E = TypeVar("E", bound=Entity)
MOST_FAULTS = 50


@dataclass(frozen=True)
class WorkbookPreview:
    """What bringing the file in would do."""

    new_partners: tuple[Partner, ...]
    changed_partners: tuple[tuple[Partner, Partner], ...]
    """Before and after."""
    new_ties: tuple[Tie, ...]
    changed_ties: tuple[tuple[Tie, Tie], ...]
    same: int
    """Rows in which nothing changed."""
    faults: tuple[Message, ...]
    """Rows that cannot be read; they are left out."""
    names: tuple[tuple[str, str], ...]
    """Id and name of every partner, as they are after this file."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (
            self.new_partners or self.changed_partners or self.new_ties or self.changed_ties
        )


def is_network_workbook(data: bytes) -> bool:
    """Tell whether these bytes are an Excel file as we make it, with the id in the first column."""
    if not data.startswith(b"PK"):
        return False
    try:
        sheets = read_sheets(data)
    except UnreadableFileError:
        return False
    found = _sheet(sheets, PARTNER_SHEET)
    return bool(found) and _columns(found[0], PARTNER_COLUMNS).get(0) == PARTNER_COLUMNS[0]


@by_right
def preview_workbook(work: UnitOfWork, coalition_id: str, data: bytes) -> WorkbookPreview:
    """Return what bringing the file in would do. Writes nothing.

    Raises:
        UnreadableFileError: the file cannot be read.

    """
    sheets = read_sheets(data)
    faults: list[Message] = []
    known = work.partners.find(coalition_id=coalition_id)
    read_partners = _Reading(coalition_id, known, faults)
    for row in _rows(sheets, PARTNER_SHEET, PARTNER_COLUMNS):
        read_partners.take_partner(row)
    ids = read_partners.by_name()
    read_ties = _Reading(coalition_id, work.ties.find(coalition_id=coalition_id), faults)
    for row in _rows(sheets, TIE_SHEET, TIE_COLUMNS):
        read_ties.take_tie(row, ids)
    return WorkbookPreview(
        new_partners=tuple(read_partners.new),
        changed_partners=tuple(read_partners.changed),
        new_ties=tuple(read_ties.new),
        changed_ties=tuple(read_ties.changed),
        same=read_partners.same + read_ties.same,
        faults=tuple(faults[:MOST_FAULTS]),
        names=tuple((partner.id, partner.name) for partner in read_partners.after()),
    )


@by_right
def bring_workbook(work: UnitOfWork, preview: WorkbookPreview) -> None:
    """Write what the preview showed, all of it or nothing.

    Raises:
        InvalidInputError: there is nothing to write, or one name would stand twice.
        StaleWriteError: somebody changed one of these partners or ties meanwhile.

    """
    if preview.is_empty:
        raise InvalidInputError(msg("Nothing in this file is new or changed."))
    work.partners.add_all(list(preview.new_partners))
    for _, partner in preview.changed_partners:
        work.partners.save(partner)
    work.ties.add_all(list(preview.new_ties))
    for _, tie in preview.changed_ties:
        work.ties.save(tie)
    work.commit()


@dataclass(frozen=True)
class _Row:
    sheet: str
    number: int
    cells: Mapping[Column, Cell]

    def text(self, field: str) -> str:
        return next((str(v) for c, v in self.cells.items() if c.field == field), "").strip()


class _Reading:
    """Rows against what is there: new, changed or the same."""

    def __init__(self, coalition_id: str, known: list[Any], faults: list[Message]) -> None:
        self._coalition_id = coalition_id
        self._known = {entity.id: entity for entity in known}
        self._faults = faults
        self.new: list[Any] = []
        self.changed: list[tuple[Any, Any]] = []
        self.same = 0

    def take_partner(self, row: _Row) -> None:
        """Read a row of the partners: known by its id, else by its name."""
        name = row.text("name")
        before = self._known.get(row.text("id")) or self._named(name)
        values = self._values(row, {})
        if values is None:
            return
        taken = self._named(name)
        if taken is not None and taken.id != (before.id if before else ""):
            self._fault(row, msg("there is a partner called {name} already", name=taken.name))
            return
        self._keep(row, Partner, before, values)

    def take_tie(self, row: _Row, ids: Mapping[str, str]) -> None:
        """Read a row of the ties: known by its id, else by who says it about whom."""
        values = self._values(row, ids)
        if values is None:
            return
        before = self._known.get(row.text("id"))
        if before is None:
            before = self._said_before(values)
        self._keep(row, Tie, before, values)

    def by_name(self) -> dict[str, str]:
        """Return the folded name of every partner, before and after this file, with its id.

        Who changes a name on the first sheet need not change it in all ties.
        """
        after = {partner.id: partner for partner in self.after()}
        found: dict[str, str] = {}
        for partners in (self._known, after):
            names = unique_names({i: partner.name for i, partner in partners.items()})
            found |= {_folded(name): i for i, name in names.items()}
        return found

    def after(self) -> list[Any]:
        """Return everything as it is after this file."""
        changed = {after.id: after for _, after in self.changed}
        return [*({**self._known, **changed}).values(), *self.new]

    def _said_before(self, values: Mapping[str, Any]) -> Tie | None:
        try:
            said = Tie.model_validate({**values, "coalition_id": self._coalition_id})
        except ValidationError:
            return None
        keys = ("source_id", "target_id", "kind", "reported_by")
        return next(
            (
                t
                for t in self._known.values()
                if all(getattr(t, k) == getattr(said, k) for k in keys)
            ),
            None,
        )

    def _named(self, name: str) -> Any:  # noqa: ANN401 - a partner or None
        wanted = _folded(name)
        mine = [*self._known.values(), *self.new]
        return next((p for p in mine if _folded(p.name) == wanted), None)

    def _values(self, row: _Row, ids: Mapping[str, str]) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        for column, cell in row.cells.items():
            if column.field == "id" or (column.kind == "one" and not cell):
                continue  # a choice left empty stays as it was, or as usual in a new row
            try:
                values[column.field] = read(column, cell, ids)
            except ValueError as error:
                self._fault(
                    row,
                    msg(
                        "“{text}” under {column} is not known",
                        text=str(error),
                        column=msg(column.title),
                    ),
                )
                return None
        return values

    def _keep(
        self,
        row: _Row,
        model: type[Owned],
        before: Owned | None,
        values: dict[str, Any],
    ) -> None:
        try:
            if before is None:
                owned = {"id": new_id(), "coalition_id": self._coalition_id}
                self.new.append(model.model_validate({**owned, **values}))
                return
            kept = {field: _kept(getattr(before, field), new) for field, new in values.items()}
            after = before.changed(**kept)
        except ValidationError as error:
            self._fault(row, clear_fault(error).message)
            return
        if after == before:
            self.same += 1
        else:
            self.changed.append((before, after))

    def _fault(self, row: _Row, why: Message) -> None:
        self._faults.append(
            msg("{sheet}, row {row}: {why}.", sheet=msg(row.sheet), row=str(row.number), why=why)
        )


def _folded(name: str) -> str:
    """Return a name as it is compared: as a file holds it, without hidden signs, no capitals."""
    return " ".join(printable(name).split()).casefold()


def _kept(old: Any, new: Any) -> Any:  # noqa: ANN401 - any field
    """Return the old value when the new one differs only in hidden signs that no file holds."""
    if isinstance(old, str):
        return old if printable(old).strip() == new else new
    if isinstance(old, tuple) and len(old) == len(new):
        return tuple(_kept(one, other) for one, other in zip(old, new, strict=True))
    return new


def _sheet(sheets: Mapping[str, Sheet], title: str) -> Sheet:
    wanted = sheet_titles(title)
    return next((rows for name, rows in sheets.items() if name.casefold() in wanted), [])


def _columns(head: tuple[Cell, ...], columns: tuple[Column, ...]) -> dict[int, Column]:
    known = titles(columns)
    found = ((at, known.get(str(cell).strip().casefold())) for at, cell in enumerate(head))
    return {at: column for at, column in found if column is not None}


def _rows(sheets: Mapping[str, Sheet], title: str, columns: tuple[Column, ...]) -> Iterator[_Row]:
    rows = _sheet(sheets, title)
    if not rows:
        return
    at = _columns(rows[0], columns)
    for number, cells in enumerate(rows[1:], start=2):
        yield _Row(title, number, {column: cells[i] for i, column in at.items() if i < len(cells)})
