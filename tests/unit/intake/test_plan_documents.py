"""Plans as people really write them → text."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst
import yaml
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from model.core.errors import UnreadableFileError
from model.evaluation.documents import MAX_TEXT, PlanText, read_plan_file

PLANS = Path(__file__).parents[2] / "fixtures" / "plans"
UGLY = "PROJECTPLAN Loopmaatjes DEF (2) nieuw.docx"


def plan(name: str) -> PlanText:
    return read_plan_file((PLANS / name).read_bytes(), name)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_plan_file(data, "plan")
    return caught.value.message.id


def source_texts(name: str) -> list[str]:
    """Every paragraph, list item and table cell of the plan as it was written."""
    blocks: list[dict[str, Any]] = yaml.safe_load(
        (PLANS / "source" / name).read_text(encoding="utf-8")
    )["blocks"]
    texts = []
    for block in blocks:
        texts += block.get("list", []) + [cell for row in block.get("table", []) for cell in row]
        texts += [block[key] for key in ("h", "p") if key in block]
    return [text for text in texts if text]


def saved(document: Any) -> bytes:
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


@pytest.mark.parametrize("name", ["aan-tafel-in-noord.docx", "aan-tafel-in-noord.pdf"])
def test_four_page_plan_is_read_whole(name: str) -> None:
    """Every paragraph, item and cell of the Word file and of the PDF comes out unbroken."""
    text = " ".join(plan(name).text.split())

    assert [part for part in source_texts("aan-tafel-in-noord.yaml") if part not in text] == []


def test_pdf_loses_headers_and_page_numbers() -> None:
    """What stands on every page is not part of the plan."""
    found = plan("aan-tafel-in-noord.pdf")

    assert found.pages == 4
    assert found.faults == ()
    assert re.findall(r"versie 1\.2|pagina \d", found.text) == []


def test_word_tables_stand_in_their_place() -> None:
    """A table comes after its heading and before the text below it, a row a line."""
    text = plan("aan-tafel-in-noord.docx").text

    assert "\n\n7. Begroting\n\nPost | Berekening | Bedrag\nOpbouwwerker | 4 uur per week" in text
    assert (
        text.index("6. Planning")
        < text.index("November 2026 | Eerste tafel")
        < text.index("7. Begroting")
    )


def test_ugly_word_plan_is_read_whole() -> None:
    """Loose formatting, form fields and insertions are read; deleted text is not; boxes once."""
    text = plan(UGLY).text
    flat = " ".join(text.split())

    assert [part for part in source_texts("loopmaatjes.yaml") if part not in flat] == []
    assert "formulierveld: de sportcoach" in text
    assert text.count("LET OP: kader") == 1
    assert "GESCHRAPTE" not in text
    assert "\n• App loopmaatjes\n" in text


def test_text_files_of_any_age_are_equal() -> None:
    """UTF-8 with Unix lines and Windows-1252 with Windows lines give one text."""
    assert plan("taal-en-thee.md").text == plan("taal-en-thee-windows-1252.txt").text
    assert "“Thuis zeg ik de hele dag niets”" in plan("taal-en-thee.md").text


def test_scan_asks_for_the_original() -> None:
    """A PDF of pictures says so."""
    assert refusal((PLANS / "alleen-plaatjes.pdf").read_bytes()).startswith(
        "This PDF holds only pictures"
    )


def test_empty_word_file_is_said() -> None:
    """A Word file without text is no plan."""
    assert refusal((PLANS / "leeg.docx").read_bytes()).startswith("There is no text in this file")


def test_page_without_text_is_named() -> None:
    """A picture between pages of text is reported with its page number."""
    writer = PdfWriter()
    for page in PdfReader(PLANS / "aan-tafel-in-noord.pdf").pages[:2]:
        writer.add_page(page)
    writer.insert_blank_page(index=1)

    result = io.BytesIO()
    writer.write(result)
    found = read_plan_file(result.getvalue(), "plan.pdf")

    assert found.pages == 3
    assert [fault.values for fault in found.faults] == [{"n": 1, "pages": ["2"]}]


def test_locked_pdf_is_named() -> None:
    """A PDF with a password asks for a copy without."""
    writer = PdfWriter(clone_from=PLANS / "aan-tafel-in-noord.pdf")
    writer.encrypt("geheim", algorithm="RC4-128")
    result = io.BytesIO()
    writer.write(result)

    assert refusal(result.getvalue()).startswith("This PDF is locked")


def test_pdf_that_only_forbids_changes_is_read() -> None:
    """Many funders' forms may be read but not changed."""
    writer = PdfWriter(clone_from=PLANS / "aan-tafel-in-noord.pdf")
    writer.encrypt("", owner_password="geheim", algorithm="RC4-128")
    result = io.BytesIO()
    writer.write(result)

    assert read_plan_file(result.getvalue(), "plan.pdf").text == plan("aan-tafel-in-noord.pdf").text


