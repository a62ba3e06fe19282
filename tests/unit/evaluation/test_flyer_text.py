"""Words under a heading such as "Tekst van de flyer" are what participants read."""

import pytest

from model.evaluation.passages import sentences_of
from model.evaluation.reading.recruitment import read_wording, recruitment_sentences

PLAN = """Projectplan Samen aan tafel

2. Aanleiding
In onze wijk zijn veel ouderen eenzaam. Zij komen weinig buiten.

{heading}
Zin in een gezellige maaltijd? Schuif dinsdag aan in buurthuis De Linde.

5. Begroting
Wij vragen 4.000 euro voor een jaar."""


@pytest.mark.parametrize(
    "heading", ["4. Tekst van de flyer", "Flyertekst", "Tekst voor de uitnodiging:", "Tekst flyer"]
)
def test_what_stands_under_the_heading_is_judged_and_nothing_else(heading: str) -> None:
    """The question that opens a flyer goes along; the plan around it may name the theme."""
    sentences = sentences_of(PLAN.format(heading=heading))

    found = [sentence.span.text for sentence in recruitment_sentences(sentences)]

    assert found == [
        "Zin in een gezellige maaltijd?",
        "Schuif dinsdag aan in buurthuis De Linde.",
    ]
    assert read_wording(sentences).outcome == "met"


def test_a_heading_without_text_shows_nothing() -> None:
    """An empty chapter is no flyer."""
    sentences = sentences_of("Tekst van de flyer\n\n5. Begroting\nWij vragen 4.000 euro.")

    assert recruitment_sentences(sentences) == []
