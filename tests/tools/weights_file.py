"""Writes the weights that `learn_weights.py` learned, so that a person can read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from model.evaluation.reading.weights import LessonWeights, SentenceWeights, TextWeights

if TYPE_CHECKING:
    from pathlib import Path

MADE_BY = "tests/tools/learn_weights.py; numbers: what a sign adds for met, partly met, not met"


def lesson_weights_of(
    lesson: str, texts: int, sentence: SentenceWeights, outcomes: dict[str, dict[str, float]]
) -> LessonWeights:
    """Put together what is kept of a lesson."""
    return LessonWeights.model_validate(
        {
            "about": {
                "nl": f"Wat woorden en tekens zeggen over de les {lesson}, geleerd uit beoordeelde teksten.",
                "en": f"What words and signs tell about the lesson {lesson}, learned from labelled texts.",
            },
            "source": {
                "title": "Labelled project texts, tests/golden/plan-texts/taught-*.yaml",
                "year": 2026,
            },
            "texts": texts,
            "sentence": sentence.model_dump(),
            "text": TextWeights(outcomes=outcomes or {"insufficient-evidence": {}}).model_dump(),  # type: ignore[arg-type]
        }
    )


def write(weights: LessonWeights, file: Path) -> None:
    """Write the weights, a sign a line, the weightiest first: JSON, because it is read fast."""
    content = weights.model_dump(mode="json", exclude_none=True)
    signs = content["sentence"].pop("signs")
    order = sorted(signs, key=lambda sign: (-max(map(abs, signs[sign])), sign))
    lines = ",\n".join(f"      {_plain_json(sign)}: {_plain_json(signs[sign])}" for sign in order)
    content["made_by"] = MADE_BY
    text = json.dumps(content, ensure_ascii=False, indent=2)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        text.replace('"sentence": {', '"sentence": {\n    "signs": {\n' + lines + "\n    },", 1)
        + "\n",
        encoding="utf-8",
    )


def _plain_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
