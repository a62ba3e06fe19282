"""What the map means: readings with their coverage, gaps, and the ties that would help most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.network.coverage import Coverage, coverage, coverage_message, warning, withheld_reason
from model.network.gap_messages import gap_messages
from model.network.gaps import Gaps, find_gaps
from model.network.graph import PRESENT, View, graph
from model.network.helpful_ties import HelpfulTie, helpful_ties
from model.network.measures import NetworkMeasures, measure
from model.network.partner_readings import partner_readings
from model.network.partners import Partner
from model.network.readings import Reading, network_readings
from model.network.what_if import Effect, if_joins, if_leaves, if_tie_added

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.services.network import Network

MOST_READINGS = 6
MOST_NETWORKS = 16
"""Networks of which the meaning is kept: one a coalition that is at work."""
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


@lru_cache(maxsize=MOST_NETWORKS)
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


def known_pairs(network: Network) -> Coverage:
    """Return how many pairs of the partners that take part now were asked about."""
    return coverage([p.id for p in network.partners if p.is_present], network.ties)


@lru_cache(maxsize=MOST_NETWORKS)
def measured(network: Network) -> NetworkMeasures:
    """Measure the network of the partners that take part now, with what it rests on."""
    now = graph(network.partners, network.connections, View(statuses=PRESENT))
    return measure(now, known_pairs(network))


PLACE = ("degree", "betweenness", "constraint", "reach", "articulation_points")
"""What is said of one partner's place, in this order."""


def place_in_network(network: Network, partner_id: str) -> tuple[Message, ...]:
    """Say in sentences where a present partner stands among the others, each sentence once.

    Raises:
        KeyError: the partner does not take part.

    """
    readings = {
        r.measure: r for r in partner_readings(measured(network), partner_id, network.names)
    }
    said = [readings[measure].message for measure in PLACE if measure in readings]
    return tuple({message.model_dump_json(): message for message in said}.values())


def ties_that_help(network: Network) -> tuple[HelpfulTie, ...]:
    """Return the three ties that would help the present partners most; fewer when fewer help."""
    return helpful_ties(graph(network.partners, network.connections))


def effect_of_leaving(network: Network, partner_id: str) -> Effect:
    """Tell what changes when this partner leaves."""
    return if_leaves(network.partners, network.connections, partner_id)


def effect_of_joining(network: Network, newcomer: Partner, ties_with: Sequence[str]) -> Effect:
    """Tell what changes when this partner joins and works with these partners."""
    return if_joins(network.partners, network.connections, newcomer, ties_with)


def effect_of_tie(network: Network, a: str, b: str, *, refers: bool) -> Effect:
    """Tell what changes when two partners start to work together; with `refers`, a sends to b."""
    return if_tie_added(network.partners, network.connections, a, b, refers=refers)


def imagined_partner(
    coalition_id: str, name: str, domains: Sequence[str], risk_groups: Sequence[str]
) -> Partner:
    """Return a partner that is not in the register, to try out what it would bring."""
    return Partner(
        coalition_id=coalition_id,
        name=name,
        domains=tuple(domains),
        risk_groups=tuple(risk_groups),
    )


def reading_names() -> Mapping[str, int]:
    """Return the measures in the order of weight."""
    return {name: place for place, name in enumerate(_WEIGHT)}


def _weightiest(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    order = reading_names()
    said = [reading for reading in readings if reading.value is not None and not reading.withheld]
    return tuple(sorted(said, key=lambda r: order.get(r.measure, len(order))))[:MOST_READINGS]
