"""From findings to a lesson's outcome, level, coverage and advice."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.messages import msg
from model.evaluation.findings import Finding
from model.evaluation.lessons import LESSON_IDS, Lesson, lessons
from model.evaluation.scoring import MINIMUM_COVERAGE, level, score_lesson

LESSON = lessons()["target-group"]
IDS = [indicator.id for indicator in LESSON.indicators]
OUTCOMES = ["met", "partly-met", "not-met", "insufficient-evidence", "not-applicable", "error"]


def findings(*outcomes: Any, lesson: Lesson = LESSON) -> list[Finding]:
    return [
        Finding(indicator=text.id, outcome=outcome, message=msg("x"))
        for text, outcome in zip(lesson.indicators, outcomes, strict=True)
    ]


@pytest.mark.parametrize(
    ("outcomes", "outcome", "reached", "coverage"),
    [
        (("met", "met", "met", "met"), "met", 4, 1.0),
        (
            ("met", "insufficient-evidence", "insufficient-evidence", "insufficient-evidence"),
            "met",
            3,
            0.5,
        ),
        (("partly-met", "met", "met", "met"), "partly-met", 3, 1.0),
        (("met", "not-met", "not-met", "not-met"), "partly-met", 2, 1.0),
        (("not-met", "met", "met", "met"), "not-met", 1, 1.0),
        (("insufficient-evidence", "met", "met", "met"), "partly-met", 3, 0.5),
        (
            ("insufficient-evidence", "met", "insufficient-evidence", "met"),
            "insufficient-evidence",
            None,
            0.3,
        ),
        (("insufficient-evidence",) * 4, "insufficient-evidence", None, 0.0),
        (("not-applicable",) * 4, "not-applicable", None, 0.0),
        (("met", "not-applicable", "not-applicable", "not-applicable"), "met", 4, 1.0),
        (("error", "met", "met", "met"), "partly-met", 3, 0.5),
        (("not-met", "not-met", "not-met", "not-met"), "not-met", 0, 1.0),
    ],
)
def test_score_lesson_follows_the_documented_rule(outcomes, outcome, reached, coverage) -> None:
    """The lesson's own question gives the outcome; the weighted mean gives the level."""
    result = score_lesson(LESSON, findings(*outcomes))

    assert (result.outcome, result.level, result.coverage) == (outcome, reached, coverage)


def test_level_is_unknown_just_below_the_minimum_coverage() -> None:
    """At the minimum a level is given, below it none is."""
    assert level(1.0, MINIMUM_COVERAGE) == 3
    assert level(1.0, MINIMUM_COVERAGE - 0.01) is None


def test_advice_is_for_unmet_indicators_easiest_first() -> None:
    """Silence gives no advice but an open question; the weightiest of the easy ones comes first."""
    result = score_lesson(LESSON, findings("partly-met", "not-met", "insufficient-evidence", "met"))

    assert [advice.indicator for advice in result.advice] == IDS[:2]


def test_reasons_are_judged_indicators_weightiest_first() -> None:
    """What could not be judged is no reason for the level."""
    result = score_lesson(LESSON, findings("insufficient-evidence", "met", "not-met", "met"))

    assert result.reasons == ("knows-the-group", "has-route-per-group", "bounds-the-group")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(OUTCOMES), min_size=4, max_size=4), st.randoms())
def test_order_of_findings_makes_no_difference(outcomes, random) -> None:
    """The same findings give the same result in any order."""
    shuffled = findings(*outcomes)
    random.shuffle(shuffled)

    assert score_lesson(LESSON, shuffled) == score_lesson(LESSON, findings(*outcomes))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LESSON_IDS),
    st.lists(st.sampled_from(OUTCOMES[:4]), min_size=5, max_size=5),
    st.integers(0, 4),
    st.sampled_from(OUTCOMES[:3]),
)
def test_more_evidence_never_lowers_coverage(lesson_id, outcomes, at, found) -> None:
    """Judging one more indicator raises the coverage or keeps it."""
    lesson = lessons()[lesson_id]
    before = outcomes[: len(lesson.indicators)]
    after = list(before)
    at %= len(after)
    if before[at] == "insufficient-evidence":
        after[at] = found

    first = score_lesson(lesson, findings(*before, lesson=lesson))
    second = score_lesson(lesson, findings(*after, lesson=lesson))

    assert second.coverage >= first.coverage


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(OUTCOMES[:3]), min_size=4, max_size=4), st.integers(0, 3))
def test_better_finding_never_lowers_the_level(outcomes, at) -> None:
    """Doing better at one indicator does not lower the level."""
    better = list(outcomes)
    better[at] = "met"

    assert (
        score_lesson(LESSON, findings(*better)).level
        >= score_lesson(LESSON, findings(*outcomes)).level
    )
