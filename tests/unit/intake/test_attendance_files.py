"""The three ugly attendance lists, and everything that is no list."""

import codecs
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from model.core.errors import UnreadableFileError
from model.network.intake.columns import guess_columns
from model.network.intake.raw import MAX_ROWS
from model.network.intake.rows import IntakePreview, partner_rows
from model.network.intake.tables import read_pasted, read_table

LISTS = Path(__file__).parents[2] / "fixtures" / "attendance"


def preview(data: bytes, name: str = "lijst") -> IntakePreview:
    table = read_table(data, name)
    return partner_rows(table, guess_columns(table))


def workbook_bytes(rows: list[list[object]]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def refusal(data: bytes, name: str = "lijst.xlsx") -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_table(data, name)
    return caught.value.message.id


def test_windows_csv_with_titles_is_read_whole() -> None:
    """Title rows, semicolons, accents, an index column and a total: only partners remain."""
    found = preview((LISTS / "presentielijst-windows-1252.csv").read_bytes())

    assert [(row.row_number, row.name) for row in found.rows] == [
        (5, "Stichting Welzijn Lindewaarde"),
        (6, "KBO Lindewaarde"),
        (7, "Café-zaal “De Zwaan”"),
        (9, "Coöperatie Zorgzaam Noord"),
        (10, 'Muziekvereniging "Ons Genoegen"'),
        (11, "kbo lindewaarde"),
        (13, "Bibliotheek Lindewaarde; vestiging Noord"),
        (14, "Huisartsenpraktijk Molenbuurt"),
        (15, '=HYPERLINK("http://kwaad.example";"klik hier")'),
        (16, ""),
    ]
    assert found.rows[4].contact_name == "Joëlle Peeters"
    assert found.rows[4].phone == "06-00000004"
    assert [row.number for row in found.skipped_rows] == [1, 2, 4, 8, 17]


def test_windows_csv_faults_are_named_by_row() -> None:
    """Each fault says its row; a double, a missing name are not usable, a bad address is."""
    found = preview((LISTS / "presentielijst-windows-1252.csv").read_bytes())
    faults = {
        row.row_number: [fault.values for fault in row.faults] for row in found.rows if row.faults
    }

    assert faults == {
        9: [{"row": "9", "text": "anneliën@zorgzaamnoord.example"}],
        11: [{"row": "11", "name": "kbo lindewaarde", "earlier": "6"}],
        14: [{"row": "14", "text": "0499-00007"}],
        16: [{"row": "16"}],
    }
    assert [row.row_number for row in found.rows if not row.usable] == [11, 16]
    assert found.rows[3].note == "e-mail nakijken; anneliën@zorgzaamnoord.example"


def test_workbook_with_merged_cells_is_read_whole() -> None:
    """A name merged over two rows counts for both; headings, totals and formulas are no partners."""
    found = preview((LISTS / "aanmeldingen-samengevoegd.xlsx").read_bytes())

    assert [(row.row_number, row.name, row.contact_name) for row in found.rows] == [
        (6, "Stichting Welzijn Lindewaarde", "Marloes Terpstra"),
        (7, "Stichting Dorpshuis De Molen", "Piet van Loon"),
        (8, "stichting Thuis in de Linde", "Karin Smits"),
        (10, "Zorggroep De Linde", "Els Maas"),
        (11, "Zorggroep De Linde", "Henk Bakker"),
        (13, "St. KBO Lindewaarde", "Toon Verhagen"),
        (14, "PKN-gemeente", "ds. De Vries"),
        (15, "De Brug, vereniging van en voor nieuwkomers", "Mehmet Yilmaz"),
        (16, "=1+1 Buurtinitiatief", "Ria"),
    ]
    assert found.rows[0].email == "m.terpstra@welzijnlindewaarde.example"
    assert found.rows[1].phone == "06-00000021"
    assert found.rows[4].double_of == 10
    assert [row.status for row in found.rows[:3]] == ["joined", "joined", "invited"]
    assert [row.domains for row in found.rows[:3]] == [
        ("care-welfare",),
        ("arts-culture",),
        ("housing",),
    ]
    assert [notice.values for notice in found.notices] == [{"n": 8}]


def test_pasted_mail_is_read_whole() -> None:
    """Bullets, tabs, commas, dashes, brackets: names, people, addresses find their place."""
    table = read_pasted((LISTS / "uit-een-mail.txt").read_text(encoding="utf-8"))
    found = partner_rows(table, guess_columns(table))

    assert [(row.row_number, row.name, row.contact_name) for row in found.rows] == [
        (9, "Stichting Welzijn Lindewaarde", "Marloes Terpstra"),
        (10, "KBO Lindewaarde", "Toon"),
        (11, "Woonstichting Thuis in de Linde", "Karin Smits"),
        (12, "Voedselbank Lindewaarde", "Bep Janssen"),
        (13, "Parochie Sint Jan", "pastor Willem de Groot"),
        (14, "Buurtsport Lindewaarde", "Anouk Verschoor"),
        (15, "Vereniging voor Sport, Spel en Cultuur", ""),
        (16, "Vluchtelingenwerk", "Samira Haddad"),
        (17, "Humanitas afd. Lindewaarde", ""),
        (19, "Zonnebloem??", ""),
        (20, "Rabobank", ""),
        (20, "Basisschool De Esdoorn", ""),
        (20, "Apotheek De Hagen", ""),
    ]
    assert found.skipped == 10


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
        "latin-1",
        "mac_roman",
        "cp850",
    ],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_of_any_program_gives_the_same_table(encoding: str, delimiter: str) -> None:
    """Encoding and separator are guessed."""
    lines = [
        "Organisatie;Contact;Plaats",
        "Café De Zwaan;René;Erp",
        "Coöperatie Zorg;Zoë;Boël",
        "Reünie;André;Erp",
    ]
    text = "\r\n".join(lines).replace(";", delimiter)

    table = read_table(text.encode(encoding))

    assert [row.cells for row in table.rows] == [tuple(line.split(";")) for line in lines]


