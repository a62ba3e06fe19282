"""The network of a coalition, ready for pictures, GraphML and the standalone map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports import graphml
from model.exports.network_map import Edge, Group, NetworkMap, Node, Sector
from model.network.drawing import is_confirmed
from model.network.graph import View, graph, tie_level
from model.network.layout import domain_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Translator
    from model.network.layout import Layout
    from model.network.partners import Partner
    from model.network.ties import Connection
    from model.services.facts import Standing

ACTIVE = View(statuses=("joined", "invited", "prospect"))
"""Everybody who takes part or may; those who left are not on the map."""
UNPLACED = "unplaced"


@dataclass(frozen=True)
class PrintedMap:
    """A map with the sectors of the domains."""

    network: NetworkMap
    sectors: tuple[Sector, ...]
    inner: float
    outer: float


def printed_map(
    now: Standing, t: Translator, *, only_present: bool = True, note: str = ""
) -> PrintedMap:
    """Return the map by domain, in the translator's language; `note` says what it rests on.

    A domain is room to grow when nobody of it takes part, as on the page of the map.
    """
    view = View() if only_present else ACTIVE
    shown = [partner for partner in now.partners if view.shows(partner)]
    domains = [domain for domain in catalogue().domains if domain != "other"]
    layout = domain_layout(graph(shown, now.connections, view), domains)
    ids = {partner.id for partner in shown}
    ties = [c for c in now.connections if c.is_tie and c.a in ids and c.b in ids]
    network = NetworkMap(
        title=t("The network of {name}", name=now.coalition.name),
        groups=_groups(t),
        nodes=tuple(_node(partner, layout, t) for partner in shown),
        edges=tuple(_edge(connection, t) for connection in ties),
        note=note,
        language=t.language,
        middle=now.coalition.name,
    )
    taking_part = {
        domain for partner in now.partners if partner.is_present for domain in partner.domains
    }
    sectors = tuple(
        Sector(wedge.domain, wedge.start, wedge.end, is_empty=wedge.domain not in taking_part)
        for wedge in layout.wedges
    )
    return PrintedMap(network, sectors, layout.inner, layout.outer)


def as_graphml(network: NetworkMap, t: Translator) -> bytes:
    """Return the map as GraphML: ties without direction, so who refers to whom stands in them."""
    labels = {group.id: group.label for group in network.groups}
    nodes = [
        graphml.Node(
            node.id,
            node.label,
            {"domain": node.group, t("Domain"): labels[node.group], **dict(node.facts)},
        )
        for node in network.nodes
    ]
    return graphml.write(nodes, [_graph_edge(edge) for edge in network.edges])


def _graph_edge(edge: Edge) -> graphml.Edge:
    attributes: dict[str, graphml.Value] = {
        "weight": edge.level,
        "kind": edge.label,
        "refers": edge.arrow,
        "refers_from": edge.source if edge.arrow else None,
        "refers_to": edge.target if edge.arrow else None,
        "refers_back": edge.back,
        "formal": edge.formal,
        "confirmed": not edge.dashed,
    }
    return graphml.Edge(edge.source, edge.target, attributes)


def _groups(t: Translator) -> tuple[Group, ...]:
    domains = [
        Group(
            id=domain.id,
            label=domain.label.in_language(t.language),
            letter=domain.letter,
            colour=domain.colour,
        )
        for domain in catalogue().domains.values()
    ]
    unplaced = Group(id=UNPLACED, label=t("not placed yet"), letter="?", colour="#5f6368")
    return (*domains, unplaced)


def _node(partner: Partner, layout: Layout, t: Translator) -> Node:
    x, y = layout.positions[partner.id]
    return Node(
        id=partner.id,
        label=partner.name,
        group=partner.main_domain or UNPLACED,
        x=x,
        y=y,
        is_present=partner.is_present,
        facts=tuple(_facts(partner, t)),
    )


def _facts(partner: Partner, t: Translator) -> list[tuple[str, str]]:
    def labels(kind: str, ids: Sequence[str]) -> str:
        return ", ".join(catalogue().label(kind, item, t.language) for item in ids)

    facts = [
        (t("Also in the domain"), labels("domains", partner.domains[1:])),
        (t("Status"), catalogue().label("statuses", partner.status, t.language)),
        (t("Has in view"), labels("risk-groups", partner.risk_groups)),
        (t("Can bring"), labels("contributions", partner.contributions)),
        (t("Key persons"), labels("key-persons", partner.key_persons)),
        (t("Places"), ", ".join(partner.places)),
    ]
    return [(name, value) for name, value in facts if value]


def _edge(connection: Connection, t: Translator) -> Edge:
    forward = connection.refers_ab or not connection.refers_ba
    source, target = (connection.a, connection.b) if forward else (connection.b, connection.a)
    words = []
    if connection.strength not in (None, "none"):
        words.append(catalogue().label("tie-strengths", str(connection.strength), t.language))
    if connection.refers_ab or connection.refers_ba:
        words.append(catalogue().label("tie-kinds", "refers", t.language))
    if connection.formal:
        words.append(catalogue().label("tie-kinds", "formal", t.language))
    return Edge(
        source=source,
        target=target,
        label=", ".join(words),
        width=0.8 + 0.8 * tie_level(connection),
        arrow=connection.refers_ab or connection.refers_ba,
        dashed=not is_confirmed(connection),
        back=connection.refers_ab and connection.refers_ba,
        formal=connection.formal,
        level=tie_level(connection),
    )
