"""The lessons, word lists and funding checks as data: complete, typed, and matched by code."""

import pytest

from model.core.catalogue import parse
from model.core.errors import CatalogueError
from model.evaluation.funding_checks import CHECKS
from model.evaluation.funding_rules import funding_rules
from model.evaluation.indicators.registry import INDICATORS
from model.evaluation.lessons import LESSON_IDS, Lesson, indicator_texts, lessons
from model.evaluation.plan_lexicon import LEXICONS, Pattern, any_of, patterns, phrase_lists
from model.evaluation.scoring import MINIMUM_COVERAGE

KEY_PERSONS = {
    "area-broker",
    "active-residents",
    "gp",
    "neighbourhood-team",
    "district-nurse",
    "social-worker",
    "elderly-adviser",
    "carer-support",
    "home-care",
    "mental-health-worker",
    "work-income-officer",
    "caretaker",
    "community-police",
    "volunteer",
    "clergy",
    "teacher",
    "sports-coach",
    "librarian",
    "shopkeeper",
    "experience-expert",
}
RISK_GROUPS = {
    "mental-vulnerability",
    "migration-background",
    "over-85",
    "youth",
    "divorced",
    "disability",
    "carers",
    "homeless",
    "older-people",
    "low-ses",
    "bereavement",
    "illness",
    "unemployment",
}


def test_lessons_are_the_six_in_order() -> None:
    """The six lessons load in the order of the source."""
    assert tuple(lessons()) == LESSON_IDS


def test_every_indicator_has_code_and_text() -> None:
    """No indicator without a text, no text without an indicator."""
    assert set(INDICATORS) == set(indicator_texts())


def test_deciding_indicators_are_enough_by_themselves() -> None:
    """A text that answers only the lesson's own question can be judged."""
    for lesson in lessons().values():
        assert lesson.deciding.weight >= MINIMUM_COVERAGE


def test_every_funding_check_has_code_and_text() -> None:
    """The checks in the data file are the checks that run, in the same order."""
    assert [check.id for check in funding_rules().checks] == list(CHECKS)


def test_weights_that_do_not_add_up_are_refused() -> None:
    """A wrong weight is found when the file is read, and the file is named."""
    raw = lessons()["wording"].model_dump(mode="json")
    raw["indicators"][0]["weight"] = 0.9

    with pytest.raises(CatalogueError, match=r"lessons/wording\.yaml.*add up"):
        parse(raw, Lesson, "lessons/wording.yaml")


@pytest.mark.parametrize("name", LEXICONS)
def test_every_phrase_compiles_and_can_be_reached(name) -> None:
    """Each phrase is written in the notation, and has a word by which it is looked up."""
    for entry in phrase_lists(name):
        for phrase in entry.phrases:
            assert Pattern((phrase,)).beginnings, phrase
        assert entry.id in patterns(name)
    assert any_of(name).beginnings


def test_lexicon_ids_are_ids_of_the_vocabularies() -> None:
    """Roles and risk groups in the word lists exist in the shared vocabularies."""
    assert {entry.id for entry in phrase_lists("key-persons")} <= KEY_PERSONS
    named = {entry.risk_group for entry in phrase_lists("groups")} - {None}
    assert named <= RISK_GROUPS
    assert all(entry.breadth for entry in phrase_lists("groups"))
