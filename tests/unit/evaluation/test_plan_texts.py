"""Independent texts, each labelled by two people: how far does the reading agree with them?

Agreement is Krippendorff's alpha for nominal data between the reading and each labeller, taken
together. The rules and the weights come from `taught-*.yaml`; the held-out files were only measured,
and their labellers knew no more of the lessons than what the lessons say.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from model.evaluation.assess import assess_project
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.plan_reading import read_plan

TEXTS = Path(__file__).parents[2] / "golden" / "plan-texts"
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


def pairs_by_lesson(name: str) -> dict[str, list[tuple[str, str]]]:
    cases: list[dict[str, Any]] = yaml.safe_load((TEXTS / name).read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, str]]] = {lesson: [] for lesson in LESSON_IDS}
    for case in cases:
        results, _ = assess_project(read_plan(case["text"]).project_to_score("c"))
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
