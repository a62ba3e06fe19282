"""A raw table and the choice of columns → partner rows with each fault named. Writes nothing."""

from __future__ import annotations

import re

from model.core.entity import Frozen
from model.core.messages import Message, msg
from model.network.intake.columns import PARTS_OF_A_NAME, ColumnGuess
from model.network.intake.names import same_name_key
from model.network.intake.partner_row import PartnerRow, partner_row
from model.network.intake.raw import Field, RawRow, RawTable, SkippedRow
from model.network.intake.words import attendance_words, plain_word

_TOTAL = re.compile(r"[\d\s:=.,]*")


class IntakePreview(Frozen):
    """What bringing this list in would do; each row of it is in `rows` or in `skipped_rows`."""

    rows: tuple[PartnerRow, ...]
    skipped_rows: tuple[SkippedRow, ...] = ()
    notices: tuple[Message, ...] = ()
    faults: tuple[Message, ...] = ()
    """Faults of the list as a whole, such as no column with names."""

    @property
    def skipped(self) -> int:
        """How many rows are no partner: titles, totals, empty numbers."""
        return len(self.skipped_rows)

    @property
    def usable(self) -> tuple[PartnerRow, ...]:
        """The rows that can become partners."""
        return tuple(row for row in self.rows if row.usable)


def partner_rows(table: RawTable, columns: ColumnGuess) -> IntakePreview:
    """Read each row as a partner, with the faults of that row by its number.

    Args:
        table: The list as read.
        columns: What each column is; `guess_columns` proposes, the user decides.

    Returns:
        Rows and skipped rows, together as many as the table holds.

    """
    rows: list[PartnerRow] = []
    skipped = list(table.set_aside)
    first_rows: dict[str, int] = {}
    for raw in table.rows:
        cells = _by_field(raw, columns)
        reason = _why_skipped(raw, columns, cells)
        if reason is not None:
            text = " · ".join(cell for cell in raw.cells if cell)[:200]
            skipped.append(SkippedRow(number=raw.number, text=text, reason=reason))
        else:
            row = partner_row(raw.number, cells)
            rows.append(_double_marked(row, first_rows))
    return IntakePreview(
        rows=tuple(rows),
        skipped_rows=tuple(sorted(skipped, key=lambda row: row.number)),
        notices=table.notices,
        faults=columns.faults,
    )


def _by_field(raw: RawRow, columns: ColumnGuess) -> dict[Field, str]:
    """Return the text of each field; parts of a person's name in order, notes joined."""
    found: dict[Field, list[tuple[str, str]]] = {}
    for field, title, cell in zip(columns.fields, columns.titles, raw.cells, strict=True):
        if cell and field != "ignore":
            found.setdefault(field, []).append((title, cell))
    cells: dict[Field, str] = {}
    for field, parts in found.items():
        if field == "contact" and len(parts) > 1:
            parts.sort(key=_place_in_name)
        if field == "note" and columns.fields.count("note") > 1:
            texts = [f"{title}: {cell}" if title else cell for title, cell in parts]
            cells[field] = "; ".join(texts)
        else:
            cells[field] = " ".join(cell for _, cell in parts)
    return cells


def _place_in_name(part: tuple[str, str]) -> int:
    word = plain_word(part[0])
    return PARTS_OF_A_NAME.index(word) if word in PARTS_OF_A_NAME else len(PARTS_OF_A_NAME)


def _why_skipped(raw: RawRow, columns: ColumnGuess, cells: dict[Field, str]) -> Message | None:
    """Return why a row is no partner, or nothing."""
    if columns.header_row is not None and raw.number <= columns.header_row:
        return msg("This row stands above the list or holds the column titles.")
    if raw.across:
        return msg("This row is a heading over several columns.")
    if columns.header_row is not None and raw.cells == columns.titles:
        return msg("This row repeats the column titles.")
    if _is_total(raw):
        return msg("This row counts the others.")
    if not cells:
        return msg("This row is filled only in columns that are left out.")
    return None


def _is_total(raw: RawRow) -> bool:
    first = next((cell for cell in raw.cells if any(map(str.isalpha, cell))), "")
    word = plain_word(re.sub(r"\d+", "", first))
    if word not in attendance_words().lines.totals.both:
        return False
    others = [cell for cell in raw.cells if cell and cell != first]
    return all(_TOTAL.fullmatch(cell) for cell in others)


def _double_marked(row: PartnerRow, first_rows: dict[str, int]) -> PartnerRow:
    """Mark a row whose name stood in an earlier row already."""
    if not row.name:
        return row
    earlier = first_rows.setdefault(same_name_key(row.name), row.row_number)
    if earlier == row.row_number:
        return row
    fault = msg(
        "Row {row}: {name} stands in row {earlier} already.",
        row=str(row.row_number),
        name=row.name,
        earlier=str(earlier),
    )
    changes = {"faults": (*row.faults, fault), "usable": False, "double_of": earlier}
    return row.model_copy(update=changes)
