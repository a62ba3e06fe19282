"""A coalition's whole state as one JSON file that outlives the workbench, and back.

The lists have the names of what they hold; their order is parents before children. The published
schema is `docs/dossier.schema.json`.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import Any, Literal, Self

import pydantic_core
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Frozen, Owned
from model.core.errors import UnreadableFileError
from model.core.messages import Message, msg
from model.core.packed import unpacked
from model.core.references import REFERENCES
from model.evaluation.findings import Annotation, Assessment, Evaluation
from model.evaluation.projects import Project
from model.evaluation.sharing import PlanShare
from model.network.partners import Partner
from model.network.positions import Position
from model.network.ties import Tie
from model.process.actions import Action
from model.process.budget import BudgetLine
from model.process.chapters import Chapter
from model.process.decisions import Decision
from model.process.figure_sets import FigureSet, Population
from model.process.goals import Goal
from model.process.lists import ListEntry
from model.process.local_cards import LocalCard
from model.process.progress import StepProgress
from model.process.revisions import PlanRevision
from model.process.talks import Talk
from model.review.applications import Application
from model.review.assignments import Assignment
from model.review.awards import Award, DrawnLot
from model.review.calibration import CalibrationAnswer
from model.review.conflicts import Conflict
from model.review.questions import Question
from model.review.rounds import Review, Round

FORMAT = "samenwerkbank-dossier"
VERSION = 2
MAX_BYTES = 50 * 1024 * 1024
_NULL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
UNIQUE: dict[str, tuple[str, ...]] = {
    "ties": ("source_id", "target_id", "kind", "reported_by"),
    "positions": ("partner_id", "layout"),
    "step_progress": ("step",),
    "chapters": ("chapter",),
    "figure_sets": ("table",),
    "populations": ("coalition_id",),
    "list_entries": ("list_id", "item", "about"),
    "reviews": ("round_id", "project_id", "reviewer"),
    "applications": ("round_id", "project_id"),
    "conflicts": ("round_id", "project_id", "reviewer"),
    "assignments": ("round_id", "project_id", "reviewer"),
    "awards": ("round_id", "project_id"),
    "calibrations": ("round_id", "reviewer", "vignette", "lesson"),
}
"""List → the fields that no two entries share."""


class Dossier(Frozen):
    """Everything of one coalition. Every entry's `coalition_id` is the id of `coalition`."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, title="Samenwerkbank dossier"
    )

    format: Literal["samenwerkbank-dossier"] = "samenwerkbank-dossier"
    version: Literal[2] = 2
    exported_at: datetime
    coalition: Coalition
    partners: tuple[Partner, ...] = ()
    ties: tuple[Tie, ...] = ()
    positions: tuple[Position, ...] = ()
    projects: tuple[Project, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    plan_shares: tuple[PlanShare, ...] = ()
    """What was shared with a funder. The links to it stay behind: they are keys."""
    step_progress: tuple[StepProgress, ...] = ()
    actions: tuple[Action, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    figure_sets: tuple[FigureSet, ...] = ()
    populations: tuple[Population, ...] = ()
    goals: tuple[Goal, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    talks: tuple[Talk, ...] = ()
    decisions: tuple[Decision, ...] = ()
    list_entries: tuple[ListEntry, ...] = ()
    local_cards: tuple[LocalCard, ...] = ()
    plan_revisions: tuple[PlanRevision, ...] = ()
    rounds: tuple[Round, ...] = ()
    reviews: tuple[Review, ...] = ()
    applications: tuple[Application, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    questions: tuple[Question, ...] = ()
    awards: tuple[Award, ...] = ()
    lots: tuple[DrawnLot, ...] = ()
    calibrations: tuple[CalibrationAnswer, ...] = ()
    changes: tuple[ChangeRecord, ...] = Field(default=())
    """The history, oldest first; may be left out."""

    def lists(self) -> dict[str, tuple[Owned, ...]]:
        """Return the entries by list name, parents before children; not the history."""
        return {
            name: tuple(entries)
            for name, entries in self
            if isinstance(entries, tuple) and name != "changes"
        }

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        lists = self.lists()
        faults = [
            *_strangers(self),
            *_doubles(lists),
            *_hanging(lists),
            *_odd_changes(self.changes, {"coalitions", *lists}),
        ]
        if faults:
            raise ValueError(faults[0])
        return self


def dump(dossier: Dossier) -> bytes:
    """Return the dossier as JSON in UTF-8, indented so that a person can read it."""
    return dossier.model_dump_json(indent=1).encode() + b"\n"


def parse(data: bytes) -> Dossier:
    """Read a dossier file.

    Raises:
        UnreadableFileError: too large, not JSON, not a dossier, of a newer version, or damaged.
            The message is one sentence that says what to do.

    """
    data = unpacked(data, ".json")
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(
            msg(
                "This file is larger than {limit} MB, and a dossier never is. Choose another file.",
                limit=MAX_BYTES // (1024 * 1024),
            )
        )
    content = _content(data)
    _check_version(content["version"])
    try:
        return Dossier.model_validate(_upgraded(content))
    except ValidationError as error:
        raise UnreadableFileError(_damage(error)) from error


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the file."""
    made = Dossier.model_json_schema(mode="serialization")
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        **made,
    }
    # Fields with a default may be left out of a file, and `format` and `version` may not.
    described["required"] = ["format", "version", "exported_at", "coalition"]
    return described


def _content(data: bytes) -> dict[str, Any]:
    # PostgreSQL cannot keep the null character, and no text needs it.
    text = _NULL.sub(rb"\1", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        content = pydantic_core.from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise UnreadableFileError(
            msg("This file is not a dossier, or only part of one. Choose a dossier file (.json).")
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT or "version" not in content:
        raise UnreadableFileError(
            msg("This is not a dossier of the workbench. Choose a file that it saved as a dossier.")
        )
    return content


def _check_version(version: object) -> None:
    is_number = isinstance(version, int) and not isinstance(version, bool)
    if is_number and isinstance(version, int) and version > VERSION:
        raise UnreadableFileError(
            msg(
                "This dossier is of version {version} and this workbench reads up to version "
                "{known}. Update the workbench and try again.",
                version=str(version),
                known=str(VERSION),
            )
        )
    if not is_number or not isinstance(version, int) or version < 1:
        raise UnreadableFileError(
            msg("This dossier does not say which version it is. Save it again from the workbench.")
        )


def _upgraded(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an earlier version as this one writes it.

    Version 2 brought the history and new lists; what an earlier file does not have is empty.
    """
    return {**content, "version": VERSION}


def _damage(error: ValidationError) -> Message:
    fault = error.errors(include_url=False, include_input=False)[0]
    place = " › ".join(str(part + 1 if isinstance(part, int) else part) for part in fault["loc"])
    if not place and isinstance(context := fault.get("ctx", {}).get("error"), ValueError):
        place = str(context)
    return msg(
        "This dossier is damaged at {place}. Nothing was brought in. Use an earlier dossier.",
        place=place[:200] or FORMAT,
    )


def _strangers(dossier: Dossier) -> list[str]:
    """Name the first entry of each list that belongs to another coalition."""
    coalition_id = dossier.coalition.id
    lists: dict[str, tuple[BaseModel, ...]] = {**dossier.lists(), "changes": dossier.changes}
    return [
        f"{name} › {number} › coalition_id"
        for name, entries in lists.items()
        for number, entry in enumerate(entries, start=1)
        if getattr(entry, "coalition_id", None) != coalition_id
    ]


def _doubles(lists: dict[str, tuple[Owned, ...]]) -> list[str]:
    faults = []
    for name, entries in lists.items():
        ids = Counter(entry.id for entry in entries)
        faults += [f"{name} › id {value[:40]} × {n}" for value, n in ids.items() if n > 1]
        fields = UNIQUE.get(name, ())
        keys = Counter(tuple(getattr(entry, field) for field in fields) for entry in entries)
        if fields and (double := next((key for key, n in keys.items() if n > 1), None)):
            faults.append(f"{name} › {', '.join(str(part)[:40] for part in double)} × 2")
    return faults


def _odd_changes(history: tuple[ChangeRecord, ...], known: set[str]) -> list[str]:
    """Name the first change that is not about this coalition's own entries.

    Taking a change back writes what it holds, so a made-up one must not reach anything else.
    """
    for number, change in enumerate(history, start=1):
        if change.entity not in known:
            return [f"changes › {number} › entity"]
        owner = "id" if change.entity == "coalitions" else "coalition_id"
        for moment, values in (("before", change.before), ("after", change.after)):
            if (values is not None) != (moment in _HELD[change.kind]):
                return [f"changes › {number} › {moment}"]
            if values is None:
                continue
            same = values.get("id") == change.entity_id
            if not same or values.get(owner) != change.coalition_id:
                return [f"changes › {number} › {moment}"]
            if not isinstance(values.get("version"), int):
                return [f"changes › {number} › {moment} › version"]
    return []


_HELD: dict[str, tuple[str, ...]] = {
    "added": ("after",),
    "changed": ("before", "after"),
    "removed": ("before",),
}
"""Kind of change → which values it holds."""


def _hanging(lists: dict[str, tuple[Owned, ...]]) -> list[str]:
    ids = {name: {entry.id for entry in entries} for name, entries in lists.items()}
    return [
        f"{name} › {number} › {field}"
        for name, fields in REFERENCES.items()
        for number, entry in enumerate(lists.get(name, ()), start=1)
        for field, parents in fields.items()
        if getattr(entry, field) not in ids[parents]
    ]
