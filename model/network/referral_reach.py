"""Whom participants can be sent to in at most two referral steps, and from whom they arrive.

A referral has a direction: the source sends participants to the target. Two steps is what a
partner can still oversee: whom I refer to, and whom they refer to.

Reference: two-step reach, the numerator of reach efficiency, as tabulated in
https://pmc.ncbi.nlm.nih.gov/articles/PMC3150321/table/T3/

"""

import numpy as np

from model.network.graph import BoolArray, Graph, IntArray


def referral_matrix(graph: Graph) -> BoolArray:
    """Return shape (n, n): whether the row's partner refers to the column's partner."""
    matrix = np.zeros((graph.n, graph.n), dtype=np.bool_)
    matrix[graph.referrals[:, 0], graph.referrals[:, 1]] = True
    return matrix


def within_two_steps(graph: Graph) -> BoolArray:
    """Return shape (n, n): whether the column is one or two referrals away from the row.

    The diagonal is False: a partner does not refer to itself.
    """
    direct = referral_matrix(graph)
    reached = direct.copy()
    for source, middle in graph.referrals.tolist():
        reached[source] |= direct[middle]
    np.fill_diagonal(reached, val=False)
    return reached


def reach(graph: Graph) -> tuple[IntArray, IntArray] | None:
    """Return per node how many it reaches within two referrals, and by how many it is reached.

    None when no referral is recorded: then nothing is known about who refers to whom.
    """
    if not len(graph.referrals):
        return None
    near = within_two_steps(graph)
    return near.sum(axis=1, dtype=np.int64), near.sum(axis=0, dtype=np.int64)
