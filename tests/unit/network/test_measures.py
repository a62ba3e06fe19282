"""Every measure equals networkx where it is defined, and is None where it is not."""

import json
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network import structural_holes as holes
from model.network.cut_vertices import cut_off_sizes
from model.network.graph import Graph, graph_of
from model.network.measures import NetworkMeasures, measure
from model.network.referral_reach import reach

DOMAINS = ("", "faith", "sport", "housing")


def ours(g: nx.Graph) -> Graph:
    names = {_key(node): f"Partner {node}" for node in g}
    domains = {_key(node): DOMAINS[node % len(DOMAINS)] for node in g}
    return graph_of(names, [(_key(a), _key(b)) for a, b in g.edges], domains=domains)


def _key(node: int) -> str:
    return f"{node:05d}"


@st.composite
def networks(draw: st.DrawFn) -> nx.Graph:
    """Random networks, with isolates and separate parts."""
    n = draw(st.integers(0, 14))
    g = nx.empty_graph(n)
    everyone = [(a, b) for a in range(n) for b in range(a)]
    if everyone:
        g.add_edges_from(draw(st.lists(st.sampled_from(everyone), max_size=40)))
    return g


def assert_equal_to_networkx(g: nx.Graph) -> None:
    """Compare all measures within 1e-9; NaN and networkx' placeholders count as None."""
    n = g.number_of_nodes()
    found = measure(ours(g))
    node = {_key(i): i for i in g}
    assert (found.density is None) == (n < 2)
    if n >= 2:
        assert found.density == pytest.approx(nx.density(g), abs=1e-9)  # type: ignore[no-untyped-call]  # networkx is half typed
    assert [{node[i] for i in part} for part in found.components] == sorted(
        nx.connected_components(g), key=lambda part: (-len(part), sorted(part))
    )
    assert {node[i] for i in found.articulation_points} == set(nx.articulation_points(g))
    assert {(node[a], node[b]) for a, b in found.bridges} == {
        (min(pair), max(pair)) for pair in nx.bridges(g)
    }
    expected = {
        "degree": dict(g.degree),
        "betweenness": nx.betweenness_centrality(g) if n > 2 else dict.fromkeys(g),
        "closeness": nx.closeness_centrality(g) if n > 1 else dict.fromkeys(g),
        "core": nx.core_number(g),
        "constraint": nx.constraint(g),
        "effective_size": nx.effective_size(g),
    }
    for partner_id, measures in found.partners.items():
        for name, values in expected.items():
            value = values[node[partner_id]]
            if value is None or math.isnan(value):
                assert getattr(measures, name) is None, name
            else:
                assert getattr(measures, name) == pytest.approx(value, abs=1e-9), name


@settings(max_examples=60, deadline=None)
@given(networks())
def test_measures_equal_networkx_on_random_networks(g: nx.Graph) -> None:
    """Within 1e-9, whatever the network."""
    assert_equal_to_networkx(g)


@pytest.mark.parametrize(
    "g",
    [
        nx.empty_graph(0),
        nx.empty_graph(1),
        nx.empty_graph(2),
        nx.path_graph(2),
        nx.empty_graph(7),
        nx.star_graph(6),
        nx.complete_graph(9),
        nx.path_graph(8),
        nx.cycle_graph(6),
        nx.disjoint_union(nx.complete_graph(4), nx.star_graph(3)),
        nx.disjoint_union(nx.path_graph(3), nx.empty_graph(2)),
        nx.barbell_graph(4, 2),
        nx.convert_node_labels_to_integers(nx.karate_club_graph()),
        nx.gnm_random_graph(90, 270, seed=3),
        nx.gnm_random_graph(22, 200, seed=3),
    ],
    ids=lambda g: f"n{g.number_of_nodes()}m{g.number_of_edges()}",
)
def test_measures_equal_networkx_on_known_shapes(g: nx.Graph) -> None:
    """Stars, complete networks, separate parts, loners, and a net of one or two."""
    assert_equal_to_networkx(nx.Graph(g.edges) if not len(g) else _bare(g))


def _bare(g: nx.Graph) -> nx.Graph:
    """Drop weights: karate club carries them, and we do not use any."""
    bare = nx.empty_graph(len(g))
    bare.add_edges_from(g.edges)
    return bare


@settings(max_examples=30, deadline=None)
@given(networks())
def test_structural_holes_by_lists_equal_those_by_matrix(g: nx.Graph) -> None:
    """Both ways of counting common neighbours give the same numbers."""
    network = ours(g)

    for by_list, by_matrix in zip(
        holes._common_by_lists(network), holes._common_by_matrix(network), strict=True
    ):
        assert np.allclose(by_list, by_matrix, atol=1e-12)


