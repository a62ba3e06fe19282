"""GraphML files: read back with networkx."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from model.exports import graphml
from model.exports.graphml import Edge, Node
from model.exports.printable import printable


def test_network_comes_back_with_its_attributes_and_types() -> None:
    """Numbers are numbers, yes and no are yes and no, unknown is left out."""
    nodes = [
        Node("a", "KBO", {"degree": 2, "betweenness": 0.5, "joined": True, "area": None}),
        Node("b", "Gemeente", {"degree": 1, "betweenness": 1, "joined": False, "area": "De Hoven"}),
    ]
    graph = nx.read_graphml(io.BytesIO(graphml.write(nodes, [Edge("a", "b", {"strength": 3})])))

    assert not graph.is_directed()
    assert dict(graph.nodes["a"]) == {
        "label": "KBO", "degree": 2, "betweenness": 0.5, "joined": True,
    }  # fmt: skip
    assert graph.nodes["b"]["area"] == "De Hoven"
    assert [data["strength"] for _, _, data in graph.edges(data=True)] == [3]


def test_directed_network_keeps_its_direction_and_double_edges() -> None:
    """A referral goes one way; two kinds of tie on one pair stay two."""
    nodes = [Node("a", "A"), Node("b", "B")]
    edges = [Edge("a", "b", {"kind": "refers"}), Edge("a", "b", {"kind": "formal"})]
    graph = nx.read_graphml(io.BytesIO(graphml.write(nodes, edges, directed=True)))

    assert graph.is_directed()
    assert sorted(data["kind"] for *_, data in graph.edges(data=True)) == ["formal", "refers"]
    assert not graph.has_edge("b", "a")


def test_attribute_of_mixed_kinds_becomes_text() -> None:
    """No program stumbles over a type that does not hold."""
    nodes = [Node("a", "A", {"x": 1}), Node("b", "B", {"x": "veel"})]
    graph = nx.read_graphml(io.BytesIO(graphml.write(nodes, [])))

    assert [graph.nodes[node]["x"] for node in "ab"] == ["1", "veel"]


def test_edge_to_nowhere_is_refused() -> None:
    """A file that other programs cannot read is not written."""
    with pytest.raises(ValueError, match="unknown nodes"):
        graphml.write([Node("a", "A")], [Edge("a", "zzz")])


def test_empty_network_is_a_valid_file() -> None:
    """Nothing yet is no error."""
    assert len(nx.read_graphml(io.BytesIO(graphml.write([], [])))) == 0


def test_hostile_text_stays_text(hostile: str) -> None:
    """In labels, attribute names, attribute values and ids."""
    name = f"x{hostile}"
    data = graphml.write([Node(name, hostile, {name: hostile})], [Edge(name, name, {name: "1"})])
    ElementTree.fromstring(data)

    graph = nx.read_graphml(io.BytesIO(data))
    assert list(graph.nodes) == [printable(name)]
    assert (graph.nodes[printable(name)].get("label") or "") == printable(hostile)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_label_survives_graphml(text: str) -> None:
    """What goes in comes out, apart from control characters."""
    graph = nx.read_graphml(io.BytesIO(graphml.write([Node("a", text)], [])))

    assert (graph.nodes["a"]["label"] or "") == printable(text)
