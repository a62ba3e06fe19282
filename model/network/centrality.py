"""Where each partner stands in the network: its ties, its place between and near the others.

These describe recorded ties. They say nothing about how much a partner matters.

References:
    Freeman, L. C. (1979), Centrality in social networks, Social Networks 1, 215-239.
    Brandes, U. (2001), A faster algorithm for betweenness centrality, Journal of Mathematical
    Sociology 25, 163-177.
    Wasserman, S. and Faust, K. (1994), Social Network Analysis, p. 201 (closeness in parts).
    Seidman, S. B. (1983), Network structure and minimum degree, Social Networks 5, 269-287.

"""

from collections.abc import Mapping

import numpy as np
import rustworkx as rx

from model.network.graph import FloatArray, Graph, IntArray

_SMALLEST_WITH_BETWEEN = 3
"""Between two others stands somebody only when there are three."""


def betweenness(graph: Graph) -> FloatArray:
    """Return the share of shortest routes between two others that pass each node, shape (n,).

    Normalised by the number of pairs of others, (n−1)(n−2)/2, as networkx does. All NaN below
    three partners: there are no pairs of others.
    """
    if graph.n < _SMALLEST_WITH_BETWEEN:
        return np.full(graph.n, np.nan)
    found = rx.graph_betweenness_centrality(graph.topology, normalized=True)
    return np.fromiter(found.values(), dtype=np.float64, count=graph.n)


def closeness(graph: Graph) -> FloatArray:
    """Return how near each node is to the others, shape (n,), 0 to 1.

    For a node that reaches r others over a total distance d: (r / (n−1)) · (r / d), Wasserman and
    Faust's correction for separate parts, in networkx `wf_improved`. A partner without ties
    reaches a share of 0 of the others, so its closeness is 0. NaN when there are no others.
    """
    if graph.n == 1:
        return np.full(1, np.nan)
    distances = rx.graph_distance_matrix(graph.topology, null_value=0.0)
    total = distances.sum(axis=1)
    reached = np.count_nonzero(distances, axis=1)
    near = np.zeros(graph.n)
    np.divide(reached.astype(np.float64) ** 2, total, out=near, where=total > 0)
    return near / max(1, graph.n - 1)


def core(graph: Graph) -> IntArray:
    """Return the k-core of each node, shape (n,).

    That is the largest k for which it is in a group where all have k ties or more inside the
    group. 0 without ties. Reference: Seidman (1983).
    """
    # The published types say int; it is a mapping from node to core.
    found: Mapping[int, int] = rx.core_number(graph.topology)  # type: ignore[assignment]
    return np.fromiter((found[node] for node in range(graph.n)), dtype=np.int64, count=graph.n)