def test_broken_utf8_keeps_the_good_signs() -> None:
    """One Windows byte pasted in a UTF-8 file does not spoil the other accents."""
    table = read_table("Café;Zoë\nCoöp;Reünie\n".encode() + b"Ren\xe9;x\n")

    assert [row.cells[0] for row in table.rows] == ["Café", "Coöp", "René"]


def test_open_quote_swallows_no_rows() -> None:
    """A quote sign left open does not eat the rows below it."""
    lines = [f'"Buurt {n};x' if n == 3 else f"Buurt {n};x" for n in range(40)]

    table = read_table("\n".join(lines).encode())

    assert len(table.rows) == 40


def test_excel_hint_line_is_understood() -> None:
    """`sep=` on the first line is Excel's own way to name the separator."""
    table = read_table(b"sep=,\nOrganisatie,Wijk\nKBO,Noord\n")

    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Organisatie", "Wijk")),
        (3, ("KBO", "Noord")),
    ]


def test_formula_is_never_evaluated() -> None:
    """A formula without a kept result is empty and reported; text that looks like one stays text."""
    table = read_table(
        workbook_bytes([["Organisatie", "Wijk"], ["KBO", "=1+1"], ["Zonnebloem", "x"]])
    )

    assert [row.cells for row in table.rows] == [
        ("Organisatie", "Wijk"),
        ("KBO", ""),
        ("Zonnebloem", "x"),
    ]
    assert [notice.values for notice in table.notices] == [{"n": 1}]


def test_macros_are_data() -> None:
    """A workbook with macros is read as any other; the macro is never opened."""
    source = io.BytesIO(workbook_bytes([["Organisatie"], ["KBO"]]))
    result = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
            new.writestr(name, content)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open()")

    assert [row.cells for row in read_table(result.getvalue(), "lijst.xlsm").rows] == [
        ("Organisatie",),
        ("KBO",),
    ]


