"""The doubts of a scorecard: where the reading was not sure, the project says what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.lessons import indicator_texts
from model.evaluation.material import Material
from model.evaluation.projects import Settled
from model.services.rights import by_right
from model.services.scoring import score_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from model.evaluation.findings import Evaluation, Finding
    from model.evaluation.lessons import IndicatorText
    from model.evaluation.projects import Answered, Project, Recruits
    from model.services.scorecards import Scorecard
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Doubt:
    """One point on which the reading was not sure."""

    lesson: str
    indicator: IndicatorText
    finding: Finding


def open_doubts(card: Scorecard) -> tuple[Doubt, ...]:
    """Return the points that nobody answered yet, in the order of the lessons."""
    return tuple(
        Doubt(one.lesson.id, indicator_texts()[found.indicator], found)
        for one in card.cards
        for found in one.result.findings
        if found.is_doubtful and found.indicator in indicator_texts()
    )


def doubts_kind(project: Project) -> bool:
    """Tell whether the plan leaves it open if it is about people who take part at all."""
    return _doubts_kind(project.changed(version=0))


@lru_cache(maxsize=64)
def _doubts_kind(project: Project) -> bool:
    """Read a plan once: a page is drawn more often than a plan changes."""
    return Material(project).kind.doubtful


@by_right
def settle_doubts(
    work: UnitOfWork,
    project: Project,
    answers: Mapping[str, Answered | None],
    *,
    at: datetime,
    recruits: Recruits | None = None,
) -> Evaluation:
    """Keep what the project says about points of doubt, by indicator, and score again with it.

    None takes an answer back. Answers of others to other points stay; `recruits` says whom the
    project looks for, when that was the doubt.

    Raises:
        InvalidInputError: nothing was answered.
        NotFoundError: somebody removed the project.

    """
    if not answers and recruits is None:
        raise InvalidInputError(msg("Choose what is right for at least one point."))
    now = work.projects.one(project.id)
    kept = {one.indicator: one for one in now.settled if one.indicator not in answers}
    given = {
        indicator: Settled(indicator=indicator, outcome=outcome)
        for indicator, outcome in answers.items()
        if outcome is not None and indicator in indicator_texts()
    }
    values: dict[str, object] = {"settled": tuple((kept | given).values())}
    if recruits is not None:
        values["recruits"] = recruits
    saved = work.projects.save(now.changed(**values))
    return score_project(work, saved, at)
