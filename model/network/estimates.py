"""Density and centralization of the whole network, estimated from the pairs that were answered.

Counting an unanswered pair as "no tie" makes every network look thinner than it is: with one in
five partners silent the density of a network of 30 came out 0.06 too low in our simulation. So the
answered pairs are taken as a sample. The density is ties over answered pairs, and each partner's
ties are scaled from its known pairs to all its pairs, a ratio estimate. Only when pairs were asked:
ties that a coordinator wrote down are no sample.

Reference for the ratio estimate: Cochran, W. G. (1977), Sampling Techniques, Wiley, chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.network.coverage import Coverage
from model.network.graph import Graph

_TRIPLE = 3


@dataclass(frozen=True, slots=True)
class Estimates:
    """What the whole network probably looks like."""

    density: float
    degree_centralization: float | None
    """None below three partners."""
    most_ties: tuple[str, ...]
    """Ids of the partners with the highest estimated number of ties."""


def estimates(graph: Graph, coverage: Coverage) -> Estimates | None:
    """Estimate the whole from the answered pairs; None when partners did not answer.

    `coverage` must be about the same partners as `graph`. With every pair known the estimates equal
    the measures themselves.
    """
    density = coverage.density_of_answered
    if coverage.known == coverage.pairs and coverage.pairs:
        density = graph.m / coverage.pairs
    if density is None or coverage.basis != "asked":
        return None
    known = np.array([count for _, count in coverage.known_of], dtype=np.float64)
    scaled = np.zeros(graph.n)
    np.divide(graph.degrees * (graph.n - 1.0), known, out=scaled, where=known > 0)
    most = np.flatnonzero(scaled >= scaled.max() - 1e-9)
    centralization = None
    if graph.n >= _TRIPLE:
        possible = (graph.n - 1) * (graph.n - 2)
        centralization = min(1.0, float((scaled.max() - scaled).sum()) / possible)
    return Estimates(density, centralization, tuple(graph.ids[node] for node in most))
