"""Typed text as blocks of a document: what people write in a text box, without any markup."""

from __future__ import annotations

import re
from itertools import groupby

from model.exports.document import Block, BulletList, Paragraph
from model.exports.printable import printable

_BULLET = re.compile(r"^\s*[-•*–]\s+(?=\S)")


def prose(text: str) -> tuple[Block, ...]:
    """Turn typed text into blocks: empty lines part paragraphs, lines with a dash make a list."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", printable(text)):
        for is_list, lines in groupby(part.splitlines(), lambda line: bool(_BULLET.match(line))):
            kept = [line.strip() for line in lines if line.strip()]
            if is_list:
                blocks.append(BulletList(tuple(_BULLET.sub("", line) for line in kept)))
            elif kept:
                blocks.append(Paragraph("\n".join(kept)))
    return tuple(blocks)
