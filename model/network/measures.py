"""All measures of a network in one go, with what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

import numpy as np

from model.network import centrality, cohesion
from model.network.coverage import Coverage
from model.network.cut_vertices import cut_off_sizes
from model.network.graph import FloatArray, Graph, unique_names
from model.network.referral_reach import reach
from model.network.structural_holes import structural_holes

PARTNER_MEASURES_IN_FILES = (
    "degree", "betweenness", "closeness", "core", "constraint", "effective_size",
)  # fmt: skip
"""The measures of each partner that the command line prints: a file format, keep it."""


@dataclass(frozen=True, slots=True)
class PartnerMeasures:
    """The measures of one partner. None where a measure is not defined."""

    degree: int
    """Ties."""
    betweenness: float | None
    """Share of the shortest routes between two others that pass here; None below 3 partners."""
    closeness: float | None
    """How near to all others, 0 to 1; None for a single partner."""
    core: int
    """The largest k for which this partner is in a group where all have k ties in the group."""
    constraint: float | None
    """Burt: how much its contacts are tied to each other; None without ties."""
    effective_size: float | None
    """Burt: ties, less the overlap between them; None without ties."""
    ei_index: float | None
    """Ties to other domains against ties within its own, −1 to 1; None without placed ties."""
    reach: int | None
    """Partners it can send participants to in at most two referrals; None without referrals."""
    reached_by: int | None
    """Partners from which participants arrive in at most two referrals."""


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """The measures of one network of recorded ties, by partner id."""

    size: int
    ties: int
    density: float | None
    degree_centralization: float | None
    components: tuple[tuple[str, ...], ...]
    articulation_points: tuple[str, ...]
    cut_off: Mapping[str, int]
    """For each articulation point how many partners lose touch with the rest without it."""
    bridges: tuple[tuple[str, str], ...]
    ei_index: float | None
    reciprocity: float | None
    partners: Mapping[str, PartnerMeasures]
    coverage: Coverage | None

    def as_json(self, names: Mapping[str, str]) -> dict[str, object]:
        """Return plain data under the keys of the `measures` command, with names for ids.

        Two partners with one name are told apart by " (2)". Numbers are given whatever the
        coverage; `coverage` beside them says whether they may be shown to people.
        """
        shown = unique_names({partner_id: names[partner_id] for partner_id in self.partners})
        parts = [sorted(shown[i] for i in part) for part in self.components]
        return {
            "density": self.density,
            "degree_centralization": self.degree_centralization,
            "components": sorted(parts, key=lambda part: (-len(part), part)),
            "articulation_points": sorted(shown[i] for i in self.articulation_points),
            "bridges": sorted(sorted((shown[a], shown[b])) for a, b in self.bridges),
            "ei_index": self.ei_index,
            "reciprocity": self.reciprocity,
            "coverage": self.coverage.as_json() if self.coverage else None,
            "partners": {
                shown[partner_id]: {
                    key: value
                    for key, value in asdict(measures).items()
                    if key in PARTNER_MEASURES_IN_FILES
                }
                for partner_id, measures in self.partners.items()
            },
        }


def measure(graph: Graph, coverage: Coverage | None = None) -> NetworkMeasures:
    """Compute every measure of `graph`.

    Args:
        graph: the network to measure.
        coverage: what is known of its pairs; needed for the reciprocity of reports.

    """
    ids = graph.ids
    return NetworkMeasures(
        size=graph.n,
        ties=graph.m,
        density=cohesion.density(graph),
        degree_centralization=cohesion.degree_centralization(graph),
        components=tuple(tuple(ids[node] for node in part) for part in cohesion.components(graph)),
        articulation_points=tuple(ids[node] for node in cohesion.articulation_points(graph)),
        cut_off={ids[node]: count for node, count in cut_off_sizes(graph).items()},
        bridges=tuple((ids[a], ids[b]) for a, b in cohesion.bridges(graph)),
        ei_index=cohesion.ei_index(graph),
        reciprocity=coverage.reciprocity if coverage else None,
        partners=_partners(graph),
        coverage=coverage,
    )


def _partners(graph: Graph) -> dict[str, PartnerMeasures]:
    constraints, sizes = structural_holes(graph)
    reached = reach(graph)
    nothing: list[int | None] = [None] * graph.n
    columns = {
        "degree": graph.degrees.tolist(),
        "betweenness": _defined(centrality.betweenness(graph)),
        "closeness": _defined(centrality.closeness(graph)),
        "core": centrality.core(graph).tolist(),
        "constraint": _defined(constraints),
        "effective_size": _defined(sizes),
        "ei_index": _defined(cohesion.partner_ei_index(graph)),
        "reach": reached[0].tolist() if reached else nothing,
        "reached_by": reached[1].tolist() if reached else nothing,
    }
    ordered = [columns[field.name] for field in fields(PartnerMeasures)]
    rows = zip(*ordered, strict=True)
    return {
        partner_id: PartnerMeasures(*row) for partner_id, row in zip(graph.ids, rows, strict=True)
    }


def _defined(values: FloatArray) -> list[float | None]:
    """Return the values as plain numbers, and None where a measure is not defined (NaN)."""
    return [None if gone else float(v) for v, gone in zip(values, np.isnan(values), strict=True)]
