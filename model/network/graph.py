"""The network as a graph of numbered nodes: what every measure, gap and layout works on.

Node `i` is the partner with id `ids[i]`; nodes are ordered by id, so the order in which partners
and ties were recorded never changes a result. A pair of nodes is a tie when anything above none
was recorded for it. Referrals are kept apart, because only they have a direction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from model.core.entity import Frozen
from model.core.ids import Slug
from model.network.partners import Partner, Status
from model.network.ties import Connection, Strength, strength_value

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

PRESENT: tuple[Status, ...] = ("joined",)


class View(Frozen):
    """Which part of the network to look at. Empty means: no limit."""

    statuses: tuple[Status, ...] = PRESENT
    domains: tuple[Slug, ...] = ()
    """Partners with at least one of these domains."""
    risk_groups: tuple[Slug, ...] = ()
    """Partners with at least one of these groups in view."""
    weakest: Strength = "knows"
    """Ties of at least this strength. A referral or agreement without strength counts as knows."""
    referrals_only: bool = False
    """Only ties over which participants are sent."""

    def shows(self, partner: Partner) -> bool:
        """Tell whether this view includes `partner`."""
        if self.statuses and partner.status not in self.statuses:
            return False
        if self.domains and not set(self.domains) & set(partner.domains):
            return False
        return not self.risk_groups or bool(set(self.risk_groups) & set(partner.risk_groups))

    def includes(self, connection: Connection) -> bool:
        """Tell whether this view includes the tie that `connection` stands for."""
        if not connection.is_tie or (self.referrals_only and not _is_referral(connection)):
            return False
        return tie_level(connection) >= strength_value(self.weakest)


EVERYONE = View(statuses=())
"""All partners, also those who were only mentioned, invited, or left."""


@dataclass(frozen=True, eq=False)
class Graph:
    """An undirected network with directed referrals, over nodes 0 … n−1."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    domains: tuple[str, ...]
    """The main domain of each node, or an empty text."""
    pairs: IntArray
    """Shape (m, 2): each tie once, the lower node first, in order."""
    levels: IntArray
    """Shape (m,): strength of each tie, 1 for knows up to 4 for integrated."""
    referrals: IntArray
    """Shape (r, 2): source and target of each referral, in order."""

    @property
    def n(self) -> int:
        """The number of partners."""
        return len(self.ids)

    @property
    def m(self) -> int:
        """The number of ties."""
        return len(self.pairs)

    @cached_property
    def index(self) -> dict[str, int]:
        """The node of each partner id."""
        return {partner_id: node for node, partner_id in enumerate(self.ids)}

    @cached_property
    def degrees(self) -> IntArray:
        """Shape (n,): the number of ties of each node."""
        return np.bincount(self.pairs.ravel(), minlength=self.n).astype(np.int64)

    @cached_property
    def adjacency(self) -> BoolArray:
        """Shape (n, n): whether two nodes have a tie."""
        matrix = np.zeros((self.n, self.n), dtype=np.bool_)
        matrix[self.pairs[:, 0], self.pairs[:, 1]] = True
        matrix[self.pairs[:, 1], self.pairs[:, 0]] = True
        return matrix

    @cached_property
    def topology(self) -> rx.PyGraph[None, None]:
        """The same ties for rustworkx. Treat as read-only."""
        topology: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
        topology.add_nodes_from([None] * self.n)
        topology.extend_from_edge_list([(int(a), int(b)) for a, b in self.pairs.tolist()])
        return topology


def graph(
    partners: Iterable[Partner], connections: Iterable[Connection], view: View | None = None
) -> Graph:
    """Make the graph of one view; without one, of the partners who take part now.

    Connections with a partner outside the view are left out.
    """
    view = view or View()
    shown = [partner for partner in partners if view.shows(partner)]
    ids = {partner.id for partner in shown}
    kept = [c for c in connections if c.a in ids and c.b in ids and view.includes(c)]
    return graph_of(
        {partner.id: partner.name for partner in shown},
        {(c.a, c.b): max(1, tie_level(c)) for c in kept},
        referrals=[
            pair
            for c in kept
            for pair, sends in (((c.a, c.b), c.refers_ab), ((c.b, c.a), c.refers_ba))
            if sends
        ],
        domains={partner.id: partner.main_domain for partner in shown},
    )


def graph_of(
    names: Mapping[str, str],
    ties: Mapping[tuple[str, str], int] | Collection[tuple[str, str]],
    *,
    referrals: Collection[tuple[str, str]] = (),
    domains: Mapping[str, str] | None = None,
) -> Graph:
    """Make a graph from plain ids.

    Args:
        names: id → name of every node.
        ties: pairs of ids, or pairs of ids → strength 1…4; both orders of a pair are one tie.
        referrals: (source, target) pairs of ids.
        domains: id → main domain.

    Raises:
        KeyError: a tie or referral names an id that is not in `names`.
        ValueError: a tie joins a node to itself.

    """
    ids = tuple(sorted(names))
    node = {partner_id: place for place, partner_id in enumerate(ids)}
    levels: dict[tuple[int, int], int] = defaultdict(int)
    by_pair = ties if isinstance(ties, Mapping) else dict.fromkeys(ties, 1)
    for (a, b), level in by_pair.items():
        if a == b:
            message = "a tie joins two different partners"
            raise ValueError(message)
        pair = (min(node[a], node[b]), max(node[a], node[b]))
        levels[pair] = max(levels[pair], level)
    ordered = sorted(levels)
    directed = sorted({(node[a], node[b]) for a, b in referrals})
    return Graph(
        ids=ids,
        names=tuple(names[partner_id] for partner_id in ids),
        domains=tuple((domains or {}).get(partner_id, "") for partner_id in ids),
        pairs=pair_array(ordered),
        levels=np.array([levels[pair] for pair in ordered], dtype=np.int64),
        referrals=pair_array(directed),
    )


def pair_array(pairs: Iterable[tuple[int, int]]) -> IntArray:
    """Return pairs of nodes as an array of shape (len, 2), also when there are none."""
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def tie_level(connection: Connection) -> int:
    """Return 0 for no tie up to 4 for integrated; a tie without strength counts as 1, knows."""
    if not connection.is_tie:
        return 0
    return max(1, strength_value(connection.strength or "none"))


def unique_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return id → name in which no two ids share a name: the second gets " (2)" and so on."""
    taken: set[str] = set()
    unique: dict[str, str] = {}
    for partner_id, name in sorted(names.items()):
        candidate, count = name, 1
        while candidate in taken:
            count += 1
            candidate = f"{name} ({count})"
        taken.add(candidate)
        unique[partner_id] = candidate
    return unique


def _is_referral(connection: Connection) -> bool:
    return connection.refers_ab or connection.refers_ba
