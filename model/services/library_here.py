"""What this coalition has beside the general cards: who sees a group, which projects reach it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.services.library_data import group_texts
from model.services.rights import by_right
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork

Gap = Literal["nobody", "unseen", "unreached", ""]
"""No partner and no project, no partner, no project, or no gap."""


@dataclass(frozen=True)
class GroupHere:
    """What this coalition has for a risk group."""

    partners: tuple[Partner, ...]
    """Partners that take part and have this group in view."""
    projects: tuple[Project, ...]
    """Projects that mean to reach this group; stopped ones are left out."""
    to_ask: tuple[Partner, ...]
    """Partners of a domain that often knows this group, who did not say so yet."""

    @property
    def gap(self) -> Gap:
        """What is missing here for this group."""
        if not self.partners:
            return "unseen" if self.projects else "nobody"
        return "" if self.projects else "unreached"


@dataclass(frozen=True)
class Here:
    """What this coalition has, beside the general cards."""

    groups: Mapping[str, GroupHere]
    domains: Mapping[str, tuple[Partner, ...]]
    """The partners that take part, by domain and name."""


@by_right
def library_here(work: UnitOfWork, coalition_id: str) -> Here:
    """Return what this coalition has for each risk group and in each domain."""
    tables = ("partners", "projects")
    return kept(work, coalition_id, tables, "library-here", lambda: _here(work, coalition_id))


def _here(work: UnitOfWork, coalition_id: str) -> Here:
    partners = sorted(
        (p for p in work.partners.find(coalition_id=coalition_id) if p.is_present),
        key=lambda partner: partner.name.casefold(),
    )
    projects = sorted(
        (p for p in work.projects.find(coalition_id=coalition_id) if p.status != "stopped"),
        key=lambda project: project.title.casefold(),
    )
    shared = catalogue()
    groups = {group: _group(group, partners, projects) for group in shared.items("risk-groups")}
    domains = {
        domain: tuple(p for p in partners if domain in p.domains) for domain in shared.domains
    }
    return Here(groups, domains)


def _group(group: str, partners: list[Partner], projects: list[Project]) -> GroupHere:
    seen = tuple(partner for partner in partners if group in partner.risk_groups)
    often = {
        domain.id for domain in catalogue().domains.values() if group in domain.risk_groups
    } | set(group_texts()[group].domains)
    return GroupHere(
        seen,
        tuple(project for project in projects if group in project.risk_groups),
        tuple(p for p in partners if group not in p.risk_groups and often & set(p.domains)),
    )
