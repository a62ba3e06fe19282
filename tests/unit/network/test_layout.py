"""Layouts are deterministic, keep to their wedge, and keep names readable."""

import math

import networkx as nx
import numpy as np
import pytest

from model.network.graph import Graph, graph_of
from model.network.labels import label_sizes, overlaps
from model.network.layout import Layout, domain_layout, tie_layout

DOMAINS = [f"d{i:02d}" for i in range(12)]
NAMES = ["GGD", "Bibliotheek Lindewaarde", "Stichting Vrijwillige Inzet Lindewaarde en Omstreken"]


def network(g: nx.Graph, weights: tuple[int, ...] = (1,) * 12) -> Graph:
    slots = [d for d, weight in zip(DOMAINS, weights, strict=True) for _ in range(weight)]
    key = {i: f"{i:05d}" for i in g}
    return graph_of(
        {key[i]: f"{NAMES[i % 3]} {i}" for i in g},
        [(key[a], key[b]) for a, b in g.edges],
        domains={key[i]: slots[i % len(slots)] for i in g},
    )


def overlap_count(graph: Graph, layout: Layout) -> int:
    points = np.array([layout.positions[i] for i in graph.ids])
    return len(overlaps(points, label_sizes(graph.names)))


SIZES = [0, 1, 2, 5, 30, 120]


@pytest.mark.parametrize("n", SIZES)
def test_layouts_are_deterministic_and_place_everyone(n: int) -> None:
    """One network, one picture: the same call gives the same positions, all finite."""
    graph = network(nx.gnm_random_graph(n, 2 * n, seed=1))
    again = network(nx.gnm_random_graph(n, 2 * n, seed=1))

    for layout, twin in (
        (domain_layout(graph, DOMAINS), domain_layout(again, DOMAINS)),
        (tie_layout(graph), tie_layout(again)),
    ):
        assert layout == twin
        assert tuple(layout.positions) == graph.ids
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in layout.positions.values())


@pytest.mark.parametrize("n", [5, 30, 120])
@pytest.mark.parametrize("weights", [(1,) * 12, (9, 5, 0, 0, 0, 14, 1, 1, 0, 1, 0, 0)])
def test_names_do_not_overlap(n: int, weights: tuple[int, ...]) -> None:
    """Also with three quarters of the partners in two domains, and with separate parts."""
    g = nx.barabasi_albert_graph(n, 2, seed=2)
    g.remove_edges_from(list(g.edges(range(n - n // 5, n))))
    graph = network(g, weights)

    assert overlap_count(graph, domain_layout(graph, DOMAINS)) == 0
    assert overlap_count(graph, tie_layout(graph)) == 0


@pytest.mark.parametrize("n", [12, 60, 200])
def test_partners_stand_in_the_wedge_of_their_main_domain(n: int) -> None:
    """Inside the wedge, between the middle and the rim; the first wedge has its middle on top."""
    graph = network(nx.empty_graph(n), (9, 5, 0, 0, 0, 14, 1, 1, 0, 1, 0, 0))
    layout = domain_layout(graph, DOMAINS)
    wedges = {wedge.domain: wedge for wedge in layout.wedges}

    assert wedges["d00"].start == -wedges["d00"].end
    for partner_id, domain in zip(graph.ids, graph.domains, strict=True):
        x, y = layout.positions[partner_id]
        wedge = wedges[domain]
        turn = (math.degrees(math.atan2(x, -y)) - wedge.start) % 360
        assert 0 < turn < wedge.end - wedge.start
        assert layout.inner - 1 < math.hypot(x, y) < layout.outer


def test_empty_wedges_keep_their_room() -> None:
    """Twelve wedges fill the circle; an empty one stays wide enough to say what belongs there."""
    few = domain_layout(network(nx.empty_graph(8), (4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0)), DOMAINS)
    many = domain_layout(
        network(nx.empty_graph(200), (4, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0)), DOMAINS
    )

    assert [wedge.end - wedge.start for wedge in few.wedges] == pytest.approx([30] * 12, abs=0.01)
    assert sum(wedge.end - wedge.start for wedge in many.wedges) == pytest.approx(360, abs=0.1)
    assert min(wedge.end - wedge.start for wedge in many.wedges) >= 18 - 0.01
    assert [wedge.domain for wedge in many.wedges if not wedge.is_empty] == ["d00", "d05"]


def test_ties_play_no_part_in_the_layout_by_domain() -> None:
    """A new tie moves nobody."""
    before = domain_layout(network(nx.empty_graph(25)), DOMAINS)
    after = domain_layout(network(nx.complete_graph(25)), DOMAINS)

    assert before == after


def test_partners_without_a_domain_stand_under_the_circle() -> None:
    """Nobody disappears because nobody placed it yet."""
    graph = graph_of({"a": "A", "b": "B", "c": "C"}, [], domains={"a": "d00", "b": "other"})
    layout = domain_layout(graph, DOMAINS)

    assert layout.positions["b"][1] > layout.outer
    assert layout.positions["c"][1] > layout.outer
    assert math.hypot(*layout.positions["a"]) < layout.outer


def test_tie_layout_puts_the_ends_of_a_path_furthest_apart() -> None:
    """Distance on paper follows the number of steps."""
    graph = network(nx.path_graph(6))
    points = np.array(list(tie_layout(graph).positions.values()))
    apart = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))

    assert np.unravel_index(apart.argmax(), apart.shape) in {(0, 5), (5, 0)}
    assert np.all(np.diff(apart[0]) > 0)


def test_tie_layout_of_a_crowd_ends_in_time() -> None:
    """Five thousand pasted partners without ties are placed, names or no names."""
    graph = network(nx.empty_graph(5000))

    assert len(tie_layout(graph).positions) == 5000
