"""A reviewer who stands too near to a plan sees nothing of it, also not when all lies open."""

from __future__ import annotations

from model.services.rounds import RoundView
from pages.shared.page import Page


def is_barred(page: Page, view: RoundView, project_id: str) -> bool:
    """Whether this reader is a reviewer with a conflict of interest with this plan."""
    actor = page.actor
    return actor.role == "reviewer" and view.conflict_of(project_id, actor.name) is not None
