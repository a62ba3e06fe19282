"""Personal data in free text is found by its shape, and ordinary numbers are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.personal_data import find_personal_data, passes_eleven_proof


def _found(text: str) -> list[tuple[str, str]]:
    return [(hit.kind, text[hit.start : hit.end]) for hit in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BSN 111222333.", [("bsn", "111222333")]),
        ("nummer 1234.56.782", [("bsn", "1234.56.782")]),
        ("bsn: 12345672", [("bsn", "12345672")]),
        ("bel 06-12345678 of 0413 - 12 34 56", [("phone", "06-12345678"), ("phone", "0413 - 12 34 56")]),
        ("+31 6 12 34 56 78", [("phone", "+31 6 12 34 56 78")]),
        ("mail an.de-vries@erp.nl.", [("email", "an.de-vries@erp.nl")]),
        ("NL91 ABNA 0417 1643 00", [("iban", "NL91 ABNA 0417 1643 00")]),
        ("rekening BE68539007547034", [("iban", "BE68539007547034")]),
        ("mevrouw, geboren op 12-03-1948", [("birth-date", "12-03-1948")]),
        ("geb. 3 mei 1950", [("birth-date", "3 mei 1950")]),
        ("born 1/2/55, from Erp", [("birth-date", "1/2/55")]),
    ],
)  # fmt: skip
def test_personal_data_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    """Each kind, in the ways people write it, with its place in the text."""
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "48 deelnemers, 24 bijeenkomsten, € 18.400",
        "KvK 12345672",
        "0800-1234567 of 14 0413",
        "op 12-03-2026 om 14.00 uur",
        "de stichting bestaat sinds 12-03-1948",
        "begroting 123.456.782,50 en 1.234.567,89",
        "rekening NL91ABNA0417164301",
        "123456789",
        "000000000",
        "a@b, @erp, www.erp.nl/contact",
        "postcode 5469 AB, nummer 12",
        "2023-2027",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    """A warning that cries wolf is not read."""
    assert _found(text) == []


@given(st.integers(min_value=10_000_000, max_value=99_999_999))
@settings(max_examples=60, deadline=None)
def test_a_number_with_its_check_figure_passes(first: int) -> None:
    """Of the ten last figures at most one passes the eleven-proof, and that one is found."""
    passing = [f"{first}{last}" for last in range(10) if passes_eleven_proof(f"{first}{last}")]

    assert len(passing) <= 1
    assert all(
        _found(f"nummer {number} hier") == [("bsn", number)]
        for number in passing
        if number[0] != "0"
    )


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_looked_through(text: str) -> None:
    """Places lie inside the text, in order, and never overlap."""
    hits = find_personal_data(text)

    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


@pytest.mark.parametrize("piece", ["1", "1 ", "a@", "NL91 ", "geboren ", "0-", "1.", "+31 "])
def test_long_hostile_text_is_looked_through(piece: str) -> None:
    """No text makes the search run away: with a search that backtracks this would not end."""
    text = piece * (20_000 // len(piece))

    assert all(hit.end <= len(text) for hit in find_personal_data(text))


@pytest.mark.parametrize("digits", ["", "1", "1234567890", "123456789012"])
def test_eleven_proof_refuses_other_lengths(digits: str) -> None:
    """Only eight or nine figures can be a number."""
    assert not passes_eleven_proof(digits)
