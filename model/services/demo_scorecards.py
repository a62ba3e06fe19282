"""The scorecards of the demo coalition: made by the same rules as everybody's, at an earlier day.

Only what was different in the plan then is written down; what was found follows from the rules, so
the two cannot drift apart.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import Field

from model.core.catalogue import Data
from model.evaluation.assess import assess_project
from model.evaluation.findings import Evaluation
from model.evaluation.lessons import RULESET_VERSION
from model.services.demo_dates import moved
from model.services.map_evidence import map_evidence

if TYPE_CHECKING:
    from datetime import date

    from model.services.wholes import Lists


class ScoredBefore(Data):
    """A scorecard, told by the plan it was made of and what was different in it."""

    id: str
    project_id: str
    at: datetime
    by: str = ""
    were: dict[str, Any] = Field(default_factory=dict)
    """The fields of the plan that were different then."""


def scorecard_of(before: ScoredBefore, lists: Lists, today: date) -> Evaluation:
    """Return the scorecard with its date moved towards today.

    `lists` holds the demo as it was written, its dates not moved yet.

    Raises:
        StopIteration: there is no such project.

    """
    now: Any = next(one for one in lists["projects"] if one.id == before.project_id)
    then = type(now).model_validate({**now.model_dump(), **before.were})
    partners: Any = lists["partners"]
    ties: Any = lists["ties"]
    results, checks = assess_project(then, map_evidence(then, partners, ties))
    return moved(
        Evaluation(
            id=before.id,
            coalition_id=then.coalition_id,
            project_id=then.id,
            ruleset_version=RULESET_VERSION,
            lessons=results,
            checks=checks,
            by=before.by,
            at=before.at,
        ),
        today,
    )
