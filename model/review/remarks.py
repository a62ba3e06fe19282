"""What a reader must know beside the numbers of a ranking."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.core.messages import Message, msg, msgn
from model.review.scores import ScoreTable


def round_notes(
    table: ScoreTable, weights: Mapping[str, float] | None, fund: int | None
) -> tuple[Message, ...]:
    """Return remarks on weights, projects without scores, and a line that asks for no choice."""
    named = weights or {}
    notes = [
        msg("{lesson} has no weight, so it does not count.", lesson=lesson)
        for lesson in table.lessons
        if named and lesson not in named
    ]
    notes += [
        msg("{lesson} has a weight, but nobody scored it.", lesson=lesson)
        for lesson in named
        if lesson not in table.lessons
    ]
    missing = len(table.projects) - len(np.unique(table.project))
    if missing:
        notes.append(
            msgn(
                "One project has no scores yet, so nothing is decided about it.",
                "{n} projects have no scores yet, so nothing is decided about them.",
                n=missing,
            )
        )
    if table.projects and fund is not None and fund >= len(table.projects):
        notes.append(msg("There is room for all projects, so no choice is needed."))
    return tuple(notes)


def same_everywhere(table: ScoreTable, reviewer: int) -> Message | None:
    """Say so when a reviewer gave several projects one and the same level throughout."""
    own = table.reviewer == reviewer
    levels = table.level[own]
    if len(np.unique(table.project[own])) > 1 and levels.min() == levels.max():
        return msg(
            "{reviewer} gave level {level} to everything. These scores do not help to tell "
            "projects apart.",
            reviewer=table.reviewers[reviewer],
            level=int(levels[0]),
        )
    return None
