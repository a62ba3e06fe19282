"""The few new ties that would help the network most, with the reasons.

A new tie can do three things:

- **join**: pairs of partners in separate parts can reach each other from then on;
- **relieve**: pairs whose every route runs through one and the same partner get a way around it;
- **shorten**: people can be brought from one partner to another in two referrals from then on, if
  the two refer to each other (nothing when no referrals are recorded).

They count in that order: first that nobody stays outside, then that nobody hangs on one partner,
then shorter routes. Of equal ties the one into the closest group (k-core) goes first, so that a
newcomer lands among others; then the one that joins two domains; then the one between partners with
the fewest ties, because a busy hub does not need one more. The tie is added and the next is sought:
greedy, so three ties together may not be the best three. All pairs are valued exactly, not sampled.
The aim is the fewest ties that still reach everyone, not as many as possible.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
import rustworkx as rx

from model.core.messages import Message, msg, msgn
from model.network import cohesion
from model.network.centrality import core
from model.network.graph import BoolArray, FloatArray, Graph, pair_array
from model.network.referral_reach import referral_matrix, within_two_steps


@dataclass(frozen=True, slots=True)
class HelpfulTie:
    """A suggested tie, what it would do in pairs of partners, and why."""

    a: str
    b: str
    joins: int
    """Pairs of partners that can reach each other from then on."""
    relieves: int
    """Pairs that no longer hang on any single partner between them."""
    shortens: int
    """Ordered pairs that come within two referrals."""
    introduced_by: tuple[str, ...]
    """Ids of partners that have a tie with both."""
    reasons: tuple[Message, ...]


def helpful_ties(graph: Graph, count: int = 3) -> tuple[HelpfulTie, ...]:
    """Return at most `count` ties that would help most, in the order in which to make them.

    Fewer when no further tie would help: then the network holds without them.
    """
    found: list[HelpfulTie] = []
    current = graph
    for _ in range(count):
        best = _best_tie(current)
        if best is None:
            break
        tie, a, b = best
        found.append(tie)
        current = _with_tie(current, a, b)
    return tuple(found)


def _best_tie(graph: Graph) -> tuple[HelpfulTie, int, int] | None:
    if graph.n < 2:  # noqa: PLR2004 - a pair
        return None
    joins, relieves, shortens = _joins(graph), _relieves(graph), _shortens(graph)
    open_pairs = np.triu(~graph.adjacency, 1) & (joins + relieves + shortens > 0)
    rows, columns = np.nonzero(open_pairs)
    if not len(rows):
        return None
    domains, cores = np.array(graph.domains), core(graph)
    order = (  # the last decides first
        columns,
        rows,
        graph.degrees[rows] + graph.degrees[columns],
        domains[rows] == domains[columns],
        -(cores[rows] + cores[columns]),
        -shortens[rows, columns],
        -relieves[rows, columns],
        -joins[rows, columns],
    )
    choice = np.lexsort(order)[0]
    a, b = int(rows[choice]), int(columns[choice])
    freed = 0
    if relieves[a, b]:
        freed = _pairs_with_a_way_around(_with_tie(graph, a, b)) - _pairs_with_a_way_around(graph)
    return _described(graph, a, b, (int(joins[a, b]), freed, int(shortens[a, b]))), a, b


def _joins(graph: Graph) -> FloatArray:
    """Return per pair how many pairs of partners get in touch: the product of the part sizes."""
    label, size = np.zeros(graph.n), np.zeros(graph.n)
    for number, part in enumerate(cohesion.components(graph)):
        label[list(part)] = number
        size[list(part)] = len(part)
    return np.where(label[:, None] != label, size[:, None] * size, 0.0)


def _relieves(graph: Graph) -> FloatArray:
    """Return per pair how much hanging on one partner it takes away: pairs times such partners.

    A cut vertex keeps pieces of sizes s apart; a tie between pieces i and j frees s_i · s_j pairs.
    Summed over cut vertices that is S·Sᵀ less the same for two nodes in one piece, P·Pᵀ, where S
    holds per node and cut vertex the size of the node's piece, and P has a column per piece.
    """
    sizes: list[FloatArray] = []
    pieces: list[FloatArray] = []
    for node in cohesion.articulation_points(graph):
        own = len(pieces)
        for piece in cohesion.pieces_without(graph, node):
            members = list(piece)
            if graph.adjacency[node, members].any():
                column = np.zeros(graph.n)
                column[members] = len(members)
                pieces.append(column)
        sizes.append(np.sum(pieces[own:], axis=0))
    if not sizes:
        return np.zeros((graph.n, graph.n))
    by_cut, by_piece = np.column_stack(sizes), np.column_stack(pieces)
    gain: FloatArray = by_cut @ by_cut.T - by_piece @ by_piece.T
    return gain


def _pairs_with_a_way_around(graph: Graph) -> int:
    """Return how many pairs do not hang on one partner: those within one biconnected block."""
    members: dict[int, set[int]] = defaultdict(set)
    for edge, block in rx.biconnected_components(graph.topology).items():
        members[block].update(edge)
    return sum(len(block) * (len(block) - 1) // 2 for block in members.values())


def _shortens(graph: Graph) -> FloatArray:
    """Return per pair how many ordered pairs come within two referrals if both refer.

    A new referral u → v brings u to v and to whom v refers, and to v all who refer to u. With
    N for "not within two steps yet" and A for referrals that is N + N·Aᵀ + Aᵀ·N, exactly.
    """
    if not len(graph.referrals):
        return np.zeros((graph.n, graph.n))
    refers = referral_matrix(graph).astype(np.float64)
    out_of_reach = (~within_two_steps(graph)).astype(np.float64)
    np.fill_diagonal(out_of_reach, 0.0)
    one_way = out_of_reach + out_of_reach @ refers.T + refers.T @ out_of_reach
    both: FloatArray = one_way + one_way.T
    return both


def _with_tie(graph: Graph, a: int, b: int) -> Graph:
    """Return the graph with a tie, with referrals both ways when referrals are recorded at all."""
    pairs = sorted([*map(tuple, graph.pairs.tolist()), (a, b)])
    referrals = graph.referrals
    if len(referrals):
        referrals = pair_array(sorted([*map(tuple, referrals.tolist()), (a, b), (b, a)]))
    levels = np.ones(len(pairs), dtype=np.int64)
    return replace(graph, pairs=pair_array(pairs), levels=levels, referrals=referrals)


def _described(graph: Graph, a: int, b: int, gains: tuple[int, int, int]) -> HelpfulTie:
    both: BoolArray = graph.adjacency[a] & graph.adjacency[b]
    joins, relieves, shortens = gains
    between = tuple(graph.ids[node] for node in np.flatnonzero(both))
    return HelpfulTie(
        a=graph.ids[a],
        b=graph.ids[b],
        joins=joins,
        relieves=relieves,
        shortens=shortens,
        introduced_by=between,
        reasons=_reasons(graph, a, b, gains, tuple(graph.names[i] for i in np.flatnonzero(both))),
    )


def _reasons(
    graph: Graph, a: int, b: int, gains: tuple[int, int, int], between: tuple[str, ...]
) -> tuple[Message, ...]:
    joins, relieves, shortens = gains
    reasons: list[Message] = []
    if joins:
        reasons.append(
            msgn(
                "Two partners that could not reach each other get in touch.",
                "{n} pairs of partners that could not reach each other get in touch.",
                n=joins,
            )
        )
    if relieves:
        reasons.append(
            msgn(
                "One pair of partners no longer hangs on a single partner in between.",
                "{n} pairs of partners no longer hang on a single partner in between.",
                n=relieves,
            )
        )
    if shortens:
        reasons.append(
            msgn(
                "If they refer to each other, one route of at most two referrals opens.",
                "If they refer to each other, {n} routes of at most two referrals open.",
                n=shortens,
            )
        )
    if graph.domains[a] != graph.domains[b] and graph.domains[a] and graph.domains[b]:
        reasons.append(msg("The tie joins two domains."))
    if between:
        reasons.append(msg("{name} has a tie with both and can introduce them.", name=between[0]))
    return tuple(reasons)
