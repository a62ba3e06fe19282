"""How the levels of a project went over time: what was found, and what the team agreed on then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from model.evaluation.findings import Assessment
    from model.services.scorecards import Scorecard

MOST = 6
"""Scorecards side by side; earlier ones stay in the list of what moved."""


@dataclass(frozen=True)
class LevelThen:
    """One lesson at one scorecard; `found` None: too little was known, or it does not apply."""

    at: datetime
    found: int | None
    agreed: Assessment | None


@dataclass(frozen=True)
class LessonOverTime:
    """One lesson from its first scorecard to now."""

    lesson: str
    levels: tuple[LevelThen, ...]
    """Oldest first."""

    @property
    def moved(self) -> int | None:
        """How many levels were won or lost in what was found; None when one end is unknown."""
        first, last = self.levels[0].found, self.levels[-1].found
        return None if first is None or last is None else last - first


def levels_over_time(card: Scorecard, *, most: int = MOST) -> tuple[LessonOverTime, ...]:
    """Return each lesson over the newest scorecards, with the level agreed on at each.

    An agreement belongs to the scorecard that lay on the table: the newest one before it. What
    was agreed before the first scorecard shown belongs to that one only when nothing was agreed
    on it later.
    """
    evaluations = [*reversed((card.evaluation, *card.earlier))][-most:]
    lines = []
    for one in card.cards:
        levels = []
        for number, evaluation in enumerate(evaluations):
            begins = evaluation.at if number else None
            ends = evaluations[number + 1].at if number + 1 < len(evaluations) else None
            agreed = [
                given
                for given in card.agreements
                if given.lesson == one.lesson.id
                and (begins is None or given.at >= begins)
                and (ends is None or given.at < ends)
            ]
            found = next((r for r in evaluation.lessons if r.lesson == one.lesson.id), None)
            levels.append(
                LevelThen(
                    at=evaluation.at,
                    found=found.level if found is not None else None,
                    agreed=agreed[-1] if agreed else None,
                )
            )
        lines.append(LessonOverTime(one.lesson.id, tuple(levels)))
    return tuple(lines)
