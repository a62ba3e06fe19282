"""Text that every file format can hold: control characters out, line ends as one newline."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, which XML 1.0 forbids too
    "\ud800-\udfff"  # halves of a character pair, which no encoding can write
    "\u202a-\u202e"  # direction overrides, which make text read as something else
    "\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # no characters at all, and the byte order mark
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0010fffe\U0010ffff]"
)


def printable(text: str) -> str:
    r"""Return `text` without control characters, and with `\n` as its only line end.

    Tabs stay. The characters that XML 1.0 section 2.2 excludes are among those taken out, so the
    result is safe in every XML format (Word, Excel, GraphML).
    """
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` printable and on one line, with single spaces: for titles and file names."""
    return " ".join(printable(text).split())


def _printable_or_as_is(value: object) -> object:
    return printable(value) if isinstance(value, str) else value


def _one_line_or_as_is(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


Printable = Annotated[str, BeforeValidator(_printable_or_as_is)]
"""A field of a view object whose text is made printable once, when the object is made."""

OneLine = Annotated[str, BeforeValidator(_one_line_or_as_is)]
"""The same, on one line."""
