"""The style sheet says what Streamlit's theme cannot: it must fit the pages it is about."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st

from model.core.translation import Translator
from model.review.rounds import Round
from pages.funding.choosing import money, period

PAGES = Path(__file__).resolve().parents[2] / "pages"
SHEET = (PAGES / "shared" / "assets" / "style.css").read_text(encoding="utf-8")
PAPER = SHEET[SHEET.index("@media print") :]
WHITE, NIGHT = "#ffffff", "#121a1c"
LEAST = 3.0
"""WCAG 1.4.11: the edge by which a field is known, against the page."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_key_in_the_sheet_is_a_key_of_a_page() -> None:
    """A part that gets another name would silently print and look as Streamlit has it."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in PAGES.rglob("*.py"))
    named = set(re.findall(r"st-key-([a-z-]+?)-?(?=[\"'\s{.,:)])", SHEET))

    missing = {name for name in named if not re.search(rf"[\"']{re.escape(name)}", written)}

    assert "library-cards" in named
    assert missing - {"actions-l", "actions-card"} == set()
    assert 'f"actions-{kind}-' in written  # "late", "lost" or "card"


def test_fields_and_circles_have_an_edge_that_can_be_seen() -> None:
    """By day and by night, three to one at least."""
    fields = SHEET[SHEET.index("What can be filled in") : SHEET.index("focus-within")]
    assert all(f"st{kind}Input" in fields for kind in ("Text", "Number", "Date", "Time"))
    edges = re.findall(
        r"not\(:(?:focus-within|has\(:checked\))\).*?light-dark\((\S+), (\S+)\)", SHEET, re.DOTALL
    )

    switch = re.search(
        r'\[role="switch"\]:not\(:checked\).*?light-dark\((\S+), (\S+)\)', SHEET, re.DOTALL
    )
    assert ".stCheckbox label:not(:has(:checked))" in SHEET
    assert switch is not None
    assert len(edges) == 2
    for light, dark in (*edges, switch.groups()):
        assert contrast(light, WHITE) >= LEAST
        assert contrast(dark, NIGHT) >= LEAST


def test_wide_gap_of_a_small_screen_is_for_columns_alone() -> None:
    """Between buttons of a card it would leave a hole, and drop the last on a line of its own."""
    small = SHEET[
        SHEET.index("@media (max-width: 900px)") : SHEET.index("@media (max-width: 640px)")
    ]

    assert ".stMain .stHorizontalBlock:has(> .stColumn) { gap: 1.5rem; }" in small
    assert ".stMain .stHorizontalBlock { gap" not in small


def test_dot_between_two_pieces_is_left_out_at_the_end_of_a_line() -> None:
    """It hangs before the second piece, outside the line when that piece begins one."""
    (before,) = re.findall(r"\.line-note\.pieces > \* \+ \*::before \{([^}]*)\}", SHEET)

    assert "left: -" in before
    assert re.search(r"\.line-note\.pieces \{[^}]*flex-wrap: wrap[^}]*overflow-x: clip", SHEET)


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_dialogs_and_popovers_know_whether_it_is_night(
    sqlite_database, open_page, monkeypatch, kind: str
) -> None:
    """They stand outside what Streamlit gives a scheme; a main button would be white on pale."""
    theme = SimpleNamespace(type=kind)
    monkeypatch.setattr(type(st.context), "theme", property(lambda _: theme))

    drawn = "".join(element.proto.body for element in open_page().get("html"))

    assert f":root {{ color-scheme: {kind}; }}" in drawn


def test_action_stands_above_the_line_that_closes_its_own_item() -> None:
    """The edge is of what holds both, so that no action reads as part of the next organisation."""
    pages = (PAGES / "workshop" / "invitations.py", PAGES / "office" / "documents.py")
    written = [path.read_text(encoding="utf-8") for path in pages]

    assert [text.count('key=f"lined-') for text in written] == [3, 1]
    assert re.search(r'"st-key-lined-"\] \{[^}]*border-bottom: 1px', SHEET)
    assert re.search(r'"st-key-lined-"\] \.line \{[^}]*border-bottom: 0', SHEET)


@pytest.mark.parametrize(
    ("opens", "said"),
    [
        (date(2026, 9, 1), "1 sep tot en met 16 okt 2026"),
        (date(2025, 9, 1), "1 sep 2025 tot en met 16 okt 2026"),
    ],
)
def test_period_says_a_year_once(opens: date, said: str) -> None:
    """As the Dutch write it: the year stands at the end when it is the same."""

    class Dutch:
        """What a page knows of its language."""

        t = Translator("nl")

    round_ = Round(coalition_id="c", title="R", opens_on=opens, closes_on=date(2026, 10, 16))

    assert period(Dutch(), round_).replace("sep.", "sep").replace("okt.", "okt") == said  # type: ignore[arg-type]
    assert money(Dutch(), 45000) == "€\u00a045.000"  # type: ignore[arg-type]
