"""Names go from a text, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.services.hidden_names import hide_text, names_of_person

PANEL = ("Wil (Seniorenraad)", "Jan", "Bo Jansen", "An de Vries", "Wethouder Dam", "Toon")
NAMES = {one for name in PANEL for one in names_of_person(name)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wij willen dit, en wil jij Wil bellen?",
            "Wij willen dit, en wil jij een beoordelaar bellen?",
        ),
        ("Wil je meedoen? Wil iedereen dat?", "Wil je meedoen? Wil iedereen dat?"),
        ("Wil vond het goed.", "Een beoordelaar vond het goed."),
        ("Wil de Groot vond het goed.", "Een beoordelaar vond het goed."),
        ("Toon je plan. Toon vond het goed.", "Toon je plan. Een beoordelaar vond het goed."),
        ("Willem, Wilma, Januari en Jansje", "Willem, Wilma, Januari en Jansje"),
        ("Jan-Willem en Marie-Jan", "Jan-Willem en Marie-Jan"),
        ("in de Jan van Galenstraat", "in de Jan van Galenstraat"),
        ("volgens Jan Pietersen klopt het", "volgens een beoordelaar klopt het"),
        ("JAN zei het", "Een beoordelaar zei het"),
        ("Zoals Bo al zei: Bo Jansens punt", "Zoals een beoordelaar al zei: een beoordelaars punt"),
        ("volgens mevrouw Jansen en mevr. De Vries", "volgens een beoordelaar en een beoordelaar"),
        ("bij slager Jansen in de straat", "bij slager Jansen in de straat"),
        ("an de vries belde; An belde terug", "Een beoordelaar belde; een beoordelaar belde terug"),
        ("De wethouder kwam, de Wethouder ook", "De wethouder kwam, de Wethouder ook"),
        ("wethouder Dam kwam", "Een beoordelaar kwam"),
    ],
)
def test_name_goes_and_words_stay(text: str, expected: str) -> None:
    """A short name is no part of a word, a verb, another first name or a street."""
    assert hide_text(text, NAMES, "een beoordelaar") == expected


def test_placeholder_keeps_its_brackets_at_the_start() -> None:
    """Only a letter becomes a capital."""
    assert hide_text("Jan belt.", {"Jan"}, "[naam]") == "[naam] belt."


def test_no_name_changes_nothing() -> None:
    """Empty names and a single letter would hide everything."""
    assert hide_text("Een plan", {"", " ", "E"}, "x") == "Een plan"


@given(st.text(max_size=40), st.text(max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_name_in_any_text_breaks_nothing(text: str, name: str) -> None:
    """Marks of patterns in a name are letters like all others."""
    assert isinstance(hide_text(text, names_of_person(name), "\\1 een beoordelaar"), str)
