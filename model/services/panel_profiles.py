"""One plan as the panel saw it: a level for each criterion with its spread, and the own levels."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from model.services.criteria import criterion_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.evaluation.findings import Assessment
    from model.review.rounds import LessonScore, Review
    from model.services.rounds import RoundView


@dataclass(frozen=True)
class PanelLevel:
    """What the panel gave for one criterion of one plan."""

    criterion: str
    levels: tuple[int, ...]
    """Ascending; empty when nobody gave one."""
    not_applicable: int
    own: int | None
    """The applicant's own level; None when there is none."""
    reasons: tuple[tuple[str, int | None, str], ...]
    """Reviewer, level and reason; only where a reason was written."""

    @property
    def mean(self) -> float | None:
        """The mean level; None when nobody gave one."""
        return fmean(self.levels) if self.levels else None

    @property
    def spread(self) -> int:
        """Highest minus lowest level."""
        return self.levels[-1] - self.levels[0] if self.levels else 0

    @property
    def gap(self) -> float | None:
        """The own level minus the panel's mean: above 0 the project is milder on itself."""
        if self.own is None or self.mean is None:
            return None
        return self.own - self.mean


def panel_profile(
    view: RoundView, project_id: str, own: Iterable[Assessment] = ()
) -> tuple[PanelLevel, ...]:
    """Return one row a criterion of the round, in order, from the reviews that judge."""
    reviews = [review for review in view.judging if review.project_id == project_id]
    theirs = [a for a in own if a.on_behalf in ("lead", "agreed")]
    newest = {a.lesson: a.level for a in sorted(theirs, key=lambda a: a.at)}
    return tuple(_row(one, reviews, newest.get(one)) for one in criterion_ids(view.round))


def most_apart(view: RoundView, project_id: str) -> int:
    """Return the widest spread over the criteria of a plan."""
    return max((row.spread for row in panel_profile(view, project_id)), default=0)


def check_counts(view: RoundView, project_id: str) -> dict[str, dict[str, int]]:
    """Return funding check → outcome → how many reviewers said so."""
    counts: dict[str, dict[str, int]] = {}
    for review in view.judging:
        if review.project_id == project_id:
            for answer in review.checks:
                of = counts.setdefault(answer.check, {})
                of[answer.outcome] = of.get(answer.outcome, 0) + 1
    return counts


def _row(criterion: str, reviews: list[Review], own: int | None) -> PanelLevel:
    given = [
        (review.reviewer, score)
        for review in reviews
        for score in review.scores
        if score.lesson == criterion
    ]
    levels = sorted(score.level for _, score in given if score.level is not None)
    return PanelLevel(
        criterion=criterion,
        levels=tuple(levels),
        not_applicable=sum(score.not_applicable for _, score in given),
        own=own,
        reasons=_reasons(given),
    )


def _reasons(given: list[tuple[str, LessonScore]]) -> tuple[tuple[str, int | None, str], ...]:
    said = [(name, score.level, score.reason) for name, score in given if score.reason]
    return tuple(sorted(said, key=lambda one: (-1 if one[1] is None else one[1], one[0])))
