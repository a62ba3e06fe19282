"""CSV files: read back with the standard reader."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.exports import csv as writer
from model.exports.printable import printable


def reopen(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_file_opens_in_dutch_excel() -> None:
    """A byte order mark, semicolons, decimal commas, dates that sort."""
    data = writer.write(["Naam", "Aandeel"], [["café; ’t Hof", 10.5], [date(2026, 3, 1), None]])

    assert data == (
        b'\xef\xbb\xbfNaam;Aandeel\r\n"caf\xc3\xa9; \xe2\x80\x99t Hof";10,5\r\n2026-03-01;\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+31", "-5", "@x", "\t=1", "\n=1", "'=1", "＝1"])
def test_text_that_looks_like_a_formula_is_guarded_and_comes_back(text: str) -> None:
    """An apostrophe keeps a spreadsheet from running it; reading takes it off."""
    guarded = writer.guarded(text)

    assert guarded == "'" + text
    assert writer.unguarded(guarded) == text


def test_numbers_keep_their_sign() -> None:
    """A negative number is a number."""
    assert reopen(writer.write(["n"], [[-5], [-0.5]])) == [["n"], ["-5"], ["-0,5"]]


def test_apostrophe_in_a_dutch_name_is_left_alone() -> None:
    """Names such as 't Hof stay as they are."""
    assert writer.guarded("'t Hof") == "'t Hof" == writer.unguarded("'t Hof")


def test_hostile_text_comes_back_and_never_starts_a_formula(hostile: str) -> None:
    """In the header and in the cells."""
    cells = [cell for row in reopen(writer.write([hostile], [[hostile]])) for cell in row]

    assert [writer.unguarded(cell) for cell in cells] == [printable(hostile)] * len(cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_survives_csv(text: str) -> None:
    """What goes in comes out, apart from control characters."""
    rows = reopen(writer.write(["k", "l"], [[text, "x"]]))

    assert writer.unguarded(rows[1][0]) == printable(text)
    assert rows[1][1] == "x"
