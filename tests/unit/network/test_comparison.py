"""Two networks are put side by side only where that is fair."""

from itertools import combinations

from model.network.comparison import compare
from model.network.coverage import coverage
from model.network.graph import graph_of
from model.network.measures import NetworkMeasures, measure
from model.network.ties import Tie


def network(n: int, asked: int | None = None) -> NetworkMeasures:
    ids = [f"p{i:02d}" for i in range(n)]
    pairs = list(combinations(ids, 2))[:asked]
    ties = [Tie(coalition_id="c", source_id=a, target_id=b, reported_by=a) for a, b in pairs]
    return measure(graph_of({i: i for i in ids}, pairs), coverage(ids, ties))


def test_networks_of_one_size_and_coverage_are_comparable() -> None:
    """No remark, and the ties a partner has of both."""
    found = compare(network(10), network(11))

    assert found.comparable
    assert found.ties_a_partner == (9, 10)


def test_difference_in_size_or_coverage_is_said() -> None:
    """Twice as many partners, or half as much known: not side by side."""
    assert len(compare(network(10), network(20)).remarks) == 1
    assert len(compare(network(10), network(10, asked=20)).remarks) == 1
    assert len(compare(network(10), network(20, asked=20)).remarks) == 2


def test_empty_networks_compare_without_a_number() -> None:
    """Unknown is not zero."""
    assert compare(network(0), network(0)).ties_a_partner == (None, None)
