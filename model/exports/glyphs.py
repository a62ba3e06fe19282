"""Which characters a set of font files can draw, read from their `cmap` tables.

Source: OpenType specification, "cmap - Character to glyph index mapping table".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=4)
def drawable_characters(folders: tuple[Path, ...]) -> frozenset[int]:
    """Return the code points for which a TrueType font in one of the folders has a glyph."""
    return frozenset(
        code
        for folder in folders
        for path in sorted(folder.glob("*.ttf"))
        for code in _code_points(path.read_bytes())
    )


def _code_points(font: bytes) -> Iterator[int]:
    (tables,) = struct.unpack_from(">H", font, 4)
    for index in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == b"cmap":
            yield from _from_cmap(font[offset:])


def _from_cmap(cmap: bytes) -> Iterator[int]:
    (subtables,) = struct.unpack_from(">H", cmap, 2)
    for index in range(subtables):
        _, _, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        (layout,) = struct.unpack_from(">H", cmap, offset)
        if layout == 4:  # noqa: PLR2004 - the specification's number: two-byte characters
            yield from _segments(cmap[offset:])
        elif layout == 12:  # noqa: PLR2004 - the specification's number: all of Unicode
            yield from _groups(cmap[offset:])


def _segments(table: bytes) -> Iterator[int]:
    """Read format 4: parallel arrays of ends, starts, deltas and offsets of segments."""
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * double)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 3 * double)
    for segment, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[segment]:
                place = 16 + 3 * double + 2 * segment + offsets[segment] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", table, place)
                if glyph == 0:
                    continue
            if (glyph + deltas[segment]) % 0x10000:
                yield code


def _groups(table: bytes) -> Iterator[int]:
    """Read format 12: groups of a first and a last character and the glyph of the first."""
    (count,) = struct.unpack_from(">I", table, 12)
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * index)
        yield from range(first if glyph else first + 1, last + 1)
