"""The proposal of domains for one name, ready to write, and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.network.placing import place

if TYPE_CHECKING:
    from model.core.messages import Message


def proposal_for(name: str) -> dict[str, Any]:
    """Return the fields of a partner that follow from its name; a person confirms them later."""
    placement = place(name)
    domains = tuple(domain.id for domain in placement.domains)
    return {"domains": domains, "domains_confirmed": False}


def reason_for(name: str) -> Message:
    """Return why these domains are proposed for a name, or why none is."""
    return place(name).reason
