"""Whatever people type, every file is whole, holds it as typed, and runs nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import docx
import openpyxl
import pypdf
import pytest
from lxml import etree

from model.core.catalogue import catalogue
from model.core.translation import Language, Translator
from model.exports.dossier import parse
from model.services.comparison import comparison
from model.services.comparison_tables import comparison_csv, comparison_xlsx
from model.services.dossiers import export_dossier, import_dossier
from model.services.downloads import EXPORTS
from model.services.opening import start_work
from model.services.rounds import rounds
from model.services.wholes import read_whole
from model.storage.database import close
from tests.tools.hostile import NOW, STRINGS, hostile_database

HERE = "lindewaarde"
SCRIPT = STRINGS["script"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, Language], bytes]]:
    """Every file in both languages, made from the hostile coalition."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile')}/hostile.db"
    hostile_database(url)
    files: dict[tuple[str, Language], bytes] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_DATABASE_URL", url)
        languages: tuple[Language, Language] = ("nl", "en")
        for language in languages:
            t = Translator(language, catalogue())
            with start_work(writes=False) as work:
                for name, build in EXPORTS.items():
                    files[name, language] = build(work, HERE, NOW, t)
                compared = comparison(rounds(work, HERE)[0])
                files["comparison.xlsx", language] = comparison_xlsx(compared, t)
                files["comparison.csv", language] = comparison_csv(compared, t)
                files["dossier.json", language] = export_dossier(work, HERE, NOW)
        yield files
    close(url)


def of_kind(made: dict[tuple[str, Language], bytes], suffix: str) -> Iterator[bytes]:
    found = [data for (name, _), data in made.items() if name.endswith(suffix)]
    assert found
    yield from found


def test_word_files_are_well_formed_and_hold_the_text(made) -> None:
    """Every part is XML, no part holds a field or link of the text's own, and it stands there."""
    for data in of_kind(made, ".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    content = parts.read(name)
                    etree.fromstring(content)
                    assert b"javascript:" not in content or name.endswith("document.xml")
                    assert b"evil.example" not in content or not name.endswith(".rels")
        assert SCRIPT[:40] in _words(docx.Document(io.BytesIO(data)))


def _words(document) -> str:
    body = document.element.body
    return "".join(
        node.text or ""
        for node in body.iter()
        if isinstance(node.tag, str) and node.tag.endswith("}t")
    )


def test_pdf_files_open_and_hold_the_text(made) -> None:
    """Typst reads none of it as its own language, and no link leads where a text says."""
    for data in of_kind(made, ".pdf"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        words = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
        assert "#read(" in words
        assert "root:" not in words
        for page in reader.pages:
            for note in page.get("/Annots", ()):
                address = str(note.get_object().get("/A", {}).get("/URI", ""))
                assert "evil.example" not in address
                assert not address.startswith("javascript")


def test_spreadsheets_hold_no_formula(made) -> None:
    """What starts like a formula is text, exactly as typed."""
    for data in of_kind(made, ".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
        assert any(str(cell.value).startswith("=cmd") for cell in cells)


def test_csv_files_hold_no_formula(made) -> None:
    """No cell starts with a sign that a spreadsheet takes for a formula."""
    for data in of_kind(made, ".csv"):
        for line in data.decode("utf-8-sig").splitlines():
            for cell in line.split(";"):
                assert not cell.strip('"').startswith(("=", "@", "+", "\t")), cell


class Elements(HTMLParser):
    """The elements of a page as a browser sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or address.startswith("javascript:"):
                self.odd.append(f"{tag} {name}={address[:60]}")
            if name in ("src", "href") and "evil.example" in address:
                self.odd.append(f"{tag} {name}={address[:60]}")


def test_web_pages_hold_no_element_of_the_text(made) -> None:
    """No script, handler, image or link comes from a text; the browser test opens them too."""
    for data in of_kind(made, ".html"):
        page = Elements()
        page.feed(data.decode())
        assert page.odd == []


def test_network_file_is_xml_with_the_names_in_it(made) -> None:
    """GraphML parses, and a name comes back as typed."""
    for data in of_kind(made, ".graphml"):
        tree = etree.fromstring(data)
        assert SCRIPT in {node.text for node in tree.iter("{*}data")}


def test_calendar_holds_one_event_an_action(made) -> None:
    """A line break in a title opens no event of its own; lines are 75 bytes at most."""
    for data in of_kind(made, ".ics"):
        lines = data.decode().replace("\r\n ", "").split("\r\n")
        assert "\n" not in data.decode().replace("\r\n", "")
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        opened, closed = lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT")
        titles = [line for line in lines if line.startswith("SUMMARY")]
        assert opened == closed == len(titles) > 5


def test_dossier_comes_back_as_typed(made, sqlite_database) -> None:
    """Nothing is cleaned away, and nothing is added."""
    data = made["dossier.json", "nl"]
    with start_work() as work:
        made_again = import_dossier(work, data)
        _, lists = read_whole(work, made_again.id)
    there = parse(data).lists()
    assert {name: tuple(found) for name, found in lists.items()} == {
        name: tuple(sorted(found, key=lambda entry: entry.id)) for name, found in there.items()
    }
