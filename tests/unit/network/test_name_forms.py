"""Forms of names: words run on, short forms, and groups that refuse contradictions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.grouping import Groups
from model.network.run_on import words_run_on
from model.network.short_forms import written_in_full


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dorpshuisdekoppel", ("dorpshuis", "de", "koppel")),
        ("woonstichtingdelinden", ("woonstichting", "de", "linden")),
        ("bibliotheekdeventer", ("bibliotheek", "deventer")),
        ("humanitas", ("humanitas",)),
        ("qwertyui", ("qwertyui",)),
    ],
)
def test_words_run_on_cuts_at_what_the_lexicon_knows(text: str, words: tuple[str, ...]) -> None:
    """The kind in front, the little word behind it and a place at the end."""
    assert words_run_on(text) == words


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=60))
def test_words_run_on_loses_no_letter(text: str) -> None:
    """The words together are the text."""
    assert "".join(words_run_on(text)) == text


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Gezondh.centrum Maarn", "gezondheidscentrum Maarn"),
        ("bew.ver. Oost", "bewonersvereniging Oost"),
        ("Hof v.d. Linde", "Hof van de Linde"),
        ("Capelle a/d IJssel", "Capelle aan den IJssel"),
        ("G.G.D. Twente", "GGD Twente"),
    ],
)
def test_written_in_full_writes_out_what_it_knows(text: str, full: str) -> None:
    """Cut words, little words and initialisms with dots."""
    assert written_in_full(text).split() == full.split()


def test_groups_refuses_to_join_what_contradicts() -> None:
    """A chain of three is cut where its ends are two organisations."""
    groups = Groups(4, lambda a, b: {a, b} == {0, 2})
    assert groups.join(0, 1)
    assert not groups.join(1, 2)
    assert groups.join(2, 3)
    assert [groups.of(at) for at in range(4)] == [0, 0, 2, 2]
