"""A document as PDF/UA-1 (ISO 14289-1): tagged, with its language and title, fonts embedded.

The template in `data/templates/document.typ` is fixed. What people typed reaches Typst in a JSON
file and is drawn as strings, so it is never read as markup.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fontpkg_source_sans_3  # type: ignore[import-untyped] # carries font files only
import manimgx_fonts  # type: ignore[import-untyped] # carries font files only
import typst

from model.core.catalogue import DATA_DIR
from model.core.translation import Translator
from model.exports import labels
from model.exports.document import (
    LEVELS,
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Heading,
    Inline,
    LevelBar,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    plain,
    runs,
)
from model.exports.glyphs import drawable_characters

TEMPLATE = DATA_DIR / "templates" / "document.typ"
MISSING = "□"
"""Drawn for a character that no font on board can draw, such as Chinese."""
_REFUSED = re.compile(r'text `"(.+?)"` could not|codepoint `"(.+?)"`')


def write(document: Document) -> bytes:
    """Return the document as PDF/UA-1.

    Characters that the fonts on board do not have are drawn as an empty box: a PDF may not claim
    to be accessible with letters that nothing can draw. Word and HTML keep them.
    """
    with TemporaryDirectory(prefix="workbench-pdf-") as folder:
        content = _content(document, Path(folder))
        text = _drawable(json.dumps(content, ensure_ascii=False))
        for _ in range(20):
            try:
                return _compile(text, folder)
            except typst.TypstError as error:
                refused = _refused(error)
                if not refused:
                    raise
                if refused not in text:
                    break
                # Single letters passed; this is a combination of them that no font can draw.
                text = text.replace(refused, MISSING)
        return _compile(re.sub(r"[^\x00-\u024f]", MISSING, text), folder)


def _compile(text: str, folder: str) -> bytes:
    Path(folder, "document.json").write_text(text, encoding="utf-8")
    compiler = typst.Compiler(input=TEMPLATE.read_bytes(), root=folder, font_paths=_fonts())
    pdf = compiler.compile(pdf_standards="ua-1")
    assert isinstance(pdf, bytes)
    return pdf


def _refused(error: typst.TypstError) -> str:
    match = _REFUSED.search(str(error))
    if match is None:
        return ""
    escaped = match.group(1) or match.group(2)
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code.group(1), 16)), escaped)


def _font_folders() -> tuple[Path, ...]:
    return (
        Path(fontpkg_source_sans_3.__file__).parent / "files",
        Path(manimgx_fonts.__file__).parent,
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the fonts of the pinned packages: a PDF looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(_font_folders()),
    )


def _drawable(text: str) -> str:
    available = drawable_characters(_font_folders())
    return "".join(c if c < "\u007f" or ord(c) in available else MISSING for c in text)


def _content(document: Document, folder: Path) -> dict[str, Any]:
    words = Translator(document.language)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "date_text": document.date_text,
        "running_title": document.running_title,
        "footer": document.running_footer,
        "language": document.language,
        "region": labels.REGIONS[document.language],
        "levels": LEVELS,
        "sheet": document.is_sheet,
        "labels": labels.fixed(words),
        "blocks": [
            _section(section, words, folder, number)
            for number, section in enumerate(document.sections())
        ],
    }


def _section(
    section: Block | list[LevelBar], words: Translator, folder: Path, number: int
) -> dict[str, Any]:
    if isinstance(section, list):
        return {"kind_of": "profile", "bars": [_bar(bar, words) for bar in section]}
    if isinstance(section, Picture):
        name = f"picture-{number}.png"
        (folder / name).write_bytes(section.png)
        return {
            "kind_of": "picture",
            "file": name,
            "alt": section.alt,
            "caption": section.caption,
            "width_mm": section.fitting_width_mm,
        }
    return _block(section, words)


def _block(block: Block, words: Translator) -> dict[str, Any]:  # noqa: PLR0911 - one return a kind
    match block:
        case Heading():
            return {"kind_of": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind_of": "paragraph", "style": block.style, **_inline(block.content)}
        case BulletList():
            return {"kind_of": "bullets", "items": [_inline(item) for item in block.items]}
        case NumberedList():
            return {"kind_of": "numbers", "items": [_inline(item) for item in block.items]}
        case Table():
            return _table(block)
        case Callout():
            label = labels.callout(block.kind, words)
            return {"kind_of": "callout", "kind": block.kind, "label": label, **_inline(block.text)}
        case Contents():
            return {"kind_of": "contents"}
        case PageBreak():
            return {"kind_of": "page-break"}
        case _:
            problem = f"no drawing for {type(block).__name__}"
            raise TypeError(problem)


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind_of": "table",
        "caption": table.caption,
        "header": list(table.header),
        "rows": [
            [{**_inline(cell), "length": len(plain(cell))} for cell in row] for row in table.rows
        ],
        "aligns": list(table.aligns),
        "shares": list(table.shares),
    }


def _inline(content: Inline) -> dict[str, Any]:
    return {
        "runs": [
            # A tab has no width of its own in a PDF.
            {
                "text": run.text.replace("\t", "    "),
                "bold": run.bold,
                "italic": run.italic,
                "link": run.link,
            }
            for run in runs(content)
        ]
    }


def _bar(bar: LevelBar, words: Translator) -> dict[str, Any]:
    return {
        "label": bar.label,
        "level": bar.level,
        "words": labels.level(bar.level, words),
        "note": bar.note,
    }
