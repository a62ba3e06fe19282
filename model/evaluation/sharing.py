"""A plan as it was shared with a funder on purpose: a copy of one moment, which never changes.

Only what the lead chose is in the copy. What was left out is not there, so it cannot leak later.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug
from model.evaluation.findings import CheckResult, LessonResult, Level
from model.evaluation.projects import Project

SharePart = Literal["plan", "document", "profile", "evidence", "improvement"]
SHARE_PARTS: tuple[SharePart, ...] = ("plan", "document", "profile", "evidence", "improvement")
"""What can be shared, in the order in which it is read. Evidence comes with the profile only."""


class AgreedLevel(Frozen):
    """The level that the team settled on; who gave which level before that is never shared."""

    lesson: Slug
    level: Level | None = None
    not_applicable: bool = False
    reason: str = ""
    at: datetime


class SharedReply(Frozen):
    """What the project replied to a finding."""

    indicator: Slug
    reason: Slug
    note: str = ""


class SharedAction(Frozen):
    """One line of the improvement plan."""

    title: str
    owner: str = ""
    organisation: str = ""
    due_on: date | None = None
    state: Literal["open", "doing", "done", "dropped"] = "open"


class SharedContent(Frozen):
    """The copy itself: everything that was chosen, and nothing else."""

    title: str
    plan: Project | None = None
    """The plan as filled in; with the text of its document only when that was chosen."""
    scored_at: datetime | None = None
    ruleset_version: str = ""
    lessons: tuple[LessonResult, ...] = ()
    """Levels; with findings and quotes only when the evidence was chosen."""
    checks: tuple[CheckResult, ...] = ()
    agreed: tuple[AgreedLevel, ...] = ()
    replies: tuple[SharedReply, ...] = ()
    actions: tuple[SharedAction, ...] = ()


class PlanShare(Owned):
    """That a plan was shared: with whom, when, what, and whether it was taken back."""

    project_id: str
    round_id: str = ""
    """The round it was handed in to; empty when it was shared by link."""
    recipient: str = Field(min_length=1, max_length=200)
    parts: tuple[SharePart, ...] = ()
    note: str = Field(default="", max_length=2000)
    """A word to the funder, above the copy."""
    content: SharedContent
    shared_by: str = Field(default="", max_length=200)
    shared_at: datetime
    withdrawn_at: datetime | None = None
