"""A network as GraphML, which Gephi, yEd, R and networkx open.

Source: GraphML Primer, graphml.graphdrawing.org. Written here and not by networkx, because that
refuses unknown values; an unknown value is left out, which is what GraphML means by it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from model.exports.printable import printable

Value = bool | int | float | str | None
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


@dataclass(frozen=True)
class Node:
    """A node with its attributes; `label` is what programs show."""

    id: str
    label: str
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """An edge with its attributes. In an undirected graph the order of the ends has no meaning."""

    source: str
    target: str
    attributes: Mapping[str, Value] = field(default_factory=dict)


def write(nodes: Iterable[Node], edges: Iterable[Edge], *, directed: bool = False) -> bytes:
    """Return the graph as GraphML in UTF-8; control characters are left out.

    Raises:
        ValueError: an edge ends at a node that is not among the nodes.

    """
    nodes, edges = list(nodes), list(edges)
    _check_ends(nodes, edges)
    on_nodes = [{**node.attributes, "label": node.label} for node in nodes]
    on_edges = [dict(edge.attributes) for edge in edges]
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("graphml"))
    keys = {
        **_declare(root, "node", on_nodes),
        **_declare(root, "edge", on_edges),
    }
    direction = "directed" if directed else "undirected"
    graph = ET.SubElement(root, _tag("graph"), {"id": "network", "edgedefault": direction})
    for node, attributes in zip(nodes, on_nodes, strict=True):
        element = ET.SubElement(graph, _tag("node"), {"id": printable(node.id)})
        _attach(element, "node", attributes, keys)
    for number, (edge, attributes) in enumerate(zip(edges, on_edges, strict=True)):
        ends = {"source": printable(edge.source), "target": printable(edge.target)}
        element = ET.SubElement(graph, _tag("edge"), {"id": f"e{number}", **ends})
        _attach(element, "edge", attributes, keys)
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _check_ends(nodes: list[Node], edges: list[Edge]) -> None:
    known = {node.id for node in nodes}
    loose = {end for edge in edges for end in (edge.source, edge.target)} - known
    if loose:
        problem = f"edges end at unknown nodes: {sorted(loose)[:3]}"
        raise ValueError(problem)


def _declare(
    root: ET.Element, part: Literal["node", "edge"], rows: list[dict[str, Value]]
) -> dict[tuple[str, str], str]:
    """Declare every attribute with its type; return (part, name) → key id."""
    names = sorted({name for row in rows for name in row})
    keys: dict[tuple[str, str], str] = {}
    for number, name in enumerate(names):
        keys[part, name] = f"{part}-{number}"
        attributes = {
            "id": keys[part, name],
            "for": part,
            "attr.name": printable(name),
            "attr.type": _type([row[name] for row in rows if row.get(name) is not None]),
        }
        ET.SubElement(root, _tag("key"), attributes)
    return keys


def _type(values: list[Value]) -> str:
    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "long"
    return "double" if kinds and kinds <= {int, float} else "string"


def _attach(
    element: ET.Element,
    part: str,
    attributes: Mapping[str, Value],
    keys: dict[tuple[str, str], str],
) -> None:
    for name, value in attributes.items():
        if value is not None:
            data = ET.SubElement(element, _tag("data"), {"key": keys[part, name]})
            data.text = str(value).lower() if isinstance(value, bool) else printable(str(value))
