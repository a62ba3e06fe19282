"""A document as plain data: built once by a service, drawn alike by every writer.

Texts are already translated; a document has one language. Nothing in a text is markup: an
asterisk is an asterisk in Word, PDF and HTML. Widths are shares, sizes are millimetres on A4.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic.dataclasses import dataclass

from model.core.translation import Language
from model.exports.printable import OneLine, Printable

TEXT_WIDTH_MM = 150
"""A4 less the side margins; every writer uses the same."""
TEXT_HEIGHT_MM = 225
RUNNING_TEXT = 90
"""Characters above and under a page: a long text there would push the page itself away."""
LEVELS = 4
PNG_MARK = b"\x89PNG\r\n\x1a\n"

_strict = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_strict)
class Run:
    """A stretch of text in one manner. A `link` other than web or mail is not drawn as a link."""

    text: Printable
    bold: bool = False
    italic: bool = False
    link: Printable = ""

    @field_validator("link")
    @classmethod
    def _web_or_mail(cls, link: str) -> str:
        return link if re.match(r"(https?://|mailto:)[^\s\"<>]+\Z", link) else ""


Inline = Printable | tuple[Run, ...]
"""Running text: a plain string, or runs."""


@dataclass(frozen=True, config=_strict)
class Heading:
    """A heading under the document's title; level 1 is a chapter."""

    level: Literal[1, 2, 3]
    text: OneLine


@dataclass(frozen=True, config=_strict)
class Paragraph:
    """A paragraph. A newline in its text is a line break."""

    content: Inline
    style: Literal["normal", "lead", "quote", "note"] = "normal"


@dataclass(frozen=True, config=_strict)
class BulletList:
    """A list without order."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, config=_strict)
class NumberedList:
    """A list in order."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, config=_strict)
class Table:
    """A table with one header row; every row has as many cells as the header.

    `column_align` is `l`, `c` or `r` for each column (numbers go right); `widths` are shares of
    the text width. Left out, all columns are left and widths follow the texts.
    """

    caption: Printable
    header: Annotated[tuple[Printable, ...], Field(min_length=1)]
    rows: tuple[tuple[Inline, ...], ...]
    column_align: tuple[Literal["l", "c", "r"], ...] = ()
    widths: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _is_rectangular(self) -> Table:
        columns = len(self.header)
        shapes = {len(row) for row in self.rows}
        shapes |= {len(side) for side in (self.column_align, self.widths) if side}
        if shapes - {columns} or any(width <= 0 for width in self.widths):
            problem = f"every row, column_align and widths of this table must have {columns} parts"
            raise ValueError(problem)
        return self

    @property
    def aligns(self) -> tuple[str, ...]:
        """One letter for each column."""
        return self.column_align or ("l",) * len(self.header)

    @property
    def shares(self) -> tuple[float, ...]:
        """The width of each column as a share of the whole; they add up to 1."""
        widths = self.widths or tuple(_wish(column) for column in zip(*self._texts, strict=True))
        return tuple(width / sum(widths) for width in widths)

    @property
    def _texts(self) -> list[tuple[str, ...]]:
        return [self.header, *(tuple(plain(cell) for cell in row) for row in self.rows)]


@dataclass(frozen=True, config=_strict)
class Picture:
    """A PNG picture. `alt` says in words what it shows, for who cannot see it."""

    png: bytes
    alt: Annotated[OneLine, Field(min_length=1)]
    caption: Printable = ""
    width_mm: Annotated[float, Field(gt=0)] = TEXT_WIDTH_MM

    @field_validator("png")
    @classmethod
    def _is_png(cls, png: bytes) -> bytes:
        # Signature, then the IHDR chunk with width and height (PNG specification, 11.2.2).
        if not png.startswith(PNG_MARK) or len(png) < 33 or 0 in struct.unpack(">II", png[16:24]):  # noqa: PLR2004 - the length of signature and IHDR
            problem = "a picture in a document is a PNG"
            raise ValueError(problem)
        return png

    def at_most(self, height_mm: float) -> Picture:
        """Return the picture, smaller where it would be higher than this many millimetres."""
        across, down = struct.unpack(">II", self.png[16:24])
        return replace(self, width_mm=min(self.width_mm, height_mm * across / down))

    @property
    def fitting_width_mm(self) -> float:
        """The asked width, made smaller when the picture would not fit on a page."""
        across, down = struct.unpack(">II", self.png[16:24])
        tallest = TEXT_HEIGHT_MM - 40  # room for a heading above and a caption below
        return float(min(self.width_mm, TEXT_WIDTH_MM, tallest * across / down))


