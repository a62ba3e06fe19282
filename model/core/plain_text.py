"""Text from people and their programs: which encoding, and without invisible signs."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from model.core.errors import UnreadableFileError
from model.core.messages import msg

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY_ENCODINGS = ("cp1252", "cp850", "mac_roman")
_DUTCH_SIGNS = frozenset("éèëêïíîöóôüúûáàâäçñÉÈËÏÖÜÁÇ€’‘“”–—…•·´°½²®\xa0")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def decode_text(data: bytes) -> str:
    """Read bytes as text, whatever program saved them.

    In this order: a byte order mark, UTF-16 without a mark (zeros on every second place), UTF-8,
    UTF-8 with some Windows-1252 pasted in, and then the one of Windows-1252, DOS (850) and Mac
    Roman that gives the most signs that occur in Dutch. Bytes that Windows-1252 does not know are
    read as Latin-1.

    Raises:
        UnreadableFileError: the bytes are no text in any of these.

    """
    text = guessed_text(data)
    if not is_text(text):
        raise UnreadableFileError(
            msg(
                "This file holds no readable text: open it in the program that made it, and save "
                "it again as Excel, Word or PDF."
            )
        )
    return text


def plain(text: str) -> str:
    """Return text without invisible and direction-changing signs; tabs and line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("\xa0", " ")


def one_line(text: str) -> str:
    """Return text as one line with single spaces, without invisible signs."""
    return " ".join(plain(text).split())


def guessed_text(data: bytes) -> str:
    """Decode bytes in the likeliest encoding; see `decode_text` for the order. Never fails."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 8 and min(even, odd) * 6 <= max(even, odd):
        return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_one_byte_encoding(data), errors=_ONE_BYTE_AS_WINDOWS)


def _one_byte_encoding(data: bytes) -> str:
    """Choose for bytes that are not quite UTF-8; the start of the file decides."""
    start = data[:200_000]
    signs = Counter(byte for byte in start if byte > 0x7F)  # noqa: PLR2004 - beyond ASCII
    pairs = len(re.findall(rb"[\xc3-\xef][\x80-\xbf]+", start))
    if pairs * 3 >= signs.total():
        return "utf-8"
    return max(_LEGACY_ENCODINGS, key=lambda encoding: _dutch_signs(signs, encoding))


def _dutch_signs(signs: Counter[int], encoding: str) -> int:
    return sum(
        count
        for byte, count in signs.items()
        if bytes([byte]).decode(encoding, errors="replace") in _DUTCH_SIGNS
    )


def is_text(text: str) -> bool:
    """Whether text is more than a cloud of control signs: at most one in 200 may be odd."""
    odd = len(re.findall("[\x00-\x08\x0e-\x19\x1b\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]", text))
    return odd <= max(2, len(text) // 200)


_ONE_BYTE_AS_WINDOWS = "workbench-one-byte-as-windows"


def _one_byte_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that an encoding does not know as Windows-1252, or else as Latin-1."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    try:
        return wrong.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return wrong.decode("latin-1"), error.end


codecs.register_error(_ONE_BYTE_AS_WINDOWS, _one_byte_as_windows)
