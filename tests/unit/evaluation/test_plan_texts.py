"""Independent texts, each labelled by two people: how far does the reading agree with them?

Agreement is Krippendorff's alpha for nominal data between the reading and each labeller, taken
together (384 judgements of 64 texts by two labellers). `tuning.yaml` was used to improve the
rules of 2026.2 and `tuning-2.yaml` (48 texts by another writer) for 2026.3; `held-out.yaml` was only
measured, so that figure is the one to quote.
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
TUNING_AT_LEAST = 0.85
TUNING_LESSON_AT_LEAST = 0.70
# The lessons about who reaches people and how, on the second tuning set.
REACHING = ("referral-alliance", "key-persons", "personal-asking")
SECOND_TUNING_AT_LEAST = {"together": 0.62, "each": 0.55}
HELD_OUT_AT_LEAST = {"held-out.yaml": 0.5, "held-out-2.yaml": 0.4}


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


@pytest.fixture(scope="module")
def tuning() -> dict[str, list[tuple[str, str]]]:
    return pairs_by_lesson("tuning.yaml")


def test_tuning_texts_agree_with_two_labellers(tuning) -> None:
    """On the texts that the rules were tuned on, agreement stays where it was brought."""
    assert overall(tuning) >= TUNING_AT_LEAST
    low = {lesson: round(alpha(found), 2) for lesson, found in tuning.items()}
    assert {lesson: at for lesson, at in low.items() if at < TUNING_LESSON_AT_LEAST} == {}


def test_second_tuning_texts_agree_on_reaching_people() -> None:
    """On the second set, agreement on the lessons about reaching people stays where it came."""
    pairs = pairs_by_lesson("tuning-2.yaml")
    reaching = {lesson: pairs[lesson] for lesson in REACHING}

    assert overall(reaching) >= SECOND_TUNING_AT_LEAST["together"]
    assert min(alpha(found) for found in reaching.values()) >= SECOND_TUNING_AT_LEAST["each"]


@pytest.mark.parametrize("name", HELD_OUT_AT_LEAST)
def test_kept_out_texts_agree_with_two_labellers(name: str) -> None:
    """On texts that nobody tuned on, agreement does not fall below what was measured."""
    assert overall(pairs_by_lesson(name)) >= HELD_OUT_AT_LEAST[name]
