"""Word lists cost nothing until a text needs them, and match as they always did."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.phrases import any_phrase
from model.evaluation.plan_lexicon import Pattern

_BETWEEN_BEFORE = r"[^\w.!?…]{1,4}"


def test_pattern_is_compiled_when_a_text_needs_it() -> None:
    """A list that no text asks for is never compiled."""
    pattern = Pattern(("wij komen langs", "# keer"))

    assert "finditer" not in vars(pattern)
    assert [hit.group() for hit in pattern.finditer("ze vragen 3 keer")] == ["3 keer"]
    assert "finditer" in vars(pattern)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" ,.…!?'-\n\"aæ–", max_size=8))
def test_between_two_words_stands_the_same_as_before(gap: str) -> None:
    """The faster way to say what may stand between two words says exactly the same."""
    found = any_phrase(["wij gaan"])
    assert found is not None
    before = re.search(rf"(?<!\w)wij{_BETWEEN_BEFORE}gaan(?!\w)", f"wij{gap}gaan")

    assert bool(found.search(f"wij{gap}gaan")) == bool(before)
