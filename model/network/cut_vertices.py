"""How many partners lose touch with the rest when one partner drops out, for all partners at once.

One walk in depth through the network finds for each partner the branches that hang on it alone, and
their sizes: a branch hangs on `v` when nothing in it has a tie to anything before `v`.

Reference: Hopcroft, J. and Tarjan, R. (1973), Algorithm 447: efficient algorithms for graph
manipulation, Communications of the ACM 16, 372-378.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.network.cohesion import articulation_points
from model.network.graph import Graph


def cut_off_sizes(graph: Graph) -> dict[int, int]:
    """Return per articulation point how many partners lose touch with the largest piece left.

    Nodes whose leaving splits nothing are not in it.
    """
    if not articulation_points(graph):
        return {}
    around: list[list[int]] = [[] for _ in range(graph.n)]
    for a, b in graph.pairs.tolist():
        around[a].append(b)
        around[b].append(a)
    branches: list[list[int]] = [[] for _ in range(graph.n)]
    entered = [-1] * graph.n
    parts = [_walk(root, around, entered, branches) for root in range(graph.n) if entered[root] < 0]
    found: dict[int, int] = {}
    for part in parts:
        for node in part:
            others = len(part) - 1
            rest = others - sum(branches[node])
            pieces = [*branches[node], rest] if rest else branches[node]
            if len(pieces) > 1:
                found[node] = others - max(pieces)
    return dict(sorted(found.items()))


def _walk(
    root: int, around: list[list[int]], entered: list[int], branches: list[list[int]]
) -> list[int]:
    """Walk in depth from `root`; fill in `entered` and `branches`; return the nodes in order."""
    order = [root]
    entered[root] = 0
    earliest = {root: 0}
    size = {root: 1}
    path: list[tuple[int, Iterator[int]]] = [(root, iter(around[root]))]
    while path:
        node, neighbours = path[-1]
        there = next(neighbours, -1)
        if there < 0:
            path.pop()
            if path:
                before = path[-1][0]
                size[before] += size[node]
                earliest[before] = min(earliest[before], earliest[node])
                if earliest[node] >= entered[before]:
                    branches[before].append(size[node])
        elif entered[there] < 0:
            entered[there] = earliest[there] = len(order)
            order.append(there)
            size[there] = 1
            path.append((there, iter(around[there])))
        else:
            # The tie one came along leads back to the node before, which changes nothing below.
            earliest[node] = min(earliest[node], entered[there])
    return order
