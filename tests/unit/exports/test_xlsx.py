"""Excel files: opened again with openpyxl, and the XML itself looked at."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model.exports import xlsx
from model.exports.printable import printable
from model.exports.xlsx import Sheet, Workbook


def reopen(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(Workbook(sheets))))


def cell_of(value: xlsx.Value) -> openpyxl.cell.Cell:
    return reopen(Sheet("Blad", ("Kop",), ((value,),))).active["A2"]


def test_sheet_has_frozen_header_filter_and_printed_titles() -> None:
    """A long list stays readable on screen and on paper."""
    page = reopen(Sheet("Partners", ("Naam", "Status"), (("KBO", "joined"),), (30, 12))).active

    assert page.title == "Partners"
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B2"
    assert page.print_title_rows == "$1:$1"
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width == 30


def test_numbers_and_dates_are_real() -> None:
    """Excel can sum and sort what comes out."""
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    assert cell_of(3).value == 3
    assert cell_of(2.5).value == 2.5
    assert cell_of(True).value is True  # noqa: FBT003 - a value, not a switch
    assert cell_of(date(2026, 3, 1)).value == datetime(2026, 3, 1)  # noqa: DTZ001 - Excel has no zones
    assert cell_of(date(2026, 3, 1)).number_format == "dd-mm-yyyy"
    assert cell_of(moment).value == moment.replace(tzinfo=None)


@pytest.mark.parametrize("value", [None, "", float("nan"), float("inf")])
def test_unknown_is_an_empty_cell(value: float | str | None) -> None:
    """Unknown is empty, never 0."""
    assert cell_of(value).value is None


@pytest.mark.parametrize("start", ["=1+1", "+31 6 12", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])  # fmt: skip
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    """The cell is a text, marked so that Excel keeps it one after editing."""
    cell = cell_of(start)

    assert cell.value == printable(start)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_header_is_as_safe_as_the_cells() -> None:
    """A column name cannot be a formula either."""
    cell = reopen(Sheet("Blad", ("=1+1",), ())).active["A1"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_hostile_text_is_a_text_in_sound_xml(hostile: str) -> None:
    """No formula anywhere, all parts are sound XML, and the text comes back."""
    data = xlsx.write(Workbook((Sheet(hostile, (hostile,), ((hostile,),)),), hostile))

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            root = ElementTree.fromstring(package.read(name))
            assert [node for node in root.iter() if node.tag.endswith("}f")] == []
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (page["A2"].value or "") == printable(hostile)


def test_titles_of_sheets_are_made_fit_and_unique() -> None:
    """Excel's rules for names of sheets are kept."""
    titles = ["a/b:c*?[]\\", "x" * 40, "X" * 40, "", "History", "'s"]
    workbook = reopen(*(Sheet(title, ("k",), ()) for title in titles))

    assert workbook.sheetnames == [
        "a b c", "x" * 31, "X" * 27 + " (2)", "1", "History 1", "s",
    ]  # fmt: skip


def test_text_beyond_excels_limit_is_cut_with_an_ellipsis() -> None:
    """A file that Excel has to repair helps nobody."""
    value = cell_of("a" * 40_000).value

    assert len(value) == 32_767
    assert value.endswith("a…")


def test_sheet_refuses_rows_of_another_length() -> None:
    """A sheet is a rectangle."""
    with pytest.raises(ValidationError, match="must have 1 parts"):
        Sheet("Blad", ("k",), (("a", "b"),))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_survives_excel(text: str) -> None:
    """What goes in comes out, apart from control characters."""
    assert (cell_of(text).value or "") == printable(text)