def pdf_of(lines: str, tmp_path: Path) -> bytes:
    source = tmp_path / "a.typ"
    source.write_text(lines, encoding="utf-8")
    return bytes(typst.compile(str(source)))


def test_two_hundred_pages_are_read(tmp_path: Path) -> None:
    """A thick report is no problem; its running header is dropped."""
    pages = "#pagebreak()\n".join(
        f"Bladzijde over onderwerp {chr(97 + n % 26) * 3}.\n" for n in range(200)
    )
    data = pdf_of(f"#set page(height: 6cm, header: [Jaarverslag])\n{pages}", tmp_path)

    found = read_plan_file(data, "dik.pdf")

    assert found.pages == 200
    assert found.text.count("Bladzijde over onderwerp") == 200
    assert "Jaarverslag" not in found.text


def test_words_cut_at_line_ends_are_mended(tmp_path: Path) -> None:
    """Hyphens of the typesetter go; those of the language stay."""
    text = r"wijkverpleeg- \ kundigen en zorg- \ en welzijnswerkers mailen via e- \ mail \ Volgende"
    found = read_plan_file(pdf_of(text.replace("-", r"\-"), tmp_path), "kort.pdf").text

    assert found == "wijkverpleegkundigen en zorg- en welzijnswerkers mailen via e- mail\nVolgende"


def test_macros_and_templates_are_read_as_text() -> None:
    """A .docm or .dotx gives the text of the plain file; nothing in it is run."""
    plain = (PLANS / "aan-tafel-in-noord.docx").read_bytes()
    for kind in (
        "ms-word.document.macroEnabled",
        "openxmlformats-officedocument.wordprocessingml.template",
    ):
        result = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(result, "w") as new:
            for name in old.namelist():
                new.writestr(
                    name,
                    old.read(name).replace(
                        b"openxmlformats-officedocument.wordprocessingml.document.main",
                        f"{kind}.main".encode(),
                    ),
                )

        assert (
            read_plan_file(result.getvalue(), "plan.docm").text
            == plan("aan-tafel-in-noord.docx").text
        )


def test_text_beyond_the_limit_is_cut_and_said() -> None:
    """A plan holds 400,000 characters; the rest is named as left out."""
    found = read_plan_file(b"Een zin." * 60_000, "lang.txt")

    assert len(found.text) == MAX_TEXT
    assert [fault.values for fault in found.faults] == [{"limit": MAX_TEXT}]


def nested_tables(depth: int) -> bytes:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    for _ in range(depth):
        cell = cell.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "diep"
    return saved(document)


def test_tables_in_tables_are_read() -> None:
    """Forms put tables in tables."""
    assert read_plan_file(nested_tables(5), "vorm.docx").text == "diep"


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (lambda: b"", "This file is empty"),
        (lambda: b" \n\t", "There is no text in this file"),
        (lambda: b"%PDF-1.7 no more", "This PDF cannot be read"),
        (lambda: b"PK\x03\x04" + b"x" * 50, "This file is damaged"),
        (lambda: b"{\\rtf1 plan}", "This is an .rtf file"),
        (lambda: b"<!DOCTYPE html><p>plan", "This is a web page"),
        (lambda: b"\xff\xd8\xff\xe0 photo", "This is a picture"),
        (
            lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "This is an old Word file",
        ),
        (
            lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "This file is locked",
        ),
        (lambda: bytes(range(256)) * 36_000, "This kind of file cannot be read as a plan"),
        (
            (PLANS.parent / "attendance" / "aanmeldingen-samengevoegd.xlsx").read_bytes,
            "This is an Excel file",
        ),
    ],
)
def test_what_is_no_plan_gets_one_sentence(data: Callable[[], bytes], start: str) -> None:
    """Whatever the name says, the bytes decide, and the sentence says what to do."""
    assert refusal(data()).startswith(start)


def _damaged(name: str) -> Callable[[list[tuple[int, int]]], bytes]:
    def damage(changes: list[tuple[int, int]]) -> bytes:
        whole = bytearray((PLANS / name).read_bytes())
        for place, value in changes:
            whole[place % len(whole)] = value
        return bytes(whole)

    return damage


CHANGES = st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), max_size=8)


@settings(max_examples=50, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(str.encode),
        st.binary(max_size=200).map(lambda tail: b"%PDF-1.4\n" + tail),
        CHANGES.map(_damaged("leeg.docx")),
        CHANGES.map(_damaged("alleen-plaatjes.pdf")),
        CHANGES.map(_damaged("aan-tafel-in-noord.pdf")),
    )
)
def test_any_bytes_give_text_or_one_sentence(data: bytes) -> None:
    """No file, however broken, ends in anything but text or an UnreadableFileError."""
    try:
        found = read_plan_file(data, "x")
    except UnreadableFileError:
        return
    assert found.text.strip()
    assert found.model_dump_json()
