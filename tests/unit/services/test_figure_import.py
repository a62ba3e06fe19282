"""StatLine exports as people have them: read as they are, or refused in one clear sentence."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.errors import UnreadableFileError
from model.process import statline_rows
from model.process.statline_reading import share
from model.process.statline_rows import Place
from model.process.statline_tables import statline_tables, table_number
from model.services.figure_import import FigurePreview, open_export, preview_export

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "golden" / "figures" / "statline-files.yaml").read_text("utf-8")
)
NEWEST = statline_tables().tables[0]
TODAY = date(2026, 11, 22)
HEAD = "WijkenEnBuurten;Leeftijd;Perioden;Gemeentenaam_1;Eenzaam_25\n"


def preview(data: bytes, name: str = "50150NED.csv") -> FigurePreview:
    export = open_export(data, name, "Lindewaarde", lambda *_: None)
    place = export.own or Place("GM1999", "Lindewaarde")
    return preview_export(
        export,
        export.table or NEWEST,
        place,
        (),
        coalition_id="c",
        today=TODAY,
        progress=lambda *_: None,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_export_is_read_or_refused(case: dict[str, Any]) -> None:
    """Each form that people bring in has the outcome a policy officer expects."""
    data = str(case["text"]).encode()
    if "says" in case:
        with pytest.raises(UnreadableFileError) as caught:
            preview(data)
        assert caught.value.message.id.startswith(case["says"])
        return

    read = preview(data)

    own = read.figures.own
    assert own is not None
    for key, measure in (("lonely", "lonely"), ("severe", "severely-lonely")):
        if key in case:
            cell = next(c for c in own.cells if c.measure == measure)
            assert [cell.value, cell.low, cell.high] == case[key]
    assert read.figures.unknown == case.get("unknown", 0)
    assert len(read.odd) == case.get("odd", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_names_survive_every_encoding(encoding: str) -> None:
    """The mark of UTF-8 and the Windows-1252 of Dutch Excel are no part of a name."""
    text = HEAD + "GM1900;20300;2024JJ00;Súdwest-Fryslân;48,6\n"

    export = open_export(text.encode(encoding), "x.csv", "sudwest fryslan", lambda *_: None)

    assert export.own == Place("GM1900", "Súdwest-Fryslân")


def test_unknown_is_never_zero() -> None:
    """An area without a value stands in the set without a cell, and is counted as unknown."""
    text = HEAD + "GM1999;20300;2024JJ00;Lindewaarde;48,6\nWK199900;20300;2024JJ00;Lindewaarde;.\n"

    read = preview(text.encode())

    (district,) = read.figures.parts("district")
    assert district.cells == ()
    assert read.figures.unknown == 1
    assert district.cell(2024, "18+", "lonely") is None


def test_only_the_own_municipality_and_the_country_are_kept() -> None:
    """Codes decide: a neighbourhood of another municipality stays out."""
    rows = ["NL01", "GM1999", "WK199900", "BU19990001", "GM0363", "BU03630001"]
    text = HEAD + "".join(f"{code};20300;2024JJ00;;48,6\n" for code in rows)

    read = preview(text.encode())

    assert {area.code for area in read.figures.areas} == set(rows[:4])


def test_table_is_recognised_by_its_number() -> None:
    """The number in the file name or in the title decides, in capitals or not."""
    assert table_number("50120ned_typeddataset.csv") == "50120NED"
    assert table_number("export.csv", "Gezondheid (50090NED)") == "50090NED"
    assert table_number("export.csv") == ""


def test_three_hundred_thousand_rows_are_read_with_progress() -> None:
    """A large file costs seconds and shows how far it is."""
    rows = "".join(f"BU{n % 9000:04d}0001;20300;2024JJ00;;48,6\n" for n in range(300_000))
    text = HEAD + "GM1999;20300;2024JJ00;Lindewaarde;48,6\n" + rows
    seen: list[int] = []

    export = open_export(text.encode(), "x.csv", "Lindewaarde", lambda done, _: seen.append(done))

    assert export.contents.rows == 300_001
    assert len(seen) > 50
    assert seen == sorted(seen)


def test_endless_file_is_refused(monkeypatch) -> None:
    """More rows than the whole table can have is something else."""
    monkeypatch.setattr(statline_rows, "MOST_ROWS", 1000)
    text = HEAD + "GM1999;20300;2024JJ00;;4\n" * 1002

    with pytest.raises(UnreadableFileError) as caught:
        open_export(text.encode(), "x.csv", "Lindewaarde", lambda *_: None)

    assert caught.value.message.id.startswith("This file has more than {most} rows")


def zipped(**files: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return data.getvalue()


def test_zip_with_the_table_is_opened() -> None:
    """StatLine's tables are large: packed they stay under the upload limit."""
    rows = HEAD + "GM1999;20300;2024JJ00;Lindewaarde;40,0\n"

    assert preview(zipped(Tabel_csv=rows)).notices == preview(rows.encode()).notices


def test_excel_file_says_how_to_go_on() -> None:
    """A workbook is told apart from a broken file."""
    with pytest.raises(UnreadableFileError) as caught:
        preview(zipped(**{"xl/workbook_xml": "<x/>"}))

    assert caught.value.message.id.startswith("This is an Excel file or a damaged zip")


def test_notices_name_what_is_missing() -> None:
    """An old year, no margins and no country are said before anything is kept."""
    text = HEAD + "GM1999;20300;2016JJ00;Lindewaarde;40,0\n"

    ids = [notice.id[:20] for notice in preview(text.encode()).notices]

    assert ids == ["The newest year in i", "The country is not i", "The 95% bounds are n"]


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No file makes the workbench stumble."""
    try:
        open_export(HEAD.encode() + data, "x.csv", "Lindewaarde", lambda *_: None)
        open_export(data, "x.csv", "Lindewaarde", lambda *_: None)
    except UnreadableFileError as error:
        assert error.message.id  # noqa: PT017 - either outcome is right


@given(st.floats(min_value=0, max_value=100))
@settings(max_examples=60, deadline=None)
def test_share_reads_comma_and_point_alike(number: float) -> None:
    """48,6 and 48.6 are the same share, also with spaces around."""
    text = f"{number:.1f}"

    assert share(f"  {text} ") == share(text.replace(".", ",")) == (float(text), True)


@pytest.mark.parametrize("raw", ["", ".", None, "null", "NaN", "-", " . "])
def test_share_that_is_not_given_is_unknown(raw: object) -> None:
    """Whatever a file writes for unknown is unknown, and no odd value."""
    assert share(raw) == (None, False)


def test_line_of_something_else_is_no_fault_of_ours() -> None:
    """A loose line break in the first lines is skipped like any other line."""
    with pytest.raises(UnreadableFileError):
        open_export(b"a\rb;c\n1;2", "x.csv", "Lindewaarde", lambda *_: None)


@pytest.mark.parametrize("raw", ["101", "-1", "1e400", "=1+1", "48,6,2", "<script>"])
def test_share_that_cannot_be_is_told_apart(raw: object) -> None:
    """Something stood there, and it is no share."""
    assert share(raw) == (None, True)
