"""Passages: sentences that can be searched, with quotes that are verbatim."""

from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.passages import Sentence, plan_sentences, sentences_of
from model.evaluation.plan_lexicon import cue as find_cue
from model.evaluation.projects import Project


def only(text: str) -> Sentence:
    (sentence,) = sentences_of(text)
    return sentence


def test_hit_is_found_with_offsets_in_the_text() -> None:
    """The quote of a hit is what stands in the text, accents included."""
    text = "Intro. Wij werken met één huisarts samen."
    sentence = sentences_of(text)[1]

    evidence = sentence.evidence_of(sentence.hits("cooperates")[0])

    assert text[evidence.start : evidence.end] == evidence.quote
    assert evidence.source == "passage"


def test_negated_cue_does_not_count() -> None:
    """The words "wij mailen geen flyer" are no mailing."""
    assert only("Wij mailen de huisartsen een flyer.").has("mailing")
    assert not only("Wij vragen mensen niet persoonlijk.").has("in-person")


def test_spoken_sentences_are_known() -> None:
    """What stands within quotation marks is said by somebody."""
    text = 'Het project loopt. "Kom gerust langs, want het is hier gezellig", zegt Piet. Einde.'
    spoken = [sentence.spoken for sentence in sentences_of(text)]

    assert spoken == [False, True, False]


def test_plan_without_document_is_read_from_its_long_texts() -> None:
    """Summary and goal are read, and say in which field they stand."""
    project = Project(coalition_id="c", title="t", summary="Voor weduwen.", goal="Samen eten.")

    assert [s.reference for s in plan_sentences(project)] == ["summary", "goal"]
    assert plan_sentences(project)[0].evidence().source == "field"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_split_into_verbatim_quotes(text) -> None:
    """Whatever the text, every sentence quotes it literally and searching never fails."""
    kept = text.strip()
    for sentence in sentences_of(kept):
        evidence = sentence.evidence()
        assert kept[evidence.start : evidence.end] == evidence.quote
        for cue in ("cooperates", "in-person", "invites", "meant-for"):
            for hit in sentence.find(find_cue(cue)):
                found = sentence.evidence_of(hit)
                assert kept[found.start : found.end] == found.quote
