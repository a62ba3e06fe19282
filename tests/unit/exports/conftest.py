"""What every export test shares: texts that try to break out, and a document with all blocks."""

from __future__ import annotations

import struct
import zlib

import pytest

from model.exports.document import (
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Heading,
    LevelBar,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)

HOSTILE = {
    "nothing": "",
    "script": "<script>alert(1)</script>",
    "end of script": "</script><img src=x onerror=alert(1)>",
    "end of cdata": "]]> & <!-- --> &lt;",
    "excel command": "=cmd|' /C calc'!A0",
    "excel signs": "@SUM(1+1)",
    "typst code": '#set page() #import "x" #read("/etc/passwd")',
    "typst markup": "*bold* _x_ $a$ \\ [ ] @ref <label> = // /* ``` ~ -- '\" ",
    "path": "../../etc/passwd",
    "template": "{{ x }} {page} {pages} %s ${x} {% raw %}",
    "emoji": "Samen 👩‍👩‍👧 ❤️ 😀 sterk",
    "right to left": "\u202egnp.exe مرحبا שלום",
    "long": "lang woord " * 454 + "einde.",
    "one long word": "w" * 5000,
    "controls": "a\x00b\x01c\x0bd\x1fe\x7ff\x85g\u2028h\ufeffi\ud800j\ufffe",
    "lines": "een\r\ntwee\n\ndrie\tvier",
    "excel escape": "_x0041_ #N/A 1e5 007",
    "ics": "a;b,c\\n:d\r\nBEGIN:VEVENT",
}  # fmt: skip


def png(width: int = 4, height: int = 2) -> bytes:
    """Make a grey PNG without any drawing library."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x99" * width) * height)
    marks = b"\x89PNG\r\n\x1a\n"
    return marks + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def full_document(text: str) -> Document:
    """Make a document with `text` in every place where a text can go."""
    blocks: tuple[Block, ...] = (
        Paragraph(text, "lead"),
        Contents(),
        Heading(1, text),
        Paragraph((Run(text, bold=True), Run(text, italic=True), Run(text, link=text))),
        Heading(3, text),
        Paragraph(text, "quote"),
        Paragraph(text, "note"),
        BulletList((text, (Run(text),))),
        NumberedList((text, text)),
        Table(text, (text, "Aantal"), ((text, "1"), (text, "2")), ("l", "r")),
        Picture(png(), f"beeld {text}", text),
        LevelBar(text, 3, text),
        LevelBar("Onbekend", None, text),
        LevelBar("Niets", 0),
        Callout("warning", text),
        PageBreak(),
        Heading(2, "Slot"),
        Callout("advice", (Run(text), Run("eind", bold=True))),
    )
    return Document(f"T {text}", text, "nl", text, blocks, text)


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request: pytest.FixtureRequest) -> str:
    """One text that tries to break out."""
    text: str = request.param
    return text


@pytest.fixture
def everything() -> Document:
    """A calm document with every kind of block."""
    return full_document("Samen eten in De Hoven")


@pytest.fixture
def hostile_document(hostile: str) -> Document:
    """A document with a hostile text in every place."""
    return full_document(hostile)


@pytest.fixture
def picture() -> bytes:
    """A PNG of four by two."""
    return png()
