"""A level of a lesson: as many filled bars as the words say, and words that are short."""

from __future__ import annotations

import pytest

from model.core.actor import Actor
from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.evaluation.findings import LessonResult
from model.evaluation.lessons import LESSON_IDS
from pages.shared.identity import Identity
from pages.shared.levels import level_glance, level_steps, level_text
from pages.shared.session import Session


@pytest.fixture
def session() -> Session:
    """A Dutch reader."""
    return Session("nl", Translator("nl"), "Bea", None, catalogue(), Identity(Actor(), None, ()))


@pytest.mark.parametrize("level", range(5))
def test_picture_and_words_say_the_same(session: Session, level: int) -> None:
    """Four bars for "van 4"; level 0 is four empty ones."""
    drawn = level_steps(session, level)

    assert drawn.count("level-step ") == 4
    assert drawn.count("reached") == level
    assert f"niveau {level} van 4" in drawn


def test_one_sentence_when_no_lesson_has_a_level(session: Session) -> None:
    """Six times the same words say nothing more than once."""
    none = [
        LessonResult(
            lesson=lesson,
            outcome="not-applicable",
            level=None,
            coverage=0,
            judged=0,
            applicable=0,
            findings=(),
            reasons=(),
            advice=(),
        )
        for lesson in LESSON_IDS
    ]
    one = [none[0].model_copy(update={"level": 2, "outcome": "met"}), *none[1:]]

    assert "Alle zes lessen: niet van toepassing." in level_glance(session, none)
    assert "<li>" not in level_glance(session, none)
    assert level_glance(session, one).count("<li>") == 6


def test_words_of_a_level_all_begin_small(session: Session) -> None:
    """They stand beside each other in one list."""
    texts = [level_text(session, 3), level_text(session, None)]
    texts += [level_text(session, None, outcome) for outcome in ("not-applicable", "error")]

    assert all(text[0].islower() for text in texts)
