"""The start page: where we stand, what comes, where there is room, and two views on the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.messages import Message, Ref, msg
from model.services.dates_ahead import ENDED, DateAhead, dates_beside_actions, soonest
from model.services.facts import TABLES as STANDING_TABLES
from model.services.kickoff import kickoff_plan
from model.services.overview import Overview, overview
from model.services.rights import by_right
from model.services.scorecards import latest_results
from model.services.step_products import read_known
from model.services.views_on_work import WorkView, block_views, pillar_views
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from model.evaluation.findings import Evaluation
    from model.services.facts import Standing
    from model.services.kickoff import KickoffPlan
    from model.storage.unit_of_work import UnitOfWork

TABLES = (
    *STANDING_TABLES,
    "changes",
    "goals",
    "list_entries",
    "plan_revisions",
    "rounds",
    "step_progress",
    "talks",
)
"""What the start page rests on."""
MOST_DATES = 4
LOW = 1
"""A level that leaves much to win."""


@dataclass(frozen=True)
class StartView:
    """What the start page shows."""

    overview: Overview
    ahead: tuple[DateAhead, ...]
    """The next dates that are no action: those stand beside it."""
    projects_room: tuple[Message, ...]
    """What the projects leave open, most telling first."""
    blocks: tuple[WorkView, ...]
    pillars: tuple[WorkView, ...]


@by_right
def start_view(work: UnitOfWork, coalition_id: str, today: date) -> StartView:
    """Return the start page of a coalition, read in one go, and kept while nobody writes in it."""
    # A setting has no stamp, so the plan of the kick-off is read each time and is part of the name.
    kickoff = kickoff_plan(work, coalition_id)
    what = ("start", today, kickoff.model_dump_json())
    return kept(work, coalition_id, TABLES, what, lambda: _view(work, coalition_id, today, kickoff))


def _view(work: UnitOfWork, coalition_id: str, today: date, kickoff: KickoffPlan) -> StartView:
    view = overview(work, coalition_id, today)
    now = view.standing
    ahead = soonest(dates_beside_actions(work, now, kickoff), today)
    return StartView(
        overview=view,
        ahead=tuple(ahead[:MOST_DATES]),
        projects_room=tuple(_room(now, latest_results(work, coalition_id))),
        blocks=tuple(block_views(now)),
        pillars=tuple(pillar_views(read_known(work, now, kickoff))),
    )


def _room(now: Standing, results: dict[str, Evaluation]) -> list[Message]:
    going = {p.id for p in now.projects if p.status not in ENDED}
    scored = [evaluation for key, evaluation in results.items() if key in going]
    low: dict[str, int] = {}
    for evaluation in scored:
        for lesson in evaluation.lessons:
            if lesson.level is not None and lesson.level <= LOW:
                low[lesson.lesson] = low.get(lesson.lesson, 0) + 1
    order = list(catalogue().items("lessons"))
    worst = max(low, key=lambda one: (low[one], -order.index(one)), default=None)
    if worst is None or low[worst] < 2:  # noqa: PLR2004 - one project says nothing of the whole
        return []
    return [
        msg(
            "In {n} of {total} projects with a scorecard there is much to win on “{lesson}”.",
            n=low[worst],
            total=len(scored),
            lesson=Ref(kind="lessons", ref=worst),
        )
    ]