def test_structural_holes_can_be_asked_one_by_one() -> None:
    """In a star the middle has n separate contacts and constraint 1/n."""
    star = ours(nx.star_graph(4))

    assert holes.constraint(star)[0] == pytest.approx(0.25)
    assert holes.effective_size(star)[0] == pytest.approx(4)


@pytest.mark.parametrize(
    ("g", "expected"),
    [
        (nx.star_graph(5), 1.0),
        (nx.complete_graph(6), 0.0),
        (nx.cycle_graph(7), 0.0),
        (nx.path_graph(4), 2 / 6),
        (nx.empty_graph(3), 0.0),
        (nx.path_graph(2), None),
        (nx.empty_graph(0), None),
    ],
)
def test_degree_centralization_follows_freeman(g: nx.Graph, expected: float | None) -> None:
    """A star is 1, equals are 0, and below three partners it is not defined (Freeman 1979)."""
    assert measure(ours(g)).degree_centralization == (
        None if expected is None else pytest.approx(expected)
    )


@settings(max_examples=40, deadline=None)
@given(networks())
def test_cut_off_counts_who_really_gets_disconnected(g: nx.Graph) -> None:
    """Take each partner away and count who is no longer with the largest remaining piece."""
    found = cut_off_sizes(ours(g))
    assert list(found) == sorted(nx.articulation_points(g))
    for node in found:
        rest = g.subgraph(nx.node_connected_component(g, node) - {node})
        sizes = sorted(map(len, nx.connected_components(rest)))
        assert found[node] == sum(sizes[:-1])


@settings(max_examples=40, deadline=None)
@given(networks())
def test_ei_index_counts_ties_across_main_domains(g: nx.Graph) -> None:
    """(E − I) / (E + I) over the ties whose both ends are placed; None when there are none."""
    domain = {node: DOMAINS[node % len(DOMAINS)] for node in g}
    placed = [(a, b) for a, b in g.edges if domain[a] and domain[b]]
    out = sum(domain[a] != domain[b] for a, b in placed)
    found = measure(ours(g))

    assert found.ei_index == (
        pytest.approx((2 * out - len(placed)) / len(placed)) if placed else None
    )
    for partner_id, own in found.partners.items():
        mine = [pair for pair in placed if int(partner_id) in pair]
        crossing = sum(domain[a] != domain[b] for a, b in mine)
        expected = (2 * crossing - len(mine)) / len(mine) if mine else None
        assert own.ei_index == (None if expected is None else pytest.approx(expected))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=25))
def test_reach_equals_two_referral_steps_of_networkx(arrows: list[tuple[int, int]]) -> None:
    """Directed: whom I can send people to in at most two referrals, and who can send me people."""
    g = nx.DiGraph([(a, b) for a, b in arrows if a != b])
    g.add_nodes_from(range(9))
    names = {_key(i): _key(i) for i in g}
    network = graph_of(names, [], referrals=[(_key(a), _key(b)) for a, b in g.edges])
    lengths = dict(nx.all_pairs_shortest_path_length(g, cutoff=2))
    near = [(a, b) for a, found in lengths.items() for b in found if a != b]
    found = reach(network)

    if not g.edges:
        assert found is None
    else:
        assert found is not None
        assert found[0].tolist() == [sum(a == i for a, _ in near) for i in range(9)]
        assert found[1].tolist() == [sum(b == i for _, b in near) for i in range(9)]


def test_measures_of_an_empty_network_are_unknown_not_zero() -> None:
    """Nothing recorded gives None, in plain JSON null."""
    found = measure(graph_of({}, []))

    assert found.density is None
    assert found.degree_centralization is None
    assert found.ei_index is None
    assert found.reciprocity is None
    assert found.components == ()


def test_as_json_prints_the_keys_of_the_command_line_without_nan() -> None:
    """Names for ids, namesakes told apart, null for what is not defined."""
    names = {"1": "GGD", "2": "GGD", "3": "De Ark", "4": "Alleen"}
    found: NetworkMeasures = measure(graph_of(names, [("1", "2"), ("2", "3")]))

    printed = json.loads(json.dumps(found.as_json(names), allow_nan=False))

    assert set(printed) == {
        "density", "degree_centralization", "components", "articulation_points", "bridges",
        "ei_index", "reciprocity", "coverage", "partners",
    }  # fmt: skip
    assert printed["components"] == [["De Ark", "GGD", "GGD (2)"], ["Alleen"]]
    assert printed["articulation_points"] == ["GGD (2)"]
    assert printed["bridges"] == [["De Ark", "GGD (2)"], ["GGD", "GGD (2)"]]
    assert printed["partners"]["Alleen"] == {
        "degree": 0,
        "betweenness": 0.0,
        "closeness": 0.0,
        "core": 0,
        "constraint": None,
        "effective_size": None,
    }
