"""How the network hangs together as a whole: density, centralization, components, weak spots.

All measures take the recorded ties as undirected and unweighted. Each is `None` where its
definition divides by zero: unknown is not zero.

References:
    Wasserman, S. and Faust, K. (1994), Social Network Analysis, Cambridge University Press.
    Freeman, L. C. (1979), Centrality in social networks, Social Networks 1, 215-239.
    Krackhardt, D. and Stern, R. N. (1988), Informal networks and organizational crises, Social
    Psychology Quarterly 51, 123-140 (E-I index).

"""

import numpy as np
import rustworkx as rx

from model.network.graph import BoolArray, FloatArray, Graph

_PAIR = 2
_TRIPLE = 3


def density(graph: Graph) -> float | None:
    """Return ties over possible ties, 2m / (n(n−1)); None below two partners.

    Reference: Wasserman and Faust (1994), §4.3; equals `networkx.density` for n ≥ 2.
    """
    if graph.n < _PAIR:
        return None
    return 2 * graph.m / (graph.n * (graph.n - 1))


def degree_centralization(graph: Graph) -> float | None:
    """Return Σ(d_max − d_i) / ((n−1)(n−2)): 1 for a star, 0 when all have as many ties.

    None below three partners. Reference: Freeman (1979), with degree as the centrality.
    """
    if graph.n < _TRIPLE:
        return None
    degrees = graph.degrees
    return float((degrees.max() - degrees).sum() / ((graph.n - 1) * (graph.n - 2)))


def components(graph: Graph) -> tuple[tuple[int, ...], ...]:
    """Return the nodes of each connected part, largest part first, then by lowest node."""
    parts = [tuple(sorted(part)) for part in rx.connected_components(graph.topology)]
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def articulation_points(graph: Graph) -> tuple[int, ...]:
    """Return the nodes whose leaving splits the part that they are in (Tarjan's cut vertices)."""
    return tuple(sorted(rx.articulation_points(graph.topology)))


def bridges(graph: Graph) -> tuple[tuple[int, int], ...]:
    """Return the ties that are the only route between two sides, the lower node first."""
    found = rx.bridges(graph.topology)
    return tuple(sorted((min(pair), max(pair)) for pair in found))


def pieces_without(graph: Graph, node: int) -> list[set[int]]:
    """Return the connected parts of the network after `node` left."""
    rest = graph.topology.copy()
    rest.remove_node(node)
    return rx.connected_components(rest)


def ei_index(graph: Graph) -> float | None:
    """Return (E − I) / (E + I): ties between domains against ties within one, −1 to 1.

    Domains are main domains; a tie with a partner that nobody placed is left out. None when no
    tie is left. Reference: Krackhardt and Stern (1988).
    """
    external, placed = _domain_ties(graph)
    if not placed.any():
        return None
    return float(2 * external.sum() / placed.sum() - 1)


def partner_ei_index(graph: Graph) -> FloatArray:
    """Return the E-I index of each node over its own ties, shape (n,); NaN where it has none."""
    external, placed = _domain_ties(graph)
    out = np.bincount(graph.pairs[external].ravel(), minlength=graph.n)
    total = np.bincount(graph.pairs[placed].ravel(), minlength=graph.n)
    index = np.full(graph.n, np.nan)
    np.divide(2.0 * out, total, out=index, where=total > 0)
    return index - 1


def _domain_ties(graph: Graph) -> tuple[BoolArray, BoolArray]:
    """Return per tie whether it joins two domains, and whether both ends are placed."""
    codes = {"": -1}
    code = np.array([codes.setdefault(d, len(codes)) for d in graph.domains], dtype=np.int64)
    first, second = code[graph.pairs[:, 0]], code[graph.pairs[:, 1]]
    placed = (first >= 0) & (second >= 0)
    return placed & (first != second), placed