def test_chosen_sheet_is_read() -> None:
    """The sheet that was open when saved comes first; the user can choose another."""
    workbook = Workbook()
    workbook.active.append(["Organisatie", "KBO"])
    workbook.create_sheet("Tweede").append(["Zonnebloem", "Erp"])
    saved = io.BytesIO()
    workbook.save(saved)

    first, second = read_table(saved.getvalue()), read_table(saved.getvalue(), sheet="Tweede")

    assert (first.sheet, first.sheets, first.rows[0].cells) == (
        "Sheet",
        ("Sheet", "Tweede"),
        ("Organisatie", "KBO"),
    )
    assert second.rows[0].cells == ("Zonnebloem", "Erp")


def test_five_thousand_rows_fit_and_more_are_refused() -> None:
    """The limit leaves room for titles above the list, and is named when it is passed."""
    fits = "Organisatie;Wijk\n" + "".join(f"Club {n};Noord\n" for n in range(MAX_ROWS))
    more = fits + "".join(f"Groep {n};Zuid\n" for n in range(100))

    assert len(preview(fits.encode()).rows) == MAX_ROWS
    assert refusal(more.encode()).startswith("This list has more than")
    assert refusal(workbook_bytes([[f"Club {n}"] for n in range(MAX_ROWS + 100)])).startswith(
        "This list has more than"
    )


def test_row_far_below_does_not_hang() -> None:
    """Beyond a gap of 50,000 empty rows reading stops, and says so."""
    source = io.BytesIO(workbook_bytes([["Organisatie"], ["KBO"]]))
    result = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name)
                .replace(b'r="2"', b'r="99999999999"')
                .replace(b'r="A2"', b'r="A99999999999"'),
            )

    table = read_table(result.getvalue())

    assert [row.cells for row in table.rows] == [("Organisatie",)]
    assert [notice.id[:18] for notice in table.notices] == ["We stopped reading"]


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (b"", "This file is empty"),
        (b"\r\n ; ;\r\n", "There is no text in this list"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            "This is an old Excel file",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "This file is locked",
        ),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"<html><table><tr><td>KBO</td></tr></table>", "This is a web page"),
        (b"{\\rtf1 KBO}", "This is a text document"),
        (b"PK\x03\x04 cut off", "This file is damaged"),
        (bytes(range(256)) * 500, "This kind of file cannot be read as a list"),
        (b"a;b\n" * (3 * 1024 * 1024), "This file is larger than"),
    ],
)
def test_what_is_no_list_gets_one_sentence(data: bytes, start: str) -> None:
    """Whatever the name says, the bytes decide, and the sentence says what to do."""
    assert refusal(data).startswith(start)


def test_open_document_sheet_asks_for_excel() -> None:
    """A LibreOffice sheet is named as such."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert refusal(saved.getvalue()).startswith("This is a LibreOffice sheet")


def test_excel_reader_has_its_guard() -> None:
    """Defusedxml stands behind openpyxl, as a second guard behind our own."""
    assert openpyxl.DEFUSEDXML


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(str.encode),
        st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
        st.binary(max_size=200).map(lambda tail: codecs.BOM_UTF16_LE + tail),
        st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), max_size=6).map(
            lambda changes: _damaged_workbook(changes)  # noqa: PLW0108 - it stands below
        ),
    )
)
def test_any_bytes_give_a_preview_or_one_sentence(data: bytes) -> None:
    """No file, however broken, ends in anything but rows or an UnreadableFileError."""
    try:
        table = read_table(data, "x")
    except UnreadableFileError:
        return
    found = partner_rows(table, guess_columns(table))
    assert len(found.rows) + found.skipped == len(table.rows) + len(table.set_aside)


def _damaged_workbook(changes: list[tuple[int, int]]) -> bytes:
    whole = bytearray((LISTS / "aanmeldingen-samengevoegd.xlsx").read_bytes())
    for place, value in changes:
        whole[place % len(whole)] = value
    return bytes(whole)
