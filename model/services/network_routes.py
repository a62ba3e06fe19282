"""Who can bring people of a group to a project, in how many steps, through whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.network.referral_routes import PROJECT, Route, referral_routes

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.network.ties import Handover
    from model.services.network import Network


@dataclass(frozen=True)
class Way:
    """One route in names, ready to draw."""

    stops: tuple[str, ...]
    """Names from who sees the people to who runs the project, or the project itself."""
    handovers: tuple[Handover, ...]
    """How people go from each stop to the next: one fewer than there are stops."""
    only_through: tuple[str, ...]
    """Partners in between, with their contact person, without whom this route is lost."""


@dataclass(frozen=True)
class Ways:
    """All routes for one group to one project."""

    messages: tuple[Message, ...]
    ways: tuple[Way, ...]
    without: tuple[Partner, ...]
    """Partners that see the group and have no route yet."""
    seen_by: int
    """How many present partners see the group at all."""


def ways_to_project(network: Network, project: Project, risk_group: str) -> Ways:
    """Find who can bring people of this group to this project.

    The partner that leads the project is the project; its referrers and key persons that are on
    the map bring people straight to it.
    """
    direct = [referrer.partner_id for referrer in project.referrers]
    direct += [person.partner_id for person in project.key_persons]
    found = referral_routes(
        network.partners,
        network.connections,
        risk_group,
        [project.lead_partner_id] if project.lead_partner_id else [],
        direct=[partner_id for partner_id in direct if partner_id],
    )
    partners = {partner.id: partner for partner in network.partners}
    names = {**network.names, PROJECT: project.title}
    return Ways(
        messages=found.messages,
        ways=tuple(_way(route, names, partners) for route in found.routes),
        without=tuple(partners[i] for i in found.without_route),
        seen_by=len(found.routes) + len(found.without_route),
    )


def _way(route: Route, names: Mapping[str, str], partners: Mapping[str, Partner]) -> Way:
    through = [partners[partner_id] for partner_id in route.only_through]
    return Way(
        stops=tuple(names[stop] for stop in route.path),
        handovers=route.handovers,
        only_through=tuple(
            f"{p.name} ({p.contact_name})" if p.contact_name else p.name for p in through
        ),
    )
