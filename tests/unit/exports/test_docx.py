"""Word files: opened again with python-docx, and their XML read with defusedxml."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from defusedxml import ElementTree
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.exports import docx as writer
from model.exports.document import (
    Contents,
    Document,
    Heading,
    LevelBar,
    NumberedList,
    Paragraph,
    Picture,
    Run,
    Table,
)
from model.exports.printable import one_line, printable

TEXTS = st.text(max_size=300)


def reopen(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(writer.write(document)))


def all_text(word: WordDocument) -> str:
    parts = [node.text or "" for node in word.element.body.iter(qn("w:t"))]
    return "\n".join(parts)


def test_document_keeps_its_structure(everything: Document) -> None:
    """Headings, lists, captions and callouts are real styles, not look-alikes."""
    styles = [paragraph.style.name for paragraph in reopen(everything).paragraphs]

    for name in ("Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "Caption"):
        assert name in styles
    assert {"Lead", "Quote", "Note", "Callout", "Callout Warning", "Picture"} <= set(styles)


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_language_is_set_for_the_speller_and_the_reader(language: str, locale: str) -> None:
    """The language stands in the styles and in the properties."""
    word = reopen(Document("T", language=language))  # type: ignore[arg-type] # both are languages
    default = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")

    assert default.get(qn("w:val")) == locale
    assert word.core_properties.language == locale
    assert word.core_properties.title == "T"


def test_page_is_a4_with_page_numbers() -> None:
    """A4, and the footer has the fields PAGE and NUMPAGES."""
    section = reopen(Document("T", footer="Lindewaarde")).sections[0]
    footer = section.footer._element
    fields = [node.text.strip() for node in footer.iter(qn("w:instrText"))]

    assert section.page_width == pytest.approx(Mm(210), rel=1e-4)
    assert section.page_height == pytest.approx(Mm(297), rel=1e-4)
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Lindewaarde" in section.footer.paragraphs[0].text


def test_table_header_repeats_and_is_marked() -> None:
    """The header row returns on each page and is a header for a screen reader."""
    rows = tuple((str(number), "x") for number in range(60))
    word = reopen(Document("T", blocks=(Table("Acties", ("Nr", "Wat"), rows, ("r", "l")),)))
    table = word.tables[0]
    properties = table._tbl.tblPr

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Acties"
    assert [cell.text for cell in table.rows[60].cells] == ["59", "x"]


def test_picture_has_its_alternative_text(picture: bytes) -> None:
    """Who cannot see the picture hears what it shows."""
    word = reopen(Document("T", blocks=(Picture(picture, "Kaart met 45 partners"),)))
    drawing = next(word.element.body.iter(qn("wp:docPr")))

    assert drawing.get("descr") == "Kaart met 45 partners"


def test_contents_is_a_filled_field_with_working_links() -> None:
    """The field holds the headings already, and each link leads to a bookmark that exists."""
    blocks = (Contents(), Heading(1, "Een"), Heading(2, "Twee"), Heading(3, "Drie"))
    body = reopen(Document("T", blocks=blocks)).element.body
    fields = [node.text.strip() for node in body.iter(qn("w:instrText"))]
    links = [node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))]
    bookmarks = [node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))]
    marks = [node.get(qn("w:fldCharType")) for node in body.iter(qn("w:fldChar"))]

    assert fields == [r'TOC \o "1-2" \h \z \u']
    assert links == bookmarks[:2]
    assert len(set(bookmarks)) == 3
    assert marks == ["begin", "separate", "end"]


def test_contents_without_headings_is_left_out() -> None:
    """A field that begins also ends, or is not there."""
    body = reopen(Document("T", blocks=(Contents(),))).element.body

    assert list(body.iter(qn("w:fldChar"))) == []


def test_numbered_lists_start_at_one_each() -> None:
    """A second list does not go on where the first stopped."""
    word = reopen(Document("T", blocks=(NumberedList(("a", "b")), NumberedList(("c",)))))
    numbers = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in word.paragraphs
        if paragraph.style.name == "List Number"
    ]

    assert numbers[0] == numbers[1] != numbers[2]


def test_level_is_said_in_words_and_unknown_is_not_zero() -> None:
    """A level of 0 and an unknown level read differently."""
    word = reopen(Document("T", blocks=(LevelBar("Plekken", 0), LevelBar("Woorden", None))))
    zero, unknown = (row.cells[1].text for row in word.tables[0].rows[1:])

    assert "0" in zero
    assert zero != unknown
    assert "0" not in unknown


def test_link_leads_where_it_says() -> None:
    """A web link is a relation to that address."""
    link = Run("RIVM", link="https://example.org/a?b=1&c")
    word = reopen(Document("T", blocks=(Paragraph((link,)),)))
    relation = next(word.element.body.iter(qn("w:hyperlink"))).get(qn("r:id"))

    assert word.part.rels[relation].target_ref == "https://example.org/a?b=1&c"


def test_hostile_text_stays_text_in_every_place(hostile: str, hostile_document: Document) -> None:
    """The file opens, every part is sound XML, and the text is there as it was typed."""
    data = writer.write(hostile_document)

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert printable(hostile) in texts
    assert one_line(hostile) in texts


def test_equal_documents_give_equal_content(everything: Document) -> None:
    """Nothing in the file depends on the moment."""
    first, second = (
        zipfile.ZipFile(io.BytesIO(writer.write(everything))).read("word/document.xml")
        for _ in range(2)
    )

    assert first == second


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_survives_word(text: str) -> None:
    """What goes in comes out, apart from control characters."""
    word = reopen(Document("T", blocks=(Paragraph(text), Table("", ("k",), ((text,),)))))

    assert word.paragraphs[1].text == printable(text)
    assert word.tables[0].rows[1].cells[0].text == printable(text)
