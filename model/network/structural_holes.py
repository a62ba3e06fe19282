"""Burt's constraint and effective size: do a partner's contacts know each other already.

Without weights both follow from the common neighbours q of each tie (i, j), with d for degree:

    constraint(i)     = Σ_j ((1 + Σ_q 1/d_q) / d_i)²
    effective size(i) = d_i − Σ_j |common(i, j)| / d_i

The first is Burt's Σ_j (p_ij + Σ_q p_iq p_qj)² with p_ij = 1/d_i; the second is Borgatti's form
of effective size. Both equal `networkx.constraint` and `networkx.effective_size`.

References:
    Burt, R. S. (1992), Structural Holes, Harvard University Press, chapter 2.
    Borgatti, S. P. (1997), Structural holes: unpacking Burt's redundancy measures, Connections 20,
    35-38.

"""

import numpy as np

from model.network.graph import FloatArray, Graph, IntArray

_MATRIX_GAIN = 400
"""Measured: one step of a matrix product costs about 1/400 of one step over lists."""
_LONGEST_LIST = 5_000_000
"""Above this many steps over lists, memory becomes the concern (about 120 MB)."""


def constraint(graph: Graph) -> FloatArray:
    """Return Burt's constraint of each node, shape (n,); NaN without ties."""
    return structural_holes(graph)[0]


def effective_size(graph: Graph) -> FloatArray:
    """Return Burt's effective size of each node, shape (n,); NaN without ties."""
    return structural_holes(graph)[1]


def structural_holes(graph: Graph) -> tuple[FloatArray, FloatArray]:
    """Return constraint and effective size, which share their work, each of shape (n,)."""
    degrees = graph.degrees.astype(np.float64)
    common, weight = _common_neighbours(graph)
    a, b = graph.pairs[:, 0], graph.pairs[:, 1]
    squares = (1 + weight) ** 2
    constrained = _sum_at_ends(a, b, squares, graph.n)
    redundant = _sum_at_ends(a, b, common, graph.n)
    tied = degrees > 0
    constraints = np.full(graph.n, np.nan)
    sizes = np.full(graph.n, np.nan)
    constraints[tied] = constrained[tied] / degrees[tied] ** 2
    sizes[tied] = degrees[tied] - redundant[tied] / degrees[tied]
    return constraints, sizes


def _sum_at_ends(a: IntArray, b: IntArray, values: FloatArray, n: int) -> FloatArray:
    total = np.zeros(n)
    total += np.bincount(a, values, minlength=n)
    total += np.bincount(b, values, minlength=n)
    return total


def _common_neighbours(graph: Graph) -> tuple[FloatArray, FloatArray]:
    """Return per tie the number of common neighbours, and the sum of 1/degree over them."""
    lookups = int(np.minimum(*graph.degrees[graph.pairs.T]).sum())
    if lookups > min(graph.n**3 // _MATRIX_GAIN, _LONGEST_LIST):
        return _common_by_matrix(graph)
    return _common_by_lists(graph)


def _common_by_matrix(graph: Graph) -> tuple[FloatArray, FloatArray]:
    """For dense networks: all pairs at once by matrix products."""
    matrix = graph.adjacency.astype(np.float64)
    a, b = graph.pairs[:, 0], graph.pairs[:, 1]
    inverse = 1 / np.maximum(graph.degrees, 1)
    return (matrix @ matrix)[a, b], ((matrix * inverse) @ matrix)[a, b]


def _common_by_lists(graph: Graph) -> tuple[FloatArray, FloatArray]:
    """For sparse networks: look up each neighbour of the end with the fewest ties."""
    degrees = graph.degrees
    both = np.concatenate([graph.pairs, graph.pairs[:, ::-1]])
    neighbours = both[np.lexsort((both[:, 1], both[:, 0]))][:, 1]
    starts = np.concatenate([[0], np.cumsum(degrees)])
    a, b = graph.pairs[:, 0], graph.pairs[:, 1]
    fewer, more = np.where(degrees[a] <= degrees[b], (a, b), (b, a))
    counts = degrees[fewer]
    tie = np.repeat(np.arange(graph.m), counts)
    offset = np.arange(len(tie)) - np.repeat(np.cumsum(counts) - counts, counts)
    third = neighbours[np.repeat(starts[fewer], counts) + offset]
    shared = graph.adjacency[more[tie], third]
    tie, third = tie[shared], third[shared]
    common, weight = np.zeros(graph.m), np.zeros(graph.m)
    common += np.bincount(tie, minlength=graph.m)
    weight += np.bincount(tie, 1 / degrees[third], minlength=graph.m)
    return common, weight
