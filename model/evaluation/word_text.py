"""The text of a Word file: paragraphs and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from model.core.errors import UnreadableFileError
from model.core.files import check_package
from model.core.messages import msg

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPES = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml)"
)
_CONTENT_TYPES = "[Content_Types].xml"
_LONG_CELL = 160
_PASS_THROUGH = frozenset(
    _W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_UNSEEN = frozenset(_W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText"))
"""Deleted text, and codes of fields; the properties of a paragraph hold no text of it."""
_SIGNS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


def word_text(data: bytes) -> str:
    """Return the text of a Word file, headings between empty lines, list items with a dash.

    Content controls, accepted insertions and text boxes are read; deleted text, comments, headers
    and footers are not. A file with macros (.docm) or a template (.dotx) is read as a plain one.

    Raises:
        UnreadableFileError: damaged, locked, or too large inside.

    """
    check_package(data)
    try:
        document = Document(io.BytesIO(_as_plain_document(data)))
        headings = _heading_styles(document)
        return "\n".join(_blocks(document.element.body, headings))
    except Exception as error:  # any fault inside means the same for the user
        raise UnreadableFileError(
            msg("This Word file cannot be read: open it in Word, save it as .docx and choose that.")
        ) from error


def _as_plain_document(data: bytes) -> bytes:
    """Return a file with macros or a template as a plain document; others as they are."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read(_CONTENT_TYPES)
        if not _OTHER_TYPES.search(types):
            return data
        plain = io.BytesIO()
        with zipfile.ZipFile(plain, "w") as copy:
            for name in package.namelist():
                content = types if name == _CONTENT_TYPES else package.read(name)
                copy.writestr(name, _OTHER_TYPES.sub(_PLAIN_TYPE, content))
        return plain.getvalue()


def _heading_styles(document: WordDocument) -> frozenset[str]:
    """Return the ids of heading styles; Word keeps their names in English in every language."""
    return frozenset(
        style.style_id
        for style in document.styles
        if (style.name or "").lower().startswith(("heading", "title", "kop ", "titel"))
    )


def _blocks(node: Any, headings: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - an XML element
    """Yield the lines of paragraphs and tables below a node, in document order."""
    for child in node:
        if child.tag == _W + "p":
            yield from _paragraph(child, headings)
        elif child.tag == _W + "tbl":
            yield ""
            for row in _below(child, _W + "tr"):
                yield from _row(row, headings)
            yield ""
        elif child.tag in _PASS_THROUGH:
            yield from _blocks(child, headings)


def _below(node: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401 - an XML element
    """Yield rows or cells, also those inside a content control."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _PASS_THROUGH:
            yield from _below(child, tag)


def _paragraph(paragraph: Any, headings: frozenset[str]) -> Iterator[str]:  # noqa: ANN401
    boxes: list[Any] = []
    text = "".join(_text(paragraph, boxes)).strip()
    if text:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style_id = style.get(_W + "val") if style is not None else ""
        in_list = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or style_id.startswith("List")
        if style_id in headings:
            yield from ("", text, "")
        else:
            yield f"- {text}" if in_list else text
    for box in boxes:
        yield from _blocks(box, headings)


def _text(node: Any, boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401 - an XML element
    """Yield the visible text of a paragraph; text boxes are gathered, to be read after it."""
    for child in node:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag == _W + "txbxContent":
            boxes.append(child)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and child.tag != _FALLBACK:
            yield from _text(child, boxes)


def _row(row: Any, headings: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - an XML element
    """Yield a table row: short cells beside each other, long ones below each other."""
    cells = []
    for cell in _below(row, _W + "tc"):
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merged is not None and merged.get(_W + "val") != "restart":
            continue  # the text stands in the cell above
        cells.append([line for line in _blocks(cell, headings) if line.strip()])
    filled = [lines for lines in cells if lines]
    if all(len(lines) == 1 and len(lines[0]) <= _LONG_CELL for lines in filled):
        yield " | ".join(lines[0] for lines in filled)
    else:
        for lines in filled:
            yield from lines
