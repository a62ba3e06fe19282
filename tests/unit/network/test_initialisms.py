"""Initialisms: letters that stand for words, and the parts of compounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.initialisms import compound_letters, stands_for


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("tafeltennisvereniging", "ttv"),
        ("volkstuinvereniging", "vtv"),
        ("ontmoetingscentrum", "oc"),
        ("thuiszorg", "tz"),
        ("koor", "k"),
    ],
)
def test_compound_letters_takes_each_part(word: str, letters: str) -> None:
    """A Dutch compound gives the first letter of every part that is known."""
    assert compound_letters(word) == letters


@pytest.mark.parametrize(
    ("letters", "words", "needed", "fits"),
    [
        ("kvg", "katholieke vrouwengilde erp", "katholieke vrouwengilde", True),
        ("svt", "stichting vrijwillige thuiszorg erp", "vrijwillige thuiszorg", True),
        ("ovo", "ondernemersvereniging oud beijerland", "ondernemersvereniging", True),
        ("kbl", "kredietbank limburg", "kredietbank limburg", True),
        ("kbl", "kredietbank twente", "kredietbank twente", False),
        ("kvg", "katholieke bond erp", "katholieke bond", False),
        ("bo", "bridgeclub oost", "bridgeclub oost", True),
        ("ob", "bridgeclub oost", "bridgeclub oost", False),
        ("kvg", "katholieke vrouwengilde", "", False),
    ],
)
def test_stands_for_keeps_the_order(letters: str, words: str, needed: str, *, fits: bool) -> None:
    """Every needed word gives its first letter, in order, and no letter is left over."""
    assert stands_for(letters, words.split(), needed.split()) is fits


_WORDS = st.lists(st.text("abcdefg", min_size=3, max_size=9), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(_WORDS)
def test_stands_for_accepts_the_first_letters(words: list[str]) -> None:
    """The first letters of all words always fit."""
    assert stands_for("".join(word[0] for word in words), words, words)
