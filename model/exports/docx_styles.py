"""The house style in Word: styles to change in one place, on A4, with a font that is there.

Calibri is on municipal laptops; LibreOffice draws its metric twin Carlito.
"""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table

from model.exports.document import TEXT_WIDTH_MM
from model.exports.docx_fields import element

FONT = "Calibri"
BODY_SIZE = 11  # points
TABLE = "Workbench Table"
TABLE_HEAD_ID, TABLE_TEXT_ID = "TableHead", "TableText"
"""Style ids, for cells: looking a style up by name takes long in a table of hundreds of rows."""
ACCENT, INK, GREY, AMBER = "0B5C6B", "1F2A2E", "5A686D", "8A5200"
RULE, TINT, AMBER_TINT = "D3DDE0", "EEF5F6", "FDF6E9"


class Look(NamedTuple):
    """How a paragraph style looks; spacing in points."""

    size: float
    colour: str
    before: float
    after: float
    bold: bool = False
    italic: bool = False
    keep: bool = False
    base: str = "Normal"


LOOKS = {
    "Normal": Look(BODY_SIZE, INK, 0, 7),
    "Title": Look(26, ACCENT, 0, 4, bold=True, keep=True),
    "Subtitle": Look(14, INK, 0, 4),
    "Heading 1": Look(18, ACCENT, 22, 8, bold=True, keep=True),
    "Heading 2": Look(14, INK, 16, 6, bold=True, keep=True),
    "Heading 3": Look(BODY_SIZE, ACCENT, 12, 4, bold=True, keep=True),
    "Lead": Look(13, GREY, 10, 12),
    "Note": Look(9.5, GREY, 0, 7),
    "Quote": Look(BODY_SIZE, INK, 6, 8, italic=True),
    "Caption": Look(10, INK, 10, 5, bold=True),
    "List Bullet": Look(BODY_SIZE, INK, 0, 3),
    "List Number": Look(BODY_SIZE, INK, 0, 3),
    "Table Head": Look(9.5, ACCENT, 3, 3, bold=True, keep=True),
    "Table Text": Look(10, INK, 3, 3),
    "After Table": Look(4, INK, 0, 8),
    "Picture": Look(BODY_SIZE, INK, 8, 4),
    "Callout": Look(BODY_SIZE, INK, 10, 12),
    "Callout Warning": Look(BODY_SIZE, INK, 10, 12, base="Callout"),
    "Contents Heading": Look(14, ACCENT, 16, 6, bold=True, keep=True),
    "toc 1": Look(BODY_SIZE, INK, 5, 2, bold=True),
    "toc 2": Look(BODY_SIZE, INK, 0, 2),
    "Footer": Look(9, GREY, 0, 0),
}


def apply(word: WordDocument, locale: str) -> None:
    """Give an empty Word document the house style and the language, such as `nl-NL`."""
    _page(word)
    _defaults(word, locale)
    for name, look in LOOKS.items():
        _style(word, name, look)
    _indents(word)
    _boxes(word)
    _character_styles(word)
    word.styles.element.append(parse_xml(_TABLE_XML))


def describe_table(table: Table, description: str) -> None:
    """Mark the first row as header for readers, and name the table for a screen reader."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no way to do either
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = {"w:val": "0020", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0"}
    look |= {"w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1"}
    properties.append(element("w:tblLook", look))
    if description:
        properties.append(element("w:tblCaption", {"w:val": description[:255]}))


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH_MM) / 2)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.header_distance = section.footer_distance = Mm(13)


def _defaults(word: WordDocument, locale: str) -> None:
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    _set_font(defaults.find(qn("w:rFonts")))
    defaults.find(qn("w:lang")).set(qn("w:val"), locale)
    settings = word.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), locale)
    mode = settings.find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']")
    mode.set(qn("w:val"), "15")  # without it Word opens the file in compatibility mode
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the schema requires a percentage


def _set_font(fonts: BaseOxmlElement) -> None:
    attributes = fonts.attrib
    attributes.clear()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        attributes[qn(f"w:{name}")] = FONT


def _style(word: WordDocument, name: str, look: Look) -> None:
    if name in word.styles:
        style = word.styles[name]
    else:
        is_words_own = name.startswith("toc ")
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_words_own)
        style.base_style = word.styles[look.base]
    assert isinstance(style, ParagraphStyle)
    font = style.font
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic = look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.colour)
    _set_font(style.element.rPr.find(qn("w:rFonts")))
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.line_spacing = 1.15 if look.size == BODY_SIZE else 1.0
    spacing.keep_with_next = look.keep
    style.hidden, style.quick_style = False, True
    for old in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        old.getparent().remove(old)  # the template's blue line under a title
    for old in style.element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
        old.getparent().remove(old)  # and its wide letters


def _indents(word: WordDocument) -> None:
    styles = word.styles
    for name, left in (("Quote", 6), ("Callout", 3), ("Callout Warning", 3), ("toc 2", 6)):
        style = styles[name]
        assert isinstance(style, ParagraphStyle)
        style.paragraph_format.left_indent = Mm(left)
    footer = styles["Footer"]
    assert isinstance(footer, ParagraphStyle)
    stops = footer.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)


def _boxes(word: WordDocument) -> None:
    for name, colour, fill in (
        ("Callout", ACCENT, TINT),
        ("Callout Warning", AMBER, AMBER_TINT),
        ("Quote", "B9CDD1", ""),
    ):
        style = word.styles[name]
        assert isinstance(style, ParagraphStyle)
        properties = style.element.get_or_add_pPr()
        borders = element("w:pBdr")
        side = {"w:val": "single", "w:sz": "18", "w:space": "8", "w:color": colour}
        borders.append(element("w:left", side))
        _insert(properties, borders)
        if fill:
            shade = {"w:val": "clear", "w:color": "auto", "w:fill": fill}
            _insert(properties, element("w:shd", shade))


_BEFORE_BORDERS = frozenset(
    {
        qn("w:pStyle"),
        qn("w:keepNext"),
        qn("w:keepLines"),
        qn("w:pageBreakBefore"),
        qn("w:framePr"),
        qn("w:widowControl"),
        qn("w:numPr"),
        qn("w:suppressLineNumbers"),
        qn("w:pBdr"),
        qn("w:shd"),
    }
)


def _insert(properties: BaseOxmlElement, child: BaseOxmlElement) -> None:
    """Put borders and shading where the schema wants them: after these, before spacing."""
    place = sum(1 for old in properties if old.tag in _BEFORE_BORDERS)
    properties.insert(place, child)


def _character_styles(word: WordDocument) -> None:
    label = word.styles.add_style("Callout Label", WD_STYLE_TYPE.CHARACTER)
    label.font.bold, label.font.size = True, Pt(10)
    label.font.color.rgb = RGBColor.from_string(ACCENT)
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline = True
    link.font.color.rgb = RGBColor.from_string(ACCENT)


_TABLE_XML = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="WorkbenchTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:left w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="{ACCENT}"/></w:rPr>
    <w:tcPr><w:tcBorders>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>
    </w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>
"""
