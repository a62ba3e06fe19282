"""Which pages each role opens, and where each begins."""

from __future__ import annotations

from model.core.actor import Actor, Role
from model.core.messages import N_
from pages.shared.addresses import ADDRESSES

ROLE_NAMES: dict[Role, str] = {
    "coordinator": N_("coordinator"),
    "project-lead": N_("project lead"),
    "reviewer": N_("reviewer"),
    "partner": N_("partner"),
    "viewer": N_("viewer"),
}

PAGES: dict[Role, tuple[str, ...]] = {
    "coordinator": tuple(address.path for address in ADDRESSES),
    "viewer": (
        "",
        "stappen",
        "cijfers",
        "plan",
        "acties",
        "partners",
        "netwerk",
        "projecten",
        "scorekaart",
        "kennisbank",
        "documenten",
    ),
    "project-lead": ("projecten", "scorekaart", "kennisbank"),
    "reviewer": ("beoordeling", "vergelijking", "kennisbank"),
    "partner": ("relaties", "kennisbank"),
}
"""Role → addresses. What happens on a page is decided by the services, not here."""


def may_open(actor: Actor, path: str) -> bool:
    """Whether this page is for this person."""
    return path.strip("/") in PAGES[actor.role]


def home(actor: Actor) -> tuple[str, dict[str, str]]:
    """Return the address where this person begins, and what stands behind the question mark."""
    if actor.role == "project-lead":
        return "scorekaart", {"project": actor.project_id}
    if actor.role == "reviewer":
        return "beoordeling", {"ronde": actor.round_id, "beoordelaar": actor.name}
    if actor.role == "partner":
        return "relaties", {"partner": actor.partner_id}
    return "", {}
