"""Project texts with labels given by a person: does the reading agree, and are quotes verbatim?

The labels were given anew for ruleset 2026.6, by somebody who did not see what the rules read: where
the rules differ the difference counts. Agreement is Krippendorff's alpha for nominal data with two observers (Krippendorff,
Content Analysis, 2004, ch. 11).
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from model.evaluation.assess import assess_project
from model.evaluation.findings import LessonResult
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.plan_reading import read_plan
from model.evaluation.projects import Project

HERE = Path(__file__).parent
CASES = [
    case
    for path in sorted(HERE.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
TEXTS = [case for case in CASES if "text" in case]
FORMS = [case for case in CASES if "project" in case]
LEAST_OVERALL = 0.75
LEAST_PER_LESSON = 0.6


def alpha(pairs: list[tuple[str, str]]) -> float:
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    observed = sum(first != second for first, second in pairs) / len(pairs)
    expected = 1 - sum(n * (n - 1) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def judged(case: dict[str, Any]) -> tuple[Project, dict[str, LessonResult]]:
    project = read_plan(case["text"]).project_to_score("c")
    results, _ = assess_project(project)
    return project, {result.lesson: result for result in results}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[Project, dict[str, LessonResult]]]:
    """Every text, read and scored once."""
    return {case["id"]: judged(case) for case in TEXTS}


def test_texts_agree_with_their_labels(outcomes) -> None:
    """Over all lessons the reading agrees with the labels well above chance."""
    pairs = {
        lesson: [
            (case["labels"][lesson], outcomes[case["id"]][1][lesson].outcome) for case in TEXTS
        ]
        for lesson in LESSON_IDS
    }

    assert alpha([pair for lesson in pairs.values() for pair in lesson]) >= LEAST_OVERALL
    assert {
        lesson: alpha(found) for lesson, found in pairs.items() if alpha(found) < LEAST_PER_LESSON
    } == {}


def test_silence_is_never_read_as_not_met(outcomes) -> None:
    """No text that is silent on a lesson is given "not met" for it."""
    wrong = [
        (case["id"], lesson)
        for case in TEXTS
        for lesson in LESSON_IDS
        if case["labels"][lesson] == "insufficient-evidence"
        and outcomes[case["id"]][1][lesson].outcome == "not-met"
    ]

    assert wrong == []


def test_quotes_are_verbatim(outcomes) -> None:
    """Each quote stands in the text at its offsets, character for character."""
    for project, results in outcomes.values():
        for result in results.values():
            for finding in result.findings:
                for quote in finding.evidence:
                    assert project.document_text[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case["id"])
def test_filled_in_projects_reach_their_levels(case) -> None:
    """A project form gives the outcome and level that the case promises."""
    results, checks = assess_project(Project(coalition_id="c", **case["project"]))

    found = {result.lesson: [result.outcome, result.level] for result in results}
    assert found == case["lessons"]
    assert {check.check: check.outcome for check in checks} == case["checks"]
