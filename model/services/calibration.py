"""Calibration of a panel: giving levels to practice plans, and seeing how strict one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, Ref, msg, msgn
from model.review.calibration import (
    Bias,
    CalibrationAnswer,
    bias,
    panel_gap,
    reference_of,
    vignettes,
)
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from model.review.rounds import Round
    from model.storage.unit_of_work import UnitOfWork

LEAST_PER_LESSON = 3
"""So many answers for one lesson say something about that lesson. Our choice."""
CLOSE = 0.25
"""A reviewer this near to the rest of the panel counts as alike. Our choice."""


@dataclass(frozen=True)
class Practice:
    """How far a reviewer is with the practice plans, and what it shows."""

    answers: tuple[CalibrationAnswer, ...]
    total: int
    """How many levels are asked in all."""
    bias: Bias
    by_lesson: dict[str, Bias]
    panel_gap: float | None
    """How much milder than the rest of the panel, in levels; None when too little is shared."""
    sayings: tuple[Message, ...]

    def answer_of(self, vignette: str, lesson: str) -> CalibrationAnswer | None:
        """Return the level given, if one was given."""
        return next((a for a in self.answers if (a.vignette, a.lesson) == (vignette, lesson)), None)

    @property
    def next_vignette(self) -> str | None:
        """The first practice plan that is not done yet."""
        done = {(a.vignette, a.lesson) for a in self.answers}
        return next(
            (
                vignette.id
                for vignette in vignettes().values()
                if any((vignette.id, one.lesson) not in done for one in vignette.references)
            ),
            None,
        )


@by_right
def practice(work: UnitOfWork, round_: Round, reviewer: str) -> Practice:
    """Return how far this reviewer is and how strict they are."""
    given = work.calibrations.find(round_id=round_.id)
    own = [one for one in given if one.reviewer == reviewer]
    others = [one for one in given if one.reviewer != reviewer]
    whole = bias(own)
    lessons = sorted({one.lesson for one in own})
    by_lesson = {
        lesson: bias([one for one in own if one.lesson == lesson], least=LEAST_PER_LESSON)
        for lesson in lessons
    }
    gap = panel_gap(own, others)
    return Practice(
        answers=tuple(own),
        total=sum(len(vignette.references) for vignette in vignettes().values()),
        bias=whole,
        by_lesson=by_lesson,
        panel_gap=gap,
        sayings=_sayings(own, whole, by_lesson, gap),
    )


@by_right
def keep_practice(
    work: UnitOfWork,
    round_: Round,
    reviewer: str,
    *,
    vignette: str,
    levels: dict[str, int],
    at: datetime,
) -> list[CalibrationAnswer]:
    """Keep the levels for one practice plan; they are final, because the reference shows next.

    Raises:
        InvalidInputError: a level is missing, or this plan was done already.

    """
    known = vignettes().get(vignette)
    if known is None or {one.lesson for one in known.references} != set(levels):
        raise InvalidInputError(msg("Choose a level for each question first."))
    if work.calibrations.find(round_id=round_.id, reviewer=reviewer, vignette=vignette):
        raise InvalidInputError(msg("You did this practice plan already."))
    added = work.calibrations.add_all(
        [
            CalibrationAnswer(
                coalition_id=round_.coalition_id,
                round_id=round_.id,
                reviewer=reviewer,
                vignette=vignette,
                lesson=lesson,
                level=level,
                at=at,
            )
            for lesson, level in levels.items()
        ]
    )
    work.commit()
    return added


@by_right
def practised(work: UnitOfWork, round_: Round) -> dict[str, Bias]:
    """Return reviewer → how strict they are against the reference, of those who practised."""
    given = work.calibrations.find(round_id=round_.id)
    names = sorted({one.reviewer for one in given})
    return {name: bias([one for one in given if one.reviewer == name]) for name in names}


def _sayings(
    own: Sequence[CalibrationAnswer],
    whole: Bias,
    by_lesson: dict[str, Bias],
    gap: float | None,
) -> tuple[Message, ...]:
    """Say in sentences what the levels show."""
    said: list[Message] = []
    if whole.mean is None:
        return (msg("Too few levels to say anything. Do at least two practice plans."),)
    levels = round(abs(whole.mean), 1)
    if whole.leaning == "alike":
        said.append(msg("On average you give what the reference gives."))
    elif whole.leaning == "stricter":
        said.append(msg("You are {levels} level stricter than the reference.", levels=levels))
    else:
        said.append(msg("You are {levels} level milder than the reference.", levels=levels))
    for lesson, one in by_lesson.items():
        ref = Ref(kind="lessons", ref=lesson)
        if one.leaning == "stricter" and whole.leaning != "stricter":
            said.append(msg("For “{lesson}” you are stricter.", lesson=ref))
        elif one.leaning == "milder" and whole.leaning != "milder":
            said.append(msg("For “{lesson}” you are milder.", lesson=ref))
    far = [
        one
        for one in own
        if (known := reference_of(one.vignette, one.lesson)) and abs(one.level - known.level) > 1
    ]
    if far:
        said.append(
            msgn(
                "One level is two or more away from the reference.",
                "{n} levels are two or more away from the reference.",
                n=len(far),
            )
        )
    said.append(_panel_saying(gap))
    return tuple(said)


def _panel_saying(gap: float | None) -> Message:
    if gap is None:
        return msg("Too few others have practised to compare you with the panel.")
    levels = round(abs(gap), 1)
    if abs(gap) < CLOSE:
        return msg("You and the rest of the panel give about the same.")
    if gap > 0:
        return msg("You are {levels} level milder than the rest of the panel.", levels=levels)
    return msg("You are {levels} level stricter than the rest of the panel.", levels=levels)
