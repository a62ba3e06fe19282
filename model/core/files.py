"""Files that people bring in: what kind they really are, and whether they are safe to open.

Nothing here trusts a file's name. The kind follows from the first bytes; a package (Word, Excel)
is weighed by its table of contents before anything is unpacked.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from typing import Literal

from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.core.plain_text import guessed_text, is_text

MAX_FILE_BYTES = 10 * 1024 * 1024
"""The upload limit; `.streamlit/config.toml` says the same."""
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
"""What a package may hold when unpacked. A list of 5,000 rows holds about 3 MB."""
MAX_PACKAGE_ENTRIES = 2000
MAX_COMPRESSION_RATIO = 200
"""Text in Office files shrinks 5 to 40 times; deflate itself allows 1,032 times."""
RATIO_COUNTS_FROM = 1024 * 1024
"""Small parts may shrink as much as they like: they cannot fill a memory."""

FileKind = Literal[
    "empty", "xlsx", "xlsb", "docx", "pptx", "ods", "odt", "zip", "xls", "doc", "encrypted",
    "pdf", "rtf", "html", "picture", "text", "binary",
]  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_HTML = re.compile(rb"\s*<(!doctype html|html|table)\b", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def check_size(data: bytes) -> None:
    """Refuse an empty file and one over the upload limit of 10 MB.

    Raises:
        UnreadableFileError: the file is empty or too large.

    """
    if not data:
        raise UnreadableFileError(
            msg("This file is empty: check whether you saved it, and choose it again.")
        )
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFileError(
            msg(
                "This file is larger than {limit} MB: take the pictures out, or save only the "
                "part that you need.",
                limit=MAX_FILE_BYTES // (1024 * 1024),
            )
        )


def kind_of(data: bytes) -> FileKind:  # noqa: PLR0911 - one return a kind
    """Tell what a file is from its bytes. A package is weighed before it is looked into.

    Raises:
        UnreadableFileError: a package that is damaged, locked or far too large inside.

    """
    start = data[:1024]
    if not data:
        return "empty"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if b"%PDF-" in start:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp" or data[8:12] == b"WEBP":
        return "picture"
    if _HTML.match(start.removeprefix(codecs.BOM_UTF8)):
        return "html"
    return "text" if is_text(guessed_text(data)) else "binary"


def check_package(data: bytes) -> tuple[str, ...]:
    """Weigh a zip package (Word, Excel) before it is opened; return the names of its parts.

    Guards against zip bombs (number of parts, size and ratio when unpacked) and against XML that
    defines entities of its own, which no Office program writes.

    Raises:
        UnreadableFileError: damaged, locked with a password, or dangerous to open.

    """
    names, package = _weigh(data)
    with package:
        for name in names:
            if name.lower().endswith((".xml", ".rels")):
                _check_xml(_part(package, name))
    return names


def unpacked_part(data: bytes, name: str) -> bytes:
    """Return one part of a package that `check_package` found safe.

    Raises:
        UnreadableFileError: the part is damaged.

    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return _part(package, name)


def _kind_of_package(data: bytes) -> FileKind:
    names, package = _weigh(data)
    with package:
        lower = [name.lower() for name in names]
        if "mimetype" in lower:
            mimetype = _part(package, names[lower.index("mimetype")])[:100]
            if b"opendocument.spreadsheet" in mimetype:
                return "ods"
            if b"opendocument" in mimetype:
                return "odt"
    if "xl/workbook.bin" in lower:
        return "xlsb"
    folders: tuple[tuple[str, FileKind], ...] = (
        ("word/", "docx"),
        ("xl/", "xlsx"),
        ("ppt/", "pptx"),
    )
    for folder, kind in folders:
        if any(name.startswith(folder) for name in lower):
            return kind
    return "zip"


def _kind_of_ole(data: bytes) -> FileKind:
    if _wide("EncryptedPackage") in data:
        return "encrypted"
    if _wide("WordDocument") in data:
        return "doc"
    return "xls" if _wide("Workbook") in data or _wide("Book") in data else "binary"


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _weigh(data: bytes) -> tuple[tuple[str, ...], zipfile.ZipFile]:
    """Open the table of contents, and refuse what would not stay small when unpacked."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # a damaged table of contents fails in many ways
        raise _damaged() from error
    parts = package.infolist()
    heavy = [part for part in parts if part.file_size > RATIO_COUNTS_FROM]
    if (
        len(parts) > MAX_PACKAGE_ENTRIES
        or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES
        or any(part.file_size > MAX_COMPRESSION_RATIO * part.compress_size for part in heavy)
    ):
        raise UnreadableFileError(
            msg(
                "This file becomes far too large when it is unpacked, so we do not open it: copy "
                "the text or the rows into a new file."
            )
        )
    if any(part.flag_bits & 1 for part in parts):
        raise locked()
    return tuple(part.filename for part in parts), package


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        return package.read(name)
    except Exception as error:  # wrong checksum, unknown packing, cut off: all the same to a person
        raise _damaged() from error


def _check_xml(part: bytes) -> None:
    """Refuse XML with a document type, the door to entity bombs, in any encoding."""
    if b"\x00" in part[:4]:
        part = part.replace(b"\x00", b"")  # UTF-16 or UTF-32: the marks that we look for are ASCII
    found = _XML_ENCODING.match(part.lstrip(_MARKS))
    known = not found or found[1].lower() in (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
    if not known or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise _damaged()


def _damaged() -> UnreadableFileError:
    return UnreadableFileError(
        msg(
            "This file is damaged: open it in Word or Excel, save it again and choose the new file."
        )
    )


def locked() -> UnreadableFileError:
    """Return the error for a file with a password."""
    return UnreadableFileError(
        msg("This file is locked with a password: save a copy without password and choose that.")
    )
