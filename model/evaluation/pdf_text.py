"""The text of a PDF: without what is repeated on every page, with words and lines made whole."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter

from pypdf import PdfReader

from model.core.errors import DomainError, UnreadableFileError
from model.core.messages import Message, msg, msgn

MAX_PAGES = 500
_PATIENCE = 45.0
"""Seconds after which no further page is read; a usual page takes about 0.02."""
_ENOUGH_TEXT = 600_000
"""Characters after which reading stops; more than a plan's text may hold."""
_TEXT_ON_A_PAGE = 15
"""Letters below which a page counts as a picture: a page number is no text."""
_EDGE_LINES = 3
_REPEATED = 0.6
_FEWEST_PAGES = 3
_FULL_LINE = 0.75
_SHORTEST_FULL_LINE = 40

_NUMBER = re.compile(r"\d+")
_BROKEN = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_CONTINUES = re.compile(r"^[a-zà-ÿ]")
_COORDINATED = re.compile(r"^(?:en|of|tot|dan wel|noch)\b")
_NEW_ITEM = re.compile(r"^(?:[-–•·*▪◦●‣o➢]\s|\d{1,2}(?:\.\d{1,2})*[.)]?\s|[a-z]\)\s)")


def pdf_text(data: bytes) -> tuple[str, int, list[Message]]:
    """Read the text of a PDF.

    Returns:
        The text, the number of pages, and what the reader should know.

    Raises:
        UnreadableFileError: damaged, locked, or nothing but pictures.

    """
    try:
        pages, count = _page_texts(data)
    except DomainError:
        raise
    except Exception as error:  # any fault inside means the same for the user
        raise UnreadableFileError(
            msg(
                "This PDF cannot be read: make it again from the original, or choose the Word file."
            )
        ) from error
    lines = _without_repeated([text.splitlines() for text in pages])
    pictures = [
        number
        for number, page in enumerate(lines, start=1)
        if sum(map(str.isalpha, "".join(page))) < _TEXT_ON_A_PAGE
    ]
    if len(pictures) == len(lines):
        raise UnreadableFileError(
            msg(
                "This PDF holds only pictures (a scan): choose the Word file, or run text "
                "recognition (OCR) on it first."
            )
        )
    return _paragraphs(lines), count, _faults(pictures, len(pages), count)


def _page_texts(data: bytes) -> tuple[list[str], int]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # the user hears of faults, not the log
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not _opens_without_password(reader):
        raise UnreadableFileError(
            msg(
                "This PDF is locked: choose the Word file, or open the PDF and print it to a new "
                "PDF without password."
            )
        )
    texts: list[str] = []
    length = 0
    until = time.monotonic() + _PATIENCE
    for page in reader.pages:
        texts.append(page.extract_text())
        length += len(texts[-1])
        if len(texts) == MAX_PAGES or length > _ENOUGH_TEXT or time.monotonic() > until:
            break
    return texts, len(reader.pages)


def _opens_without_password(reader: PdfReader) -> bool:
    """Tell whether only changing is forbidden, so that anyone may read."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - an unknown way of locking is a lock
        return False


def _faults(pictures: list[int], read: int, count: int) -> list[Message]:
    faults = []
    if pictures:
        faults.append(
            msgn(
                "Page {pages} holds no text, perhaps a picture; we could not read it.",
                "Pages {pages} hold no text, perhaps pictures; we could not read them.",
                n=len(pictures),
                pages=[str(number) for number in pictures],
            )
        )
    if read < count:
        faults.append(
            msg("We read the first {read} of {count} pages of this PDF.", read=read, count=count)
        )
    return faults


def _without_repeated(pages: list[list[str]]) -> list[list[str]]:
    """Drop headers and footers: lines at the edge of most pages, whatever number stands in them."""
    pages = [[line.strip() for line in page if line.strip()] for page in pages]
    if len(pages) < _FEWEST_PAGES:
        return pages
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_mark(page[place]) for place in _edges(page)})
    often = {line for line, count in seen.items() if count >= _REPEATED * len(pages)}
    kept = []
    for page in pages:
        edges = _edges(page)
        kept.append(
            [
                line
                for place, line in enumerate(page)
                if not (place in edges and _mark(line) in often)
            ]
        )
    return kept


def _edges(page: list[str]) -> set[int]:
    return {*range(min(_EDGE_LINES, len(page))), *range(max(0, len(page) - _EDGE_LINES), len(page))}


def _mark(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.casefold().split()))


def _paragraphs(pages: list[list[str]]) -> str:
    """Mend words cut at the end of a line, and put the lines of a paragraph together.

    A line goes on in the next, over the end of the page too, when it does not end a sentence and is
    nearly as long as the page is wide, or when the next starts with a small letter. Headings and
    list items stay by themselves.
    """
    text: list[str] = []
    last, full = "", 0.0
    for page in pages:
        page_full = _full_line(page)
        for line in page:
            broken = _BROKEN.search(last)
            if text and broken and _CONTINUES.match(line):
                joined = f"{text[-1]} " if _COORDINATED.match(line) else text[-1][:-1]
                text[-1] = joined + line
            elif text and _goes_on(last, line, full):
                text[-1] += f" {line}"
            else:
                text.append(line)
            last, full = line, page_full
    return "\n".join(text)


def _full_line(page: list[str]) -> float:
    """Return the number of characters from which a line of this page fills its width."""
    widths = sorted(len(line) for line in page)
    wide = widths[int(len(widths) * 0.9)] if widths else 0
    return max(_FULL_LINE * wide, _SHORTEST_FULL_LINE)


def _goes_on(last: str, line: str, full: float) -> bool:
    if _NEW_ITEM.match(line) or last.endswith((".", "!", "?", ":", ";")):
        return False
    return len(last) >= full or bool(_CONTINUES.match(line))
