"""Answers that people gave at the six steps, placed in the chapter of the plan they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports.document import Block, Heading, Paragraph, Run

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.services.plan import PlanContent

CHAPTER_OF: dict[str, str] = {
    "who-shares": "occasion",
    "why-now": "occasion",
    "what-exists": "occasion",
    "own-experience": "occasion",
    "who-leads": "partners",
    "how-many": "figures",
    "which-groups": "figures",
    "where": "figures",
    "what-people-say": "figures",
    "who-sees": "figures",
    "who-missing": "partners",
    "what-they-want": "partners",
    "who-refers": "partners",
    "rhythm": "partners",
    "what-changes": "ambition",
    "let-go": "ambition",
    "block-gaps": "building-blocks",
    "who-does-what": "actions",
    "means": "budget",
    "on-track": "monitoring",
    "reaching": "monitoring",
    "handover": "partners",
    "helpers": "partners",
    "what-we-learned": "monitoring",
    "policy-fit": "anchoring",
    "who-next": "anchoring",
    "keep-going": "anchoring",
}
"""Question id → chapter id."""


def answer_blocks(content: PlanContent, chapter: str, t: Translator) -> list[Block]:
    """Return the answers that belong in a chapter, each under its question."""
    answers = [
        (question.label.in_language(t.language), step.progress.answers.get(question.id, "").strip())
        for step in content.view.steps
        for question in step.step.questions
        if CHAPTER_OF.get(question.id) == chapter
    ]
    blocks: list[Block] = [
        Paragraph((Run(f"{question}\n", bold=True), Run(answer)))
        for question, answer in answers
        if answer
    ]
    return [Heading(2, t("From our steps")), *blocks] if blocks else []
