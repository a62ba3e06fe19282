"""What the map says about a project: the evidence for lessons 2 and 4, computed, not claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.evaluation.map_facts import NO_MAP, MapFacts, PartnerFact
from model.network.ties import Connection, connections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.network.ties import Tie


def map_evidence(project: Project, partners: Sequence[Partner], ties: Iterable[Tie]) -> MapFacts:
    """Return what partners and ties say about the partners that a project names.

    A partner refers when a tie on the map says that it sends people to the lead. Both sides
    confirmed that when the lead and the partner each reported it themselves.
    """
    if not partners:
        return NO_MAP
    by_id = {partner.id: partner for partner in partners}
    named = {referrer.partner_id for referrer in project.referrers}
    named |= {person.partner_id for person in project.key_persons}
    named.discard("")
    ties = [t for t in ties if project.lead_partner_id in (t.source_id, t.target_id)]
    by_pair = {frozenset((c.a, c.b)): c for c in connections(ties)}
    facts = [
        _fact(by_id[partner_id], project.lead_partner_id, by_pair, ties)
        for partner_id in sorted(named)
        if partner_id in by_id
    ]
    return MapFacts(on_map=True, partners=tuple(facts))


def _fact(
    partner: Partner,
    lead: str,
    by_pair: Mapping[frozenset[str], Connection],
    ties: Sequence[Tie],
) -> PartnerFact:
    connection = by_pair.get(frozenset((partner.id, lead)))
    refers = False
    if connection is not None:
        refers = connection.refers_ab if connection.a == partner.id else connection.refers_ba
    reporters = {
        tie.reported_by
        for tie in ties
        if tie.kind == "refers"
        and tie.strength != "none"
        and (tie.source_id, tie.target_id) == (partner.id, lead)
    }
    return PartnerFact(
        partner_id=partner.id,
        name=partner.name,
        domains=partner.domains,
        risk_groups=partner.risk_groups,
        key_persons=partner.key_persons,
        refers=refers,
        confirmed_by_both={partner.id, lead} <= reporters,
    )
