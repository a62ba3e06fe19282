"""Who does what in a Dutch sentence: clauses, separable verbs, doers, and people by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.clauses import clauses_in
from model.evaluation.events import events_in
from model.evaluation.frames_lexicon import FramesLexicon
from model.evaluation.passages import sentences_of
from model.evaluation.reading.acts import acts_in
from model.evaluation.reading.names import named_key_persons


def events(text: str) -> list[tuple[str, str | None]]:
    (sentence,) = sentences_of(text)
    return [
        (event.verb, sentence.words[event.doer.first].lower if event.doer else None)
        for event in events_in(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De huisarts stuurt patiënten door.", ("door+sturen", "huisarts")),
        ("Elke week belt de coördinator nieuwe mensen op.", ("op+bellen", "coordinator")),
        ("Mensen worden aangemeld door de thuiszorg.", ("aan+melden", "thuiszorg")),
        ("Wij gaan in de flat bij iedereen langs.", ("langs+gaan", "wij")),
        ("We proberen om in de hele straat aan te bellen.", ("aan+bellen", "we")),
        ("Bel de coördinator.", ("bellen", "bel")),
        ("Dan belt de notenkraker de coördinator.", ("bellen", None)),
    ],
)
def test_verb_finds_its_part_and_its_doer(text, expected) -> None:
    """A verb is read with its separable part, wherever it stands, and with whoever does it."""
    assert expected in events(text)


def test_question_word_opens_a_clause_of_its_own() -> None:
    """What is told of people in a relative clause does not become part of the main clause."""
    (sentence,) = sentences_of("Wij spreken mensen die niet buiten komen toch aan.")

    assert len(clauses_in(sentence)) == 2
    assert events_in(sentence)[0].verb == "aan+spreken"


@pytest.mark.parametrize(
    "text", ["De app werkt niet.", "Hij stelt vragen over vroeger.", "Er waren veel vragen."]
)
def test_noun_that_looks_like_a_verb_is_no_event(text) -> None:
    """The words "app" and "vragen" are often nouns."""
    assert not {"appen", "vragen"} & {verb for verb, _ in events(text)}


def test_pronoun_points_back_at_who_was_named() -> None:
    """What "zij" does counts for the nurse of the sentence before."""
    text = "De wijkverpleegkundige komt thuis. Zij vraagt mensen of ze mee willen."
    asks = [act for act in acts_in(sentences_of(text)) if act.sense == "asks"]

    assert asks[-1].doer == "key-person"
    assert "district-nurse" in asks[-1].roles


@pytest.mark.parametrize(
    "text",
    [
        "De pompbediende heet Kevin.",
        "Op straat loopt wijkagent Kevin.",
        "In de snackbar van Kevin is het druk.",
        "De postbode. Kevin.",
    ],
)
def test_name_is_bound_to_a_role(text) -> None:
    """A person by name is the key person that the text introduced."""
    assert "kevin" in named_key_persons(sentences_of(text))


def test_frame_needs_the_forms_of_its_verbs() -> None:
    """A frame that names a verb without forms is refused."""
    with pytest.raises(ValueError, match="without forms"):
        FramesLexicon.model_validate(
            {
                "source": {"title": "t"},
                "verbs": ["gaan ga gaat"],
                "frames": [
                    {"id": "asks", "about": {"nl": "n", "en": "e"}, "verbs": ["aan+bellen"]}
                ],
            }
        )


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abdeghijklmnoprstuvwz ABDE,.:;()|'“”\n0123456789é-", max_size=300))
def test_any_text_can_be_read_for_acts(text) -> None:
    """Whatever the text, clauses lie within the sentence and nothing fails."""
    for sentence in sentences_of(text):
        for clause in clauses_in(sentence):
            assert 0 <= clause.start < clause.end <= len(sentence.words)
    acts_in(sentences_of(text))
