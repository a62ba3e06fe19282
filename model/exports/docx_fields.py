"""What Word needs and python-docx does not offer: fields, bookmarks, contents, list restarts."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph


def element(tag: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    """Make an element such as `w:jc` with attributes such as `{"w:val": "right"}`."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field such as PAGE; `shown` stands there until Word works it out."""
    _field_part(paragraph, "begin")
    _instruction(paragraph, instruction)
    _field_part(paragraph, "separate")
    paragraph.add_run(shown)
    _field_part(paragraph, "end")


def _field_part(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": kind}))  # noqa: SLF001 - see module


def _instruction(paragraph: Paragraph, instruction: str) -> None:
    text = element("w:instrText", {"xml:space": "preserve"})
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)  # noqa: SLF001 - see module


def bookmark_name(number: int) -> str:
    """Return the name of the bookmark around heading `number`; Word keeps `_Toc` names hidden."""
    return f"_Toc{1000 + number}"


def add_bookmark(paragraph: Paragraph, number: int) -> None:
    """Put a bookmark around the paragraph's runs."""
    start = element("w:bookmarkStart", {"w:id": str(number), "w:name": bookmark_name(number)})
    end = element("w:bookmarkEnd", {"w:id": str(number)})
    paragraph.runs[0]._r.addprevious(start)  # noqa: SLF001 - see module
    paragraph._p.append(end)  # noqa: SLF001 - see module


def add_contents(word: WordDocument, headings: list[tuple[int, int, str]]) -> None:
    """Add a table of contents field, already filled with links to `(number, level, text)`.

    The field is not marked as outdated: then Word would ask every reader a worrying question at
    opening. Page numbers appear when somebody updates the field (F9, or at printing).
    """
    if not headings:
        return
    last = len(headings) - 1
    for index, (number, level, text) in enumerate(headings):
        paragraph = word.add_paragraph(style=f"toc {level}")
        if index == 0:
            _field_part(paragraph, "begin")
            _instruction(paragraph, r'TOC \o "1-2" \h \z \u')
            _field_part(paragraph, "separate")
        link = element("w:hyperlink", {"w:anchor": bookmark_name(number), "w:history": "1"})
        run = paragraph.add_run(text)
        run._r.addprevious(link)  # noqa: SLF001 - see module
        link.append(run._r)  # noqa: SLF001 - see module
        if index == last:
            _field_part(paragraph, "end")


def restart_numbering(word: WordDocument, paragraphs: list[Paragraph]) -> None:
    """Let these list paragraphs count from 1, whatever list came before."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    used = style.find(f".//{qn('w:numId')}")
    assert used is not None
    original = next(
        number
        for number in numbering.findall(qn("w:num"))
        if number.get(qn("w:numId")) == used.get(qn("w:val"))
    )
    abstract = original.find(qn("w:abstractNumId")).get(qn("w:val"))
    fresh = str(max(int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num"))) + 1)
    restarted = element("w:num", {"w:numId": fresh})
    restarted.append(element("w:abstractNumId", {"w:val": abstract}))
    override = element("w:lvlOverride", {"w:ilvl": "0"})
    override.append(element("w:startOverride", {"w:val": "1"}))
    restarted.append(override)
    numbering.append(restarted)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - see module
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(fresh)
