"""A sentence without an end is read in pieces, so that reading stays linear."""

from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.passages import LONGEST_SENTENCE, sentences_of


def test_endless_sentence_is_cut_between_words() -> None:
    """Pieces are short, stand in the text as they are, and lose no word."""
    text = "mensen " * 5000

    pieces = [sentence.span for sentence in sentences_of(text)]

    assert all(len(piece.text) <= LONGEST_SENTENCE for piece in pieces)
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert " ".join(piece.text for piece in pieces).split() == text.split()


def test_ordinary_sentence_stays_whole() -> None:
    """No sentence that a person writes is cut."""
    sentence = "De huisarts verwijst " + "en de wijkverpleegkundige ook, " * 30 + "mensen door."

    assert [found.span.text for found in sentences_of(sentence)] == [sentence]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n.é😀"), max_size=6000))
def test_pieces_are_verbatim_whatever_the_text(text: str) -> None:
    """Offsets point into the text."""
    assert all(
        text[found.span.start : found.span.end] == found.span.text for found in sentences_of(text)
    )
