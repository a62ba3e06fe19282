"""Scores as the statistics read them: who gave which project which level for which lesson."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from pydantic import Field

from model.core.entity import Frozen
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.review.rounds import LEVELS, Review

MOST_PROJECTS = 300
MOST_REVIEWERS = 300
MOST_LESSONS = 40


class Score(Frozen):
    """One level by one reviewer. `level` None: not applicable, abstained, or not filled in."""

    project: str = Field(min_length=1, max_length=200)
    reviewer: str = Field(min_length=1, max_length=200)
    lesson: str = Field(min_length=1, max_length=200)
    level: int | None = Field(default=None, ge=0, le=LEVELS - 1)


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The levels that were given, as parallel arrays of one length n.

    Ids are sorted, so that the order of the rows in a file never changes an outcome.
    """

    projects: tuple[str, ...]
    reviewers: tuple[str, ...]
    """Only those who gave at least one level."""
    lessons: tuple[str, ...]
    project: npt.NDArray[np.intp]
    reviewer: npt.NDArray[np.intp]
    lesson: npt.NDArray[np.intp]
    level: npt.NDArray[np.float64]


def submitted_scores(reviews: Iterable[Review]) -> tuple[Score, ...]:
    """Return the scores of the reviews that were handed in; not applicable has no level."""
    return tuple(
        Score(
            project=review.project_id,
            reviewer=review.reviewer,
            lesson=score.lesson,
            level=None if score.not_applicable else score.level,
        )
        for review in reviews
        if review.is_submitted
        for score in review.scores
    )


def tabulate(scores: Iterable[Score], projects: Iterable[str] = ()) -> ScoreTable:
    """Put scores in arrays.

    Args:
        scores: The scores; of two for the same project, reviewer and lesson the later one counts.
        projects: Projects that must be listed also when nobody scored them.

    Raises:
        InvalidInputError: There are more projects, reviewers or lessons than one round can hold.
    """
    latest = {(s.project, s.reviewer, s.lesson): s.level for s in scores}
    given = sorted((key, level) for key, level in latest.items() if level is not None)
    project_ids = sorted({*projects, *(key[0] for key in latest)})
    reviewer_ids = sorted({key[1] for key, _ in given})
    lesson_ids = sorted({key[2] for key in latest})
    _check_size(len(project_ids), len(reviewer_ids), len(lesson_ids))
    return ScoreTable(
        projects=tuple(project_ids),
        reviewers=tuple(reviewer_ids),
        lessons=tuple(lesson_ids),
        project=_positions([key[0] for key, _ in given], project_ids),
        reviewer=_positions([key[1] for key, _ in given], reviewer_ids),
        lesson=_positions([key[2] for key, _ in given], lesson_ids),
        level=np.array([level for _, level in given], dtype=np.float64),
    )


def counting(table: ScoreTable, weights: npt.NDArray[np.float64]) -> ScoreTable:
    """Return the table without scores of lessons with weight 0, and without idle reviewers."""
    kept = weights[table.lesson] > 0
    remaining, reviewer = np.unique(table.reviewer[kept], return_inverse=True)
    return replace(
        table,
        reviewers=tuple(table.reviewers[r] for r in remaining),
        project=table.project[kept],
        reviewer=reviewer,
        lesson=table.lesson[kept],
        level=table.level[kept],
    )


def _positions(names: list[str], ids: list[str]) -> npt.NDArray[np.intp]:
    place = {name: position for position, name in enumerate(ids)}
    return np.array([place[name] for name in names], dtype=np.intp)


def _check_size(projects: int, reviewers: int, lessons: int) -> None:
    if projects > MOST_PROJECTS or reviewers > MOST_REVIEWERS or lessons > MOST_LESSONS:
        raise InvalidInputError(
            msg(
                "A round holds at most {projects} projects, {reviewers} reviewers and "
                "{lessons} lessons. Split this one into smaller rounds.",
                projects=MOST_PROJECTS,
                reviewers=MOST_REVIEWERS,
                lessons=MOST_LESSONS,
            )
        )
