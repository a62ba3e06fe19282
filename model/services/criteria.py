"""What a round judges by: the six lessons, and the funder's own criteria beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.evaluation.lessons import lessons

if TYPE_CHECKING:
    from model.core.translation import Language
    from model.review.rounds import Round


@dataclass(frozen=True)
class CriterionText:
    """One criterion in one language."""

    id: str
    label: str
    question: str
    anchors: tuple[str, ...]
    """Levels 0 to 4 in words; an own criterion may leave one empty."""
    is_lesson: bool


def criteria_of(round_: Round, language: Language) -> tuple[CriterionText, ...]:
    """Return everything that gets a level in a round: the lessons first, in their order."""
    six = [
        CriterionText(
            lesson.id,
            catalogue().label("lessons", lesson.id, language),
            lesson.lesson.in_language(language),
            tuple(anchor.in_language(language) for anchor in lesson.anchors),
            is_lesson=True,
        )
        for lesson in lessons().values()
    ]
    own = [
        CriterionText(one.id, one.label, one.question, one.anchors, is_lesson=False)
        for one in round_.criteria
    ]
    return (*six, *own)


def criterion_ids(round_: Round) -> tuple[str, ...]:
    """Return the ids of everything that gets a level in a round."""
    return (*lessons(), *(one.id for one in round_.criteria))


def criterion_label(round_: Round, criterion: str, language: Language) -> str:
    """Return what a criterion is called; one that was taken out is shown by its id."""
    found = (c.label for c in criteria_of(round_, language) if c.id == criterion)
    return next(found, criterion)
