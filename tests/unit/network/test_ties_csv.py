"""A ties file is read whatever its dialect, and its faults are named, never raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.measures import measure
from model.network.ties_csv import TiesFile, ties_csv


def ties(found: TiesFile) -> set[tuple[str, str]]:
    names = found.graph.names
    return {(names[a], names[b]) for a, b in found.graph.pairs.tolist()}


@pytest.mark.parametrize(
    "text",
    [
        "source,target,strength\nA,B,knows\nB,C,integrated\n",
        "A,B\nB,C,4\n",
        "van;naar;sterkte\r\nA;B;kent\r\nC;B;verweven\r\n",
        "\ufeffSource\tTarget\nA\tB\nB\tC\n",
        '"A","B"\n\n  B , C \n,,\n',
    ],
)
def test_ties_csv_reads_every_common_dialect(text: str) -> None:
    """Comma, semicolon or tab; with or without a header, byte-order mark, blanks."""
    found = ties_csv(text)

    assert ties(found) == {("A", "B"), ("B", "C")}
    assert found.faults == ()


def test_ties_csv_takes_none_as_asked_and_no_tie() -> None:
    """The pair counts in the coverage, and its partners are in the network."""
    found = ties_csv("A,B,none\nA,C,geen\nB,C\n")

    assert ties(found) == {("B", "C")}
    assert found.graph.ids == ("A", "B", "C")
    assert (found.coverage.asked, found.coverage.recorded) == (2, 1)
    assert found.coverage.share == 1


def test_ties_csv_names_faults_with_their_line() -> None:
    """Self-ties, doubles (in either order), missing names, unknown strengths, endless names."""
    found = ties_csv(f"A,B\nA,A\nB,A\nC\n,D\nA,D,best friends\n{'x' * 201},A\n")

    assert [
        (fault.values["line"], fault.id.split(":")[1].split()[0]) for fault in found.faults
    ] == [
        ("2", "“{name}”"),
        ("3", "“{a}”"),
        ("4", "two"),
        ("5", "two"),
        ("6", "strength"),
        ("7", "a"),
    ]
    assert ties(found) == {("A", "B"), ("A", "D")}


@pytest.mark.parametrize("text", ["", "\n\n", "source,target\n", ";;;\n", "\x00", '"', "a"])
def test_ties_csv_of_nothing_is_an_empty_network(text: str) -> None:
    """No crash, and every measure that needs something is None."""
    found = ties_csv(text)

    assert found.graph.n == 0
    assert measure(found.graph, found.coverage).density is None


def test_ties_csv_keeps_hostile_names_as_plain_text() -> None:
    """Markup, formulas, quotes and emoji are names like any other."""
    found = ties_csv('<script>alert(1)</script>;=1+1\n"O\'Neill ""x""";🙂\n"open;quote\nA;B\n')

    assert ("A", "B") in ties(found)
    assert "<script>alert(1)</script>" in found.graph.ids
    assert 'O\'Neill "x"' in found.graph.ids


def test_ties_csv_survives_a_field_beyond_the_limit_of_the_reader() -> None:
    """Half a million characters in one cell are a fault, not a crash."""
    found = ties_csv("A,B\n" + "x" * 500_000 + ",C\n")

    assert ties(found) == {("A", "B")}
    assert len(found.faults) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from('ab,;\t\n\r" \ufeff\x00'), st.characters()), max_size=200
    )
)
def test_ties_csv_never_raises(text: str) -> None:
    """Whatever is pasted: a network, its measures, and a list of faults."""
    found = ties_csv(text)
    measures = measure(found.graph, found.coverage)

    assert measures.as_json(dict(zip(found.graph.ids, found.graph.names, strict=True)))
