"""Independent texts, each labelled by two people: how far does the reading agree with them?

Agreement is Krippendorff's alpha for nominal data between the reading and each labeller, taken
together. The rules and the weights come from `taught-*.yaml`; the held-out files were only measured,
and their labellers knew no more of the lessons than what the lessons say.
"""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from model.evaluation.assess import assess_project
from model.evaluation.findings import LessonResult
from model.evaluation.lessons import LESSON_IDS, lessons
from model.evaluation.material import Material
from model.evaluation.plan_reading import read_plan
from model.evaluation.projects import Project
from model.evaluation.scoring import score_lesson
from model.evaluation.settling import settle

Results = tuple[LessonResult, ...]
TEXTS = Path(__file__).parents[2] / "golden" / "plan-texts"
AFTER_ANSWERS_AT_LEAST = 0.71
MOST_QUESTIONS = 2.3
"""How many points a text is asked about on average, the kind of project included."""
HELD_OUT_AT_LEAST = {
    "held-out.yaml": 0.56,
    "held-out-2.yaml": 0.43,
    "held-out-3.yaml": 0.5,
    "held-out-4.yaml": 0.47,
    "held-out-5.yaml": 0.41,
}


def alpha(pairs: list[tuple[str, str]]) -> float:
    """Krippendorff's alpha, nominal, two observers (Content Analysis, 2004, ch. 11)."""
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    observed = sum(first != second for first, second in pairs) / len(pairs)
    expected = 1 - sum(n * (n - 1) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


@lru_cache(maxsize=8)
def _cases(name: str) -> list[tuple[dict[str, Any], Project, Results]]:
    """Return each labelled text with the plan that is read from it and what is found in that."""
    text = (TEXTS / name).read_text(encoding="utf-8")
    found = []
    for case in yaml.load(text, Loader=yaml.CSafeLoader):
        project = read_plan(case["text"]).project_to_score("c")
        found.append((case, project, assess_project(project)[0]))
    return found


def pairs_by_lesson(name: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {lesson: [] for lesson in LESSON_IDS}
    for case, _, results in _cases(name):
        for result in results:
            found[result.lesson] += [
                (case[labels][result.lesson], result.outcome) for labels in ("labels_a", "labels_b")
            ]
    return found


def overall(pairs: dict[str, list[tuple[str, str]]]) -> float:
    return alpha([pair for found in pairs.values() for pair in found])


@pytest.mark.parametrize("name", HELD_OUT_AT_LEAST)
def test_kept_out_texts_agree_with_two_labellers(name: str) -> None:
    """On texts that nobody tuned on, agreement does not fall below what was measured."""
    assert overall(pairs_by_lesson(name)) >= HELD_OUT_AT_LEAST[name]


def test_answers_to_doubts_bring_the_reading_to_what_two_careful_people_reach() -> None:
    """One labeller answers the doubts as a project lead would; the other one judges the result."""
    pairs: list[tuple[str, str]] = []
    asked = texts = 0
    for name in HELD_OUT_AT_LEAST:
        for case, project, read in _cases(name):
            for mine, other in (("labels_a", "labels_b"), ("labels_b", "labels_a")):
                questions, results = _answered(project, read, case[mine])
                asked, texts = asked + questions, texts + 1
                pairs += [(case[other][result.lesson], result.outcome) for result in results]

    assert alpha(pairs) >= AFTER_ANSWERS_AT_LEAST
    assert asked / texts <= MOST_QUESTIONS


def test_reading_is_right_far_more_often_where_it_does_not_doubt() -> None:
    """Doubt means something: with it half is right at most, without it two of three or more."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for name in HELD_OUT_AT_LEAST:
        for case, _, results in _cases(name):
            for result in results:
                doubtful = any(found.is_doubtful for found in result.findings)
                right[doubtful] += [
                    case[labels][result.lesson] == result.outcome
                    for labels in ("labels_a", "labels_b")
                ]

    assert sum(right[True]) / len(right[True]) < 0.5
    assert sum(right[False]) / len(right[False]) > 0.7


def _answered(project: Project, results: Results, labels: dict[str, str]) -> tuple[int, Results]:
    """Return how much was asked, and what is found with the answers of one labeller."""
    asked = 0
    if Material(project).kind.doubtful:
        asked += 1
        outside = sum(label == "not-applicable" for label in labels.values()) > len(labels) / 2
        project = project.changed(recruits="nobody" if outside else "participants")
        results, _ = assess_project(project)
    doubts = {
        found.indicator: labels[result.lesson]
        for result in results
        for found in result.findings
        if found.is_doubtful
    }
    given = [
        {"indicator": indicator, "outcome": label}
        for indicator, label in doubts.items()
        if label != "not-applicable"
    ]
    project = project.changed(settled=given)
    return asked + len(doubts), tuple(
        score_lesson(lessons()[result.lesson], [settle(one, project) for one in result.findings])
        for result in results
    )
