"""Lesson 1 over several sentences: what a text is about, and what it names in passing."""

import pytest

from model.evaluation.passages import sentences_of
from model.evaluation.reading.groups import read_target_group

STORY = (
    "De zaal is op dinsdag open. De koffie staat klaar om tien uur. Het dak is nieuw. "
    "De deur is blauw. De kachel brandt al vroeg. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            STORY + "Laatst stond daar een groep statushouders bij de deur.",
            "insufficient-evidence",
        ),
        (STORY + "De ochtend is bedoeld voor gepensioneerde zeelui.", "met"),
        (
            STORY
            + "Na zijn detentie vond Bart werk. De reclassering belt. Er kwam een brief uit de gevangenis.",
            "met",
        ),
        ("Er is geen doelgroep. Er komen jonge moeders en weduwen.", "not-met"),
        ("Niet iedereen kan de trap op. De koffie staat klaar.", "insufficient-evidence"),
        ("Dertig tot veertig mensen eten er soep. De soep is warm.", "insufficient-evidence"),
    ],
)
def test_group_is_told_from_the_whole_text(text: str, expected: str) -> None:
    """A passing remark deep in a story is no target group; a subject that comes back is."""
    assert read_target_group(sentences_of(text)).outcome == expected


def test_quotes_of_a_recurring_subject_are_verbatim() -> None:
    """What is shown as evidence stands in the text, at the place that is named."""
    text = "De loods is open. Na detentie is er weinig. De reclassering belt. Bart zat in de gevangenis."

    found = read_target_group(sentences_of(text))

    assert found.outcome == "met"
    assert [text[quote.start : quote.end] for quote in found.evidence] == [
        quote.quote for quote in found.evidence
    ]
