"""The proposal of domains for one name, ready to write."""

from __future__ import annotations

from typing import Any

from model.network.placing import place


def proposal_for(name: str) -> dict[str, Any]:
    """Return the fields of a partner that follow from its name; a person confirms them later."""
    placement = place(name)
    domains = tuple(domain.id for domain in placement.domains)
    return {"domains": domains, "domains_confirmed": False}
