"""From evidence to evaluation: the closed set of results, as plain data.

`Evidence → indicator → Finding → score_lesson → LessonResult → Evaluation`. No result holds a
sentence; it holds messages that are drawn in the reader's language.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug
from model.core.messages import Message

Outcome = Literal[
    "met", "partly-met", "not-met", "insufficient-evidence", "not-applicable", "error"
]
JUDGED: tuple[Outcome, ...] = ("met", "partly-met", "not-met")
EvidenceSource = Literal["field", "map", "passage"]
Level = Literal[0, 1, 2, 3, 4]


class Evidence(Frozen):
    """What a finding rests on: a field of the plan, a fact on the map, or a passage in a text."""

    source: EvidenceSource
    reference: str = ""
    """The field name, or the partner id on the map."""
    quote: str = ""
    """Verbatim. For a passage: the characters `start` to `end` of the extracted text."""
    start: int | None = None
    end: int | None = None


class Finding(Frozen):
    """What one indicator found in one plan."""

    indicator: Slug
    outcome: Outcome
    message: Message
    evidence: tuple[Evidence, ...] = ()
    values: dict[str, Any] = Field(default_factory=dict)
    doubt: Outcome | None = None
    """What it may be as well: the reading was not sure, and the project can tell."""
    read: Outcome | None = None
    """What the reading made of it, where the answer of the project took its place."""

    @property
    def is_doubtful(self) -> bool:
        """Whether the reading was not sure and nobody said yet what it is."""
        return self.doubt is not None and self.read is None


class Advice(Frozen):
    """What to do about a finding; the text is in the lesson's data file under the same id."""

    indicator: Slug
    effort: Literal["low", "medium", "high"]
    weight: float


class LessonResult(Frozen):
    """What the findings of one lesson come to."""

    lesson: Slug
    outcome: Outcome
    level: int | None
    """0 to 4, or None when too little is known to say."""
    coverage: float
    """Judged weight as a share of the weight that applies, 0 to 1."""
    judged: int
    applicable: int
    findings: tuple[Finding, ...]
    reasons: tuple[Slug, ...]
    """Indicators behind the level, weightiest first."""
    advice: tuple[Advice, ...]
    """Unmet indicators, easiest and weightiest first."""


class CheckResult(Frozen):
    """Outcome of one funding check."""

    check: Slug
    outcome: Literal["pass", "fail", "unclear", "not-applicable"]
    message: Message
    evidence: tuple[Evidence, ...] = ()


class Evaluation(Owned):
    """A stored evaluation of one project: drawing it never scores again."""

    project_id: str
    ruleset_version: str
    lessons: tuple[LessonResult, ...]
    checks: tuple[CheckResult, ...] = ()
    by: str = ""
    at: datetime


class Assessment(Owned):
    """One person's level for one lesson, beside what the machine found; neither overwrites."""

    project_id: str
    lesson: Slug
    level: Level | None = None
    not_applicable: bool = False
    reason: str = Field(default="", max_length=4000)
    source: str = Field(default="", max_length=1000)
    by: str = ""
    on_behalf: Literal["lead", "team", "funder", "agreed"] = "lead"
    """Agreed: what the team settled on after comparing; everyone's own level stays beside it."""
    at: datetime


class Annotation(Owned):
    """The project lead's reply to a finding, from a closed list, shown beside it."""

    project_id: str
    indicator: Slug
    reason: Slug
    """An id of the vocabulary `annotation-reasons`."""
    note: str = Field(default="", max_length=2000)
    by: str = ""
    at: datetime