@dataclass(frozen=True, config=_strict)
class LevelBar:
    """One row of a scorecard profile: a level from 0 to 4, or None when it cannot be said yet."""

    label: Printable
    level: Annotated[int, Field(ge=0, le=LEVELS)] | None
    note: Printable = ""


@dataclass(frozen=True, config=_strict)
class Callout:
    """A text that stands out."""

    kind: Literal["info", "advice", "warning"]
    text: Inline


@dataclass(frozen=True, config=_strict)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, config=_strict)
class Contents:
    """The table of contents: headings of level 1 and 2."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Picture
    | LevelBar
    | Callout
    | PageBreak
    | Contents
)


@dataclass(frozen=True, config=_strict)
class Document:
    """A whole document. `date_text` is drawn as it is given; `footer` stands on every page."""

    title: Annotated[OneLine, Field(min_length=1)]
    subtitle: OneLine = ""
    language: Language = "nl"
    date_text: OneLine = ""
    blocks: tuple[Block, ...] = ()
    footer: OneLine = ""
    is_sheet: bool = False
    """Small letters in two columns, to take along on one A4; the PDF alone knows of it."""

    def sections(self) -> Iterator[Block | list[LevelBar]]:
        """Yield the blocks in order, with level bars that follow each other as one profile.

        A heading never skips a level and is never empty: screen readers and PDF/UA-1
        (ISO 14289-1, 7.4.2) need it.
        """
        previous = 0
        filled = (b for b in self.blocks if not (isinstance(b, Heading) and b.text == ""))
        for is_profile, blocks in groupby(filled, lambda block: isinstance(block, LevelBar)):
            if is_profile:
                yield [block for block in blocks if isinstance(block, LevelBar)]
                continue
            for block in blocks:
                if isinstance(block, Heading):
                    previous = min(block.level, previous + 1)
                    yield block if block.level == previous else _at_level(block, previous)
                else:
                    yield block

    @property
    def running_title(self) -> str:
        """The title as it stands above later pages: one line."""
        return _shortened(self.title, RUNNING_TEXT)

    @property
    def running_footer(self) -> str:
        """The footer as it stands under every page: one line."""
        return _shortened(self.footer, RUNNING_TEXT)

    @property
    def outline(self) -> tuple[Heading, ...]:
        """The headings of level 1 and 2, as in the table of contents."""
        headings = (section for section in self.sections() if isinstance(section, Heading))
        return tuple(heading for heading in headings if heading.level <= 2)  # noqa: PLR2004 - as said


def _at_level(heading: Heading, level: int) -> Heading:
    return replace(heading, level=level)  # type: ignore[arg-type] # 1 to 3 by construction


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def runs(content: Inline) -> tuple[Run, ...]:
    """Return running text as runs."""
    return (Run(content),) if isinstance(content, str) else content


def plain(content: Inline) -> str:
    """Return running text without its manner."""
    return content if isinstance(content, str) else "".join(run.text for run in content)


def _wish(column: tuple[str, ...]) -> float:
    """Say how wide a column would like to be: its longest word must fit, long texts may wrap."""
    longest_word = max((len(word) for text in column for word in text.split()), default=1)
    longest_text = max(len(text) for text in column)
    return min(max(longest_word + 2, math.sqrt(longest_text) * 4, 4.0), 60.0)
