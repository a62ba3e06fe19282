"""Counting a coalition: the facts that steps, start page and documents share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from model.network.ties import Connection, connections
from model.process.gates import CoalitionFacts
from model.services.rights import by_right
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.process.actions import Action
    from model.storage.unit_of_work import UnitOfWork

TABLES = (
    "coalitions",
    "partners",
    "ties",
    "projects",
    "actions",
    "evaluations",
    "assessments",
    "chapters",
    "figure_sets",
)
"""What a standing is counted from."""


@dataclass(frozen=True)
class Standing:
    """A coalition's partners, connections, projects and actions, read once, and their counts."""

    coalition: Coalition
    partners: tuple[Partner, ...]
    connections: tuple[Connection, ...]
    projects: tuple[Project, ...]
    actions: tuple[Action, ...]
    facts: CoalitionFacts


@by_right
def standing(work: UnitOfWork, coalition_id: str, today: date) -> Standing:
    """Read a coalition and count it."""
    what = ("standing", today)
    return kept(work, coalition_id, TABLES, what, lambda: _standing(work, coalition_id, today))


def _standing(work: UnitOfWork, coalition_id: str, today: date) -> Standing:
    coalition = work.coalitions.one(coalition_id)
    partners = work.partners.find(coalition_id=coalition_id)
    joined = connections(work.ties.find(coalition_id=coalition_id))
    projects = work.projects.find(coalition_id=coalition_id)
    actions = work.actions.find(coalition_id=coalition_id)
    scored = {e.project_id for e in work.evaluations.find(coalition_id=coalition_id)}
    scored |= {a.project_id for a in work.assessments.find(coalition_id=coalition_id)}
    chapters = [c for c in work.chapters.find(coalition_id=coalition_id) if c.text.strip()]
    present = [partner for partner in partners if partner.is_present]
    open_actions = [action for action in actions if action.is_open]
    facts = CoalitionFacts(
        partners=len(partners),
        joined=len(present),
        invited=sum(partner.status == "invited" for partner in partners),
        unplaced=sum(not p.domains and p.status != "left" for p in partners),
        domains=frozenset(d for p in present for d in p.domains if d != "other"),
        groups_in_view=frozenset(g for p in present for g in p.risk_groups),
        ties=sum(connection.is_tie for connection in joined),
        referrals=sum(c.refers_ab + c.refers_ba for c in joined),
        projects=len(projects),
        scored_projects=len(scored & {project.id for project in projects}),
        actions=len(actions),
        open_actions=len(open_actions),
        overdue_actions=sum(action.is_overdue(today) for action in actions),
        unowned_actions=sum(not (a.owner_name or a.owner_partner_id) for a in open_actions),
        chapters=len(chapters),
        has_ambition=bool(coalition.ambition.strip()),
        has_own_figures=any(chapter.chapter == "figures" for chapter in chapters)
        or bool(work.figure_sets.find(coalition_id=coalition_id)),
    )
    return Standing(
        coalition, tuple(partners), tuple(joined), tuple(projects), tuple(actions), facts
    )
