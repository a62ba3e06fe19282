"""A plan as people wrote it (Word, PDF, Markdown, plain text) → its text, for reading evidence."""

from __future__ import annotations

import re

from model.core.entity import Frozen
from model.core.errors import UnreadableFileError
from model.core.files import FileKind, check_size, kind_of, locked
from model.core.messages import Message, msg
from model.core.plain_text import decode_text, plain

MAX_TEXT = 400_000
"""Characters kept of a plan, about 130 pages; the limit of `Project.document_text`."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij"}
)
_PRIVATE_BULLETS = re.compile("[\uf000-\uf0ff]")
"""Bullets of the Symbol and Wingdings fonts, which have no meaning outside them."""

_ADVICE: dict[FileKind, Message] = {
    "doc": msg("This is an old Word file (.doc): open it in Word and save it as .docx."),
    "odt": msg("This is a LibreOffice text (.odt): open it and save it as Word (.docx)."),
    "rtf": msg("This is an .rtf file: open it in Word and save it as .docx."),
    "html": msg("This is a web page: open it in Word and save it as .docx."),
    "picture": msg("This is a picture of a text: choose the Word file or the PDF made from it."),
    "pptx": msg("These are slides: copy the text into Word and save it as .docx."),
    "xlsx": msg("This is an Excel file: copy the text of the plan into Word and save it as .docx."),
    "xls": msg("This is an Excel file: copy the text of the plan into Word and save it as .docx."),
}
_OTHERWISE = msg(
    "This kind of file cannot be read as a plan: choose a Word file (.docx), a PDF or a text file."
)


class PlanText(Frozen):
    """The text of a plan. Quotes count characters of `text`, so `text` is never changed later."""

    model_config = Frozen.model_config | {"str_strip_whitespace": False}

    text: str
    pages: int | None = None
    """The number of pages of a PDF; other files do not say."""
    faults: tuple[Message, ...] = ()
    """What the reader should know: pages without text, a text that was cut off."""


def read_plan_file(data: bytes, filename: str = "") -> PlanText:
    """Read the text of a plan. Macros, links and pictures are never opened.

    Args:
        data: The bytes of a .docx, .pdf, .md or .txt file, at most 10 MB.
        filename: As the user knows it; only the bytes decide what the file is.

    Returns:
        The text with one line a paragraph, headings on lines of their own, table rows as cells
        with ` | ` between them, at most 400,000 characters.

    Raises:
        UnreadableFileError: with one sentence that says what to do.

    """
    del filename  # a name proves nothing
    check_size(data)
    kind = kind_of(data)
    if kind == "encrypted":
        raise locked()
    if kind == "docx":
        from model.evaluation.word_text import word_text  # noqa: PLC0415 - python-docx loads slowly

        return _finished(word_text(data), None, [])
    if kind == "pdf":
        from model.evaluation.pdf_text import pdf_text  # noqa: PLC0415 - pypdf loads slowly

        return _finished(*pdf_text(data))
    if kind != "text":
        raise UnreadableFileError(_ADVICE.get(kind, _OTHERWISE))
    return _checked(as_written(decode_text(data)), None, [])


def as_written(text: str) -> str:
    """Return the text of a plain file with one kind of line end.

    Nothing else is tidied: quotes must be found back in the file that somebody has open.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _finished(text: str, pages: int | None, faults: list[Message]) -> PlanText:
    """Tidy the text that was taken out of a document, and refuse a file without any."""
    return _checked(tidy_text(text), pages, faults)


def _checked(tidy: str, pages: int | None, faults: list[Message]) -> PlanText:
    if not any(sign.isalnum() for sign in tidy):
        raise UnreadableFileError(
            msg("There is no text in this file: check whether you chose the right one.")
        )
    return PlanText(text=tidy[:MAX_TEXT], pages=pages, faults=(*faults, *cut_off(tidy)))


def cut_off(text: str) -> tuple[Message, ...]:
    """Say that only the beginning is read, when a text is longer than that."""
    if len(text) <= MAX_TEXT:
        return ()
    return (msg("This text is very long: we read the first {limit} characters.", limit=MAX_TEXT),)


def tidy_text(text: str) -> str:
    """Return text with plain line ends and letters, and at most one empty line in a row."""
    text = _PRIVATE_BULLETS.sub("•", plain(text.translate(_LIGATURES)))
    lines = [" ".join(line.split()) for line in text.replace("\t", " ").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
