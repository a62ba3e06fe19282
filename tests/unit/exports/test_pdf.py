"""PDF files: opened again with pypdf."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.exports import pdf
from model.exports.document import Document, Heading, LevelBar, Paragraph, Picture, Table
from model.exports.printable import printable

# pypdf gives right-to-left scripts and joined signs back in the order of drawing; the letters of
# Dutch, its neighbours and the signs people type come back as they are.
LETTERS = st.characters(
    min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc",), exclude_characters="\xad"
)
TEXTS = st.text(LETTERS | st.sampled_from("’‘“”–—…•€✓αβγДжñ\n\t"), max_size=300)


def reopen(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.write(document)))


def text_of(document: Document) -> str:
    return "".join("".join(page.extract_text() for page in reopen(document).pages).split())


def squeezed(text: str) -> str:
    """Without spaces: a PDF knows places, not spaces and line ends."""
    return "".join(printable(text).split())


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_pdf_is_tagged_accessible_and_says_its_language(language: str, locale: str) -> None:
    """It claims PDF/UA-1, which the writer itself checked, with title and language."""
    reader = reopen(Document("Plan", language=language))  # type: ignore[arg-type] # both are
    catalogue = reader.trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"] is True or catalogue["/MarkInfo"]["/Marked"].value
    assert catalogue["/Lang"].lower() == locale.lower()
    assert reader.metadata is not None
    assert reader.metadata.title == "Plan"
    assert b"pdfuaid" in catalogue["/Metadata"].get_object().get_data()


def test_every_block_is_drawn(everything: Document) -> None:
    """A document with every kind of block comes out with every text."""
    text = text_of(everything)

    assert text.count("SameneteninDeHoven") >= 20
    assert "Slot" in text


def test_fonts_are_embedded_and_ours() -> None:
    """The page looks the same on a machine without any font."""
    page = reopen(Document("Plan", blocks=(Paragraph("x"),))).pages[0]
    fonts = [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]

    assert fonts
    assert all("SourceSans3" in font for font in fonts)


def test_long_table_goes_on_with_its_header() -> None:
    """The header row returns on each page."""
    rows = tuple((str(number), "Bel de huisarts") for number in range(90))
    reader = reopen(Document("T", blocks=(Table("Acties", ("Nr", "Kopje"), rows),)))

    assert len(reader.pages) > 1
    assert all("Kopje" in page.extract_text() for page in reader.pages)


def test_headings_become_bookmarks() -> None:
    """The headings are in the reader's sidebar."""
    outline = reopen(Document("T", blocks=(Heading(1, "Een"), Heading(2, "Twee")))).outline

    assert outline[0]["/Title"] == "Een"
    assert outline[1][0]["/Title"] == "Twee"


def test_picture_has_its_alternative_text(picture: bytes) -> None:
    """The alternative text is in the structure tree of the file."""
    reader = reopen(Document("T", blocks=(Picture(picture, "Kaart met 45 partners"),)))
    alternatives = []
    for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1):
        item = reader.get_object(number)
        if isinstance(item, dict) and "/Alt" in item:
            alternatives.append(item["/Alt"])

    assert alternatives == ["Kaart met 45 partners"]


def test_unknown_level_is_said_and_is_not_zero() -> None:
    """A level of 0 and an unknown level read differently."""
    zero = text_of(Document("T", blocks=(LevelBar("x", 0),)))
    unknown = text_of(Document("T", blocks=(LevelBar("x", None),)))

    assert zero != unknown


def test_hostile_text_is_drawn_as_text(hostile: str, hostile_document: Document) -> None:
    """Nothing typed is read as Typst: the document comes out, and plain text stays plain."""
    if len(hostile) > 200:
        assert len(reopen(hostile_document).pages) > 10
        return
    text = text_of(hostile_document)
    if printable(hostile).isascii():
        assert squeezed(hostile) in text
    assert "root:" not in text


@pytest.mark.parametrize(
    "text",
    ["مرحبا بكم", "שלום", "Łódź Şişli ĳ", "Привет", "👩‍👩‍👧 ❤️", "नमस्ते", "华人 社团", "𐍈 \ue000", "x́̂ \u200dy", "\u2066a"],
    ids=["arabic", "hebrew", "latin", "russian", "emoji", "hindi", "chinese", "gothic", "marks", "isolate"],
)  # fmt: skip
def test_every_script_gives_a_document(text: str) -> None:
    """A script without a font on board gives boxes, never a failure."""
    assert len(reopen(Document(text, blocks=(Heading(1, text), Paragraph(text)))).pages) == 1


def test_letters_without_a_font_become_boxes() -> None:
    """Chinese is shown as empty boxes in a PDF; the rest of the line stays."""
    text = text_of(Document("T", blocks=(Paragraph("Stichting 华人 Lindewaarde"),)))

    assert "Stichting□□Lindewaarde" in text


def test_equal_documents_give_equal_files(everything: Document) -> None:
    """Nothing in the file depends on the moment."""
    first, second = ([page.extract_text() for page in reopen(everything).pages] for _ in range(2))

    assert first == second


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_any_text_survives_a_pdf(text: str) -> None:
    """What goes in comes out, apart from spaces and control characters."""
    document = Document("T", blocks=(Paragraph(text), Table("", ("k",), ((text,),))))

    assert text_of(document).count(squeezed(text) or "T") >= (2 if squeezed(text) else 1)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_unicode_gives_a_pdf(text: str) -> None:
    """No character and no combination of characters stops a document."""
    assert pdf.write(Document(f"T {text}", blocks=(Paragraph(text), Heading(1, text)))) != b""
