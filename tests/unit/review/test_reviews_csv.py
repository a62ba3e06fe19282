"""Reading reviews from a table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.review.reviews_csv import read_reviews_csv
from model.review.scores import Score

PLAIN = "project,reviewer,lesson,score\nBuurttafel,Ans,wording,3\nBuurttafel,Bo,wording,\n"
EXPECTED = (
    Score(project="Buurttafel", reviewer="Ans", lesson="wording", level=3),
    Score(project="Buurttafel", reviewer="Bo", lesson="wording", level=None),
)


def messages(text: bytes | str) -> list[tuple[int, str]]:
    return [(fault.row, fault.message.id) for fault in read_reviews_csv(text).faults]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace("\n", "\r\n"),
        "\n\n" + PLAIN,
        "Score ; LESSON;Reviewer;project\n3;wording;Ans;Buurttafel\nn.v.t.;wording;Bo;Buurttafel\n",
        "plan,beoordelaar,les,niveau\nBuurttafel,Ans,wording,3\nBuurttafel,Bo,wording,NVT\n",
        'project,reviewer,lesson,score\n"Buurttafel","Ans","wording","3,0"\nBuurttafel,Bo,wording\n',
        "id,project,reviewer,lesson,score\n1,Buurttafel,Ans,wording,3.0\n2,Buurttafel,Bo,wording,-\n",
    ],
)
def test_reviews_are_read_whatever_program_wrote_them(data: bytes | str) -> None:
    """Delimiter, order of columns, language, encoding and line ends do not matter."""
    found = read_reviews_csv(data)

    assert found.faults == ()
    assert found.scores == EXPECTED


def test_reviews_in_old_windows_letters_are_read() -> None:
    """A name with an accent, saved by an older program."""
    data = "project;reviewer;lesson;score\nCafé;Zoë;les;2\n".encode("cp1252")

    assert read_reviews_csv(data).scores[0].project == "Café"


def test_faults_name_their_row_and_keep_the_others() -> None:
    """Seven kinds of fault, one good row."""
    text = (
        "project,reviewer,lesson,score\n"
        "A,x,l,5\n"
        "A,x,l,2.5\n"
        "A,x,l,good\n"
        ",x,l,1\n"
        "A,,l,1\n"
        "A,x,,1\n"
        "\n"
        "A,x,l,-1\n"
        "A,x,l,4\n"
        "A,x,l,3\n"
        "Tafel, met soep,x,l,3\n" + "n" * 201 + ",x,l,3\n"
    )

    found = read_reviews_csv(text)

    assert found.scores == (Score(project="A", reviewer="x", lesson="l", level=4),)
    assert [fault.row for fault in found.faults] == [2, 3, 4, 5, 6, 7, 9, 11, 12, 13]
    assert found.faults[0].message.values == {"top": 4, "text": "5"}
    assert found.faults[7].message.values == {"row": 10}


def test_zero_is_a_score_and_empty_is_none() -> None:
    """Not applicable is never zero."""
    found = read_reviews_csv("project,reviewer,lesson,score\nA,x,l,0\nB,x,l,\n")

    assert [score.level for score in found.scores] == [0, None]


def test_a_cell_over_two_lines_keeps_the_row_numbers_right() -> None:
    """The fault is named by the line in the file where its row starts."""
    text = 'project,reviewer,lesson,score\n"A\nB",x,l,3\nC,x,l,9\n'

    found = read_reviews_csv(text)

    assert found.scores[0].project == "A\nB"
    assert [fault.row for fault in found.faults] == [4]


def test_missing_columns_are_named() -> None:
    """A file of another kind says which columns it lacks."""
    found = read_reviews_csv("naam;bedrag\nA;3\n")

    assert found.scores == ()
    assert found.faults[0].message.values == {"columns": "project, reviewer, lesson, score"}


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", b"", b"\0\0"])
def test_an_empty_file_says_so(text: bytes | str) -> None:
    """Nothing in, one sentence out."""
    assert messages(text) == [(1, "The file is empty.")]


def test_a_file_with_only_column_names_says_so() -> None:
    """No rows is a fault, not an empty round."""
    assert messages("project,reviewer,lesson,score\n") == [(1, "The file holds no scores.")]


def test_a_cell_too_large_for_the_reader_is_a_fault() -> None:
    """The rows before it are kept."""
    text = PLAIN + '"' + "x" * 200_000 + '",r,l,3\n'

    found = read_reviews_csv(text)

    assert found.scores == EXPECTED
    assert [fault.row for fault in found.faults] == [4]


def test_hostile_names_are_kept_as_text() -> None:
    """Formulas, markup and odd letters are names like any other here."""
    for name in [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "'; DROP TABLE--",
        "\u202eevil",
        "💥",
    ]:
        text = f'project;reviewer;lesson;score\n"{name}";"{name}";"{name}";4\n'
        assert read_reviews_csv(text).scores[0] == Score(
            project=name, reviewer=name, lesson=name, level=4
        )


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_reading_never_fails(data: bytes | str) -> None:
    """Any bytes and any text: a result, with scores or with faults."""
    found = read_reviews_csv(data)

    assert found.scores or found.faults


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_reading_rows_never_fails(body: str) -> None:
    """Any text under a good first row."""
    found = read_reviews_csv("project,reviewer,lesson,score\n" + body)

    assert found.scores or found.faults
