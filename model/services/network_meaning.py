"""What the map means: readings with their coverage, gaps, and the ties that would help most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.network.coverage import Coverage, coverage, coverage_message, warning, withheld_reason
from model.network.gap_messages import gap_messages
from model.network.gaps import Gaps, find_gaps
from model.network.graph import PRESENT, View, graph
from model.network.helpful_ties import HelpfulTie, helpful_ties
from model.network.measures import NetworkMeasures, measure
from model.network.readings import Reading, network_readings
from model.network.what_if import Effect, if_leaves

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.services.network import Network

MOST_READINGS = 6
_WEIGHT = (
    "components",
    "articulation_points",
    "degree_centralization",
    "ei_index",
    "reach",
    "density",
    "bridges",
    "reciprocity",
)
"""Order of the readings: first what a coalition can act on at once."""


@dataclass(frozen=True)
class Meaning:
    """The second part of the map page."""

    known: Coverage
    basis: Message
    """What the figures rest on, beside every figure."""
    withheld: Message | None
    """Why there are no figures; None when there are."""
    warning: Message | None
    readings: tuple[Reading, ...]
    """Defined and shown readings, the weightiest first, at most `MOST_READINGS`."""
    gaps: Gaps
    gap_messages: tuple[Message, ...]


def network_meaning(network: Network) -> Meaning:
    """Read what the network of the present partners says."""
    measures = measured(network)
    known = measures.coverage
    assert known is not None, "measured with its coverage"
    shared = catalogue()
    gaps = find_gaps(
        network.partners,
        network.connections,
        shared.domains,
        risk_groups=list(shared.items("risk-groups")),
        building_blocks=list(shared.items("building-blocks")),
        key_persons=list(shared.items("key-persons")),
    )
    reason = withheld_reason(known)
    return Meaning(
        known=known,
        basis=coverage_message(known),
        withheld=reason,
        warning=warning(known),
        readings=() if reason else _weightiest(network_readings(measures, network.names)),
        gaps=gaps,
        gap_messages=gap_messages(gaps),
    )


def measured(network: Network) -> NetworkMeasures:
    """Measure the network of the partners that take part now, with what it rests on."""
    view = View(statuses=PRESENT)
    present = [partner.id for partner in network.partners if view.shows(partner)]
    return measure(
        graph(network.partners, network.connections, view), coverage(present, network.ties)
    )


def ties_that_help(network: Network) -> tuple[HelpfulTie, ...]:
    """Return the three ties that would help the present partners most; fewer when fewer help."""
    return helpful_ties(graph(network.partners, network.connections))


def effect_of_leaving(network: Network, partner_id: str) -> Effect:
    """Tell what changes when this partner leaves."""
    return if_leaves(network.partners, network.connections, partner_id)


def reading_names() -> Mapping[str, int]:
    """Return the measures in the order of weight."""
    return {name: place for place, name in enumerate(_WEIGHT)}


def _weightiest(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    order = reading_names()
    said = [reading for reading in readings if reading.value is not None and not reading.withheld]
    return tuple(sorted(said, key=lambda r: order.get(r.measure, len(order))))[:MOST_READINGS]
