"""An evaluation as plain data, for the command line and other programs (DESIGN.md §8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.evaluation.lessons import RULESET_VERSION, lessons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Translator
    from model.evaluation.findings import Advice, CheckResult, Evidence, Finding, LessonResult


def evaluation_as_json(
    file: str,
    project: str,
    results: Sequence[LessonResult],
    checks: Sequence[CheckResult],
    translator: Translator,
    *,
    shift: int = 0,
) -> dict[str, Any]:
    """Return one evaluation as JSON data.

    `file` and `project` are names to show. Offsets count characters of the text that was scored;
    `shift` is added to them, for a caller whose own text began with that many characters more
    (a `Project` strips the white space around its document).
    """
    return {
        "file": file,
        "project": project,
        "ruleset": RULESET_VERSION,
        "lessons": [_lesson(result, translator, shift) for result in results],
        "funding_checks": [
            {
                "id": check.check,
                "outcome": check.outcome,
                "reason": translator.message(check.message),
                "evidence": [_evidence(one, shift) for one in check.evidence],
            }
            for check in checks
        ],
    }


def _lesson(result: LessonResult, translator: Translator, shift: int) -> dict[str, Any]:
    return {
        "id": result.lesson,
        "outcome": result.outcome,
        "level": result.level,
        "coverage": result.coverage,
        "findings": [_finding(found, translator, shift) for found in result.findings],
        "advice": [_advice(result.lesson, one, translator) for one in result.advice],
    }


def _finding(found: Finding, translator: Translator, shift: int) -> dict[str, Any]:
    doubt = {"doubt": found.doubt} if found.is_doubtful else {}
    return {
        "indicator": found.indicator,
        "outcome": found.outcome,
        **doubt,
        "reason": translator.message(found.message),
        "evidence": [_evidence(one, shift) for one in found.evidence],
    }


def _evidence(one: Evidence, shift: int) -> dict[str, Any]:
    plain: dict[str, Any] = {"quote": one.quote}
    if one.source == "passage" and one.start is not None and one.end is not None:
        return plain | {"start": one.start + shift, "end": one.end + shift}
    return plain | {"start": None, "end": None, "source": one.source, "reference": one.reference}


def _advice(lesson: str, one: Advice, translator: Translator) -> dict[str, Any]:
    texts = next(text for text in lessons()[lesson].indicators if text.id == one.indicator)
    return {
        "indicator": one.indicator,
        "effort": one.effort,
        "text": texts.advice[0].text.in_language(translator.language),
    }
