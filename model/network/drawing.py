"""The picture of the network as plain rows for the map component; pyvis builds it.

pyvis checks that every tie joins two partners that are on the map and gives each its vis-network
options. Its HTML is not used: it calls other hosts and cannot tell us about clicks. The rows are
short because 300 partners with 1,500 ties travel over the websocket at first load.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from model.network.graph import tie_level
from model.network.layout import Layout
from model.network.partners import STATUSES, Partner
from model.network.ties import COORDINATOR, Connection
from model.network.wedges import Point

NodeRow: TypeAlias = tuple[str, str, float, float, int, int, int]
"""id, name, x, y, number of the domain (−1 for none), number of the status, size 0 to 100."""
TieRow: TypeAlias = tuple[int, int, int, int]
"""Numbers of two nodes, strength 1 to 4, and marks added up."""
WedgeRow: TypeAlias = tuple[int, float, float, int]
"""Number of the domain, start and end in degrees clockwise from the top, and how many partners with
this domain, main or not, take part now. With 0 the wedge is room to grow."""

REFERS_FORTH, REFERS_BACK, UNCONFIRMED, FORMAL = 1, 2, 4, 8
"""Marks of a tie: first refers to second, second to first, not said by both, signed."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is on the map, in the map's own units."""

    nodes: tuple[NodeRow, ...]
    ties: tuple[TieRow, ...]
    wedges: tuple[WedgeRow, ...]
    inner: float
    outer: float


def draw_network(
    partners: Iterable[Partner],
    connections: Iterable[Connection],
    layout: Layout,
    domains: Sequence[str],
    *,
    moved: Mapping[str, Point] | None = None,
    sizes: Mapping[str, float] | None = None,
    everyone: Iterable[Partner] | None = None,
) -> Drawing:
    """Draw partners and the ties between them.

    Args:
        partners: who is on the map; all have a place in `layout`.
        connections: what is known of their ties; those with others or without a tie are left out.
        layout: where everyone stands.
        domains: ids of the domains; their order gives the numbers in the rows.
        moved: id → place where somebody dragged the partner to.
        sizes: id → size between 0 and 1; without it all have one size.
        everyone: all partners, when only some of them are on the map: a domain is room to grow
            when nobody of them takes part, whoever a filter leaves out.

    """
    from pyvis.network import Network  # noqa: PLC0415 - brings IPython and networkx: loads slowly

    network: Any = Network(directed=True)
    listed = sorted(partners, key=lambda p: p.id)
    counted = listed if everyone is None else everyone
    present = Counter(domain for p in counted if p.is_present for domain in p.domains)
    number = {domain: place for place, domain in enumerate(domains)}
    for partner in listed:
        x, y = (moved or {}).get(partner.id, layout.positions[partner.id])
        network.add_node(
            partner.id,
            label=partner.name,
            x=x,
            y=y,
            physics=False,
            group=number.get(partner.main_domain, -1),
            level=STATUSES.index(partner.status),
            value=round(100 * (sizes or {}).get(partner.id, 0.0)),
        )
    shown = set(network.node_ids)
    for connection in connections:
        if connection.is_tie and {connection.a, connection.b} <= shown:
            network.add_edge(
                connection.a,
                connection.b,
                width=tie_level(connection),
                value=_marks(connection),
            )
    return Drawing(
        nodes=_node_rows(network.nodes),
        ties=_tie_rows(network.edges, network.node_ids),
        wedges=tuple((number[w.domain], w.start, w.end, present[w.domain]) for w in layout.wedges),
        inner=layout.inner,
        outer=layout.outer,
    )


def as_shares(values: Mapping[str, float]) -> dict[str, float]:
    """Return each value as a share of the largest, 0 to 1; all 0 when there is no largest."""
    most = max(values.values(), default=0.0)
    return {key: value / most if most > 0 else 0.0 for key, value in values.items()}


def is_confirmed(connection: Connection) -> bool:
    """Whether both partners said themselves that there is a tie.

    A pair on which only a referral or an agreement was recorded counts as confirmed when both
    partners reported it.
    """
    if connection.strength not in (None, "none"):
        return connection.confirmed
    return len(set(connection.reporters) - {COORDINATOR}) > 1


def _marks(connection: Connection) -> int:
    return (
        REFERS_FORTH * connection.refers_ab
        + REFERS_BACK * connection.refers_ba
        + UNCONFIRMED * (not is_confirmed(connection))
        + FORMAL * connection.formal
    )


def _node_rows(nodes: Iterable[dict[str, object]]) -> tuple[NodeRow, ...]:
    keys = ("id", "label", "x", "y", "group", "level", "value")
    return tuple(tuple(node[key] for key in keys) for node in nodes)  # type: ignore[misc]  # in the order of NodeRow


def _tie_rows(edges: Iterable[dict[str, object]], ids: Collection[str]) -> tuple[TieRow, ...]:
    node = {partner_id: place for place, partner_id in enumerate(ids)}
    return tuple(
        (node[str(e["from"])], node[str(e["to"])], e["width"], e["value"])  # type: ignore[misc]  # numbers that we put in
        for e in edges
    )
