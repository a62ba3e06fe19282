"""Plans of the golden set that the reading doubts about, found anew whatever the weights say now."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from model.evaluation.assess import assess_project
from model.evaluation.material import Material
from model.evaluation.plan_reading import read_plan

TEXTS = Path(__file__).resolve().parents[1] / "golden" / "plan-texts" / "held-out.yaml"
SHORT = 1800
"""Characters; a page has to draw the plan."""


@lru_cache(maxsize=1)
def plan_with_doubts() -> str:
    """Return the text of a plan with two doubtful points or more, and none about its kind."""
    return next(text for text in _texts() if not _doubts_kind(text) and _points(text) > 1)


@lru_cache(maxsize=1)
def plan_of_doubtful_kind() -> str:
    """Return the text of a plan that may not be about people who take part."""
    return next(text for text in _texts() if _doubts_kind(text))


def _texts() -> list[str]:
    cases = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return [case["text"] for case in cases if len(case["text"]) < SHORT]


def _doubts_kind(text: str) -> bool:
    return Material(read_plan(text).project_to_score("c")).kind.doubtful


def _points(text: str) -> int:
    results, _ = assess_project(read_plan(text).project_to_score("c"))
    return sum(found.is_doubtful for result in results for found in result.findings)
