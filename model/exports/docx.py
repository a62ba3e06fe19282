"""A document as a Word file: real styles, a real contents field, and texts a screen reader needs.

Text goes in through python-docx as text nodes; nothing is parsed as markup.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from model.core.translation import Translator
from model.exports import docx_styles, labels
from model.exports.document import (
    LEVELS,
    TEXT_WIDTH_MM,
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
    runs,
)
from model.exports.docx_fields import (
    add_bookmark,
    add_contents,
    add_field,
    element,
    restart_numbering,
)

_PARAGRAPH_STYLES = {
    "normal": "Normal",
    "lead": "Lead",
    "quote": "Quote",
    "note": "Note",
}
_SIDES = {"l": "left", "c": "center", "r": "right"}


def write(document: Document) -> bytes:
    """Return the document as a Word file (Office Open XML, A4)."""
    word = docx.Document()
    words = Translator(document.language)
    docx_styles.apply(word, labels.locale(document.language))
    _properties(word, document)
    _footer(word, document.running_footer, labels.fixed(words)["page"])
    word.add_paragraph(document.title, style="Title")
    if document.subtitle:
        word.add_paragraph(document.subtitle, style="Subtitle")
    if document.date_text:
        word.add_paragraph(document.date_text, style="Note")
    headings = 0
    for section in document.sections():
        if isinstance(section, Heading):
            paragraph = word.add_paragraph(section.text, style=f"Heading {section.level}")
            add_bookmark(paragraph, headings)
            headings += 1
        elif isinstance(section, Contents):
            word.add_paragraph(labels.fixed(words)["contents"], style="Contents Heading")
            add_contents(word, _outline(document))
        else:
            _draw(word, section, words)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _outline(document: Document) -> list[tuple[int, int, str]]:
    """Return number, level and text of each heading in the contents."""
    headings = [section for section in document.sections() if isinstance(section, Heading)]
    return [
        (number, heading.level, heading.text)
        for number, heading in enumerate(headings)
        if heading in document.outline
    ]


def _properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:255]
    properties.subject = document.subtitle[:255]
    properties.language = labels.locale(document.language)
    properties.author = document.footer[:255]
    properties.comments = ""
    # python-docx's own template is from 2013; a fixed moment keeps equal documents equal.
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    properties.last_modified_by = ""


def _footer(word: WordDocument, text: str, page_of: str) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.add_run(text + "\t")
    before, rest = page_of.split("{page}")
    between, after = rest.split("{pages}")
    paragraph.add_run(before)
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(between)
    add_field(paragraph, "NUMPAGES", "1")
    paragraph.add_run(after)


def _draw(word: WordDocument, section: Block | list[LevelBar], words: Translator) -> None:
    match section:
        case list():
            _profile(word, section, words)
        case Paragraph():
            _fill(word.add_paragraph(style=_PARAGRAPH_STYLES[section.style]), section.content)
        case BulletList():
            for item in section.items:
                _fill(word.add_paragraph(style="List Bullet"), item)
        case NumberedList():
            first = [_fill(word.add_paragraph(style="List Number"), item) for item in section.items]
            restart_numbering(word, first)
        case Table():
            _table(word, section)
        case Picture():
            _picture(word, section)
        case Callout():
            style = "Callout Warning" if section.kind == "warning" else "Callout"
            paragraph = word.add_paragraph(style=style)
            paragraph.add_run(
                labels.callout(section.kind, words), style="Callout Label"
            ).add_break()
            _fill(paragraph, section.text)
        case PageBreak():
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _fill(paragraph: WordParagraph, content: Inline) -> WordParagraph:
    for run in runs(content):
        if run.link:
            relation = paragraph.part.relate_to(
                run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            drawn = paragraph.add_run(run.text, style="Hyperlink")
            link = element("w:hyperlink", {"r:id": relation})
            drawn._r.addprevious(link)  # noqa: SLF001 - python-docx has no way to add a link
            link.append(drawn._r)  # noqa: SLF001 - the same
        else:
            drawn = paragraph.add_run(run.text)
        drawn.bold = run.bold or None
        drawn.italic = run.italic or None
    return paragraph


def _table(word: WordDocument, table: Table) -> None:
    if table.caption:
        word.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
    rows: list[tuple[Inline, ...]] = [table.header, *table.rows]
    _grid(word, rows, table.shares, table.aligns, table.caption)


def _profile(word: WordDocument, bars: list[LevelBar], words: Translator) -> None:
    """Draw levels as four signs and in words, so that the signs are never the only carrier."""
    fixed = labels.fixed(words)
    rows: list[tuple[Inline, ...]] = [(fixed["part"], fixed["level"], fixed["explanation"])]
    for bar in bars:
        signs = "" if bar.level is None else "■" * bar.level + "□" * (LEVELS - bar.level) + "  "
        rows.append((bar.label, signs + labels.level(bar.level, words), bar.note))
    _grid(word, rows, (0.34, 0.26, 0.4), ("l", "l", "l"), fixed["level"])


def _grid(
    word: WordDocument,
    rows: list[tuple[Inline, ...]],
    shares: tuple[float, ...],
    aligns: tuple[str, ...],
    description: str,
) -> None:
    table = word.add_table(rows=0, cols=len(shares), style=docx_styles.TABLE)
    table.autofit = False
    docx_styles.describe_table(table, description)
    widths = [Mm(share * TEXT_WIDTH_MM) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(rows):
        line = table.add_row()
        properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - no way to mark a header row
        properties.append(element("w:cantSplit"))
        if number == 0:
            properties.append(element("w:tblHeader"))
        cells = line.cells
        for cell, content, width, align in zip(cells, row, widths, aligns, strict=True):
            cell.width = width
            _fill_cell(cell, content, align, is_head=number == 0)
    word.add_paragraph(style="After Table")


def _fill_cell(cell: _Cell, content: Inline, align: str, *, is_head: bool) -> None:
    paragraph = _fill(cell.paragraphs[0], content)
    inner = paragraph._p  # noqa: SLF001 - see docx_styles.TABLE_TEXT_ID
    inner.style = docx_styles.TABLE_HEAD_ID if is_head else docx_styles.TABLE_TEXT_ID
    if align != "l":
        inner.get_or_add_pPr().append(element("w:jc", {"w:val": _SIDES[align]}))


def _picture(word: WordDocument, picture: Picture) -> None:
    paragraph = word.add_paragraph(style="Picture")
    drawn = paragraph.add_run().add_picture(
        io.BytesIO(picture.png), width=Mm(picture.fitting_width_mm)
    )
    properties = drawn._inline.docPr  # noqa: SLF001 - python-docx has no way to set the alt text
    properties.set("descr", picture.alt)
    if picture.caption:
        paragraph.paragraph_format.keep_with_next = True
        word.add_paragraph(picture.caption, style="Caption")
