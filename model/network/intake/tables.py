"""A raw table of texts out of whatever people have: CSV, Excel, or text pasted from anywhere."""

from __future__ import annotations

from model.core.errors import UnreadableFileError
from model.core.files import FileKind, check_size, kind_of, locked
from model.core.messages import Message, msg
from model.core.plain_text import decode_text, plain
from model.network.intake.delimited import guess_delimiter, named_delimiter, read_records
from model.network.intake.pasted import PASTED_FIELDS, free_lines, tabular_delimiter
from model.network.intake.raw import (
    MAX_PASTED,
    RawRow,
    RawTable,
    SkippedRow,
    make_table,
    nothing_to_read,
    too_many_rows,
)

_ADVICE: dict[FileKind, Message] = {
    "xls": msg("This is an old Excel file (.xls): open it in Excel and save it as .xlsx."),
    "xlsb": msg("This is a binary Excel file (.xlsb): open it in Excel and save it as .xlsx."),
    "ods": msg("This is a LibreOffice sheet (.ods): open it and save it as Excel (.xlsx)."),
    "docx": msg("This is a Word file: select the list in Word, copy it and paste it here."),
    "doc": msg("This is a Word file: select the list in Word, copy it and paste it here."),
    "odt": msg("This is a text document: select the list in it, copy it and paste it here."),
    "rtf": msg("This is a text document: select the list in it, copy it and paste it here."),
    "pdf": msg("This is a PDF: select the list in it, copy it and paste it here."),
    "html": msg("This is a web page: open it in Excel and save it as .xlsx."),
    "picture": msg("This is a picture: type or paste the names instead."),
}
_OTHERWISE = msg(
    "This kind of file cannot be read as a list: choose an Excel (.xlsx) or CSV file, or paste "
    "the names."
)


def read_table(data: bytes, filename: str = "", *, sheet: str = "") -> RawTable:
    """Read an attendance list out of a file. Nothing is written and nothing is run.

    Args:
        data: The bytes of the file, at most 10 MB.
        filename: As the user knows it; only the bytes decide what the file is.
        sheet: Which sheet of an Excel file; empty: the one that was open when it was saved.

    Returns:
        The filled rows with their numbers as Excel shows them (for CSV: the same).

    Raises:
        UnreadableFileError: with one sentence that says what to do.

    """
    del filename  # a name proves nothing
    check_size(data)
    kind = kind_of(data)
    if kind == "encrypted":
        raise locked()
    if kind == "xlsx":
        from model.network.intake.sheets import read_sheet  # noqa: PLC0415 - openpyxl loads slowly

        return read_sheet(data, sheet)
    if kind != "text":
        raise UnreadableFileError(_ADVICE.get(kind, _OTHERWISE))
    text = decode_text(data)
    return make_table(read_records(text, guess_delimiter(text.splitlines())))


def read_pasted(text: str) -> RawTable:
    """Read pasted text: cells copied from Excel or Word, or lines out of an e-mail.

    Each line becomes a row, or is set aside with the reason.

    Raises:
        UnreadableFileError: nothing but white space, or more than 5,000 rows.

    """
    if len(text) > MAX_PASTED:
        raise too_many_rows()
    if not plain(text).strip():
        raise nothing_to_read()
    lines = text.splitlines()
    delimiter = tabular_delimiter(lines)
    if delimiter:
        hint = (_separator_line(lines[0]),) if named_delimiter(lines[0]) else ()
        return make_table(read_records(text, delimiter, by_line=True), set_aside=hint)
    rows, set_aside = free_lines(text)
    return make_table(rows, known=PASTED_FIELDS, set_aside=set_aside)


def _separator_line(line: str) -> SkippedRow:
    return SkippedRow(number=1, text=line, reason=msg("This line only names the separator."))


__all__ = ["RawRow", "RawTable", "read_pasted", "read_table"]
