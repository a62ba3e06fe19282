"""The tables, one per entity, with the same column names as the domain models.

`ENTITIES` is the one list of what is stored; tables, repositories, dossiers and tests follow it.
"""

from __future__ import annotations

import types
import typing
from datetime import UTC, date, datetime
from typing import Literal, get_args, get_origin

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from model.core.access import LinkVisit, Member, PersonalLink
from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity, Frozen
from model.core.references import REFERENCES
from model.core.settings import Setting
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
from model.workshop.live import (
    LiveContribution,
    LiveOrganisation,
    LiveParticipant,
    LiveSession,
)

if typing.TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

ENTITIES: dict[str, type[Entity]] = {
    "coalitions": Coalition,
    "partners": Partner,
    "ties": Tie,
    "positions": Position,
    "projects": Project,
    "evaluations": Evaluation,
    "assessments": Assessment,
    "annotations": Annotation,
    "plan_shares": PlanShare,
    "step_progress": StepProgress,
    "actions": Action,
    "chapters": Chapter,
    "figure_sets": FigureSet,
    "populations": Population,
    "goals": Goal,
    "budget_lines": BudgetLine,
    "talks": Talk,
    "decisions": Decision,
    "list_entries": ListEntry,
    "local_cards": LocalCard,
    "plan_revisions": PlanRevision,
    "rounds": Round,
    "reviews": Review,
    "applications": Application,
    "conflicts": Conflict,
    "assignments": Assignment,
    "questions": Question,
    "awards": Award,
    "lots": DrawnLot,
    "calibrations": CalibrationAnswer,
    "settings": Setting,
    "members": Member,
    "personal_links": PersonalLink,
    "link_visits": LinkVisit,
    "live_sessions": LiveSession,
    "live_organisations": LiveOrganisation,
    "live_participants": LiveParticipant,
    "live_contributions": LiveContribution,
}
"""Table name → domain model, parents before children."""

LIVE = ("live_sessions", "live_organisations", "live_participants", "live_contributions")
"""Tables of a meeting as it happens: names of people and what they said there."""

SECRET = ("members", "personal_links", "link_visits", *LIVE)
"""Tables about who may come in or who was there: never in a dossier, never in the history."""

UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    "ties": (("coalition_id", "source_id", "target_id", "kind", "reported_by"),),
    "positions": (("coalition_id", "partner_id", "layout"),),
    "step_progress": (("coalition_id", "step"),),
    "chapters": (("coalition_id", "chapter"),),
    "figure_sets": (("coalition_id", "table"),),
    "populations": (("coalition_id",),),
    "list_entries": (("coalition_id", "list_id", "item", "about"),),
    "reviews": (("round_id", "project_id", "reviewer"),),
    "applications": (("round_id", "project_id"),),
    "conflicts": (("round_id", "project_id", "reviewer"),),
    "assignments": (("round_id", "project_id", "reviewer"),),
    "awards": (("round_id", "project_id"),),
    "calibrations": (("round_id", "reviewer", "vignette", "lesson"),),
    "settings": (("scope", "name"),),
    "members": (("coalition_id", "account"),),
    "personal_links": (("fingerprint",),),
    "link_visits": (("fingerprint",),),
    "live_sessions": (("code",),),
    "live_organisations": (("session_id", "key"),),
    "live_participants": (("secret_hash",),),
    "live_contributions": (("participant_id", "round", "kind", "about", "place"),),
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back when reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> datetime | None:
        """Return the moment with its time zone."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_SCALARS: dict[type, type[TypeEngine[typing.Any]]] = {
    str: Text,
    int: Integer,
    float: Float,
    bool: Boolean,
    date: Date,
    datetime: UtcDateTime,
}


def _column_type(annotation: object) -> tuple[TypeEngine[typing.Any], bool]:
    """Return the column type for a field's annotation, and whether it may be empty."""
    if get_origin(annotation) in (typing.Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return _column_type(inner[0])[0], True
    if get_origin(annotation) is Literal:
        return _column_type(type(get_args(annotation)[0]))[0], False
    if isinstance(annotation, type) and annotation in _SCALARS:
        return _SCALARS[annotation](), False
    return JSON(), False


def _columns(name: str, model: type[Frozen]) -> list[Column[typing.Any]]:
    references = {**REFERENCES.get(name, {})}
    if "coalition_id" in model.model_fields and model is not ChangeRecord:
        references["coalition_id"] = "coalitions"
    columns: list[Column[typing.Any]] = []
    for field, info in model.model_fields.items():
        kind, nullable = _column_type(info.annotation)
        if field == "id":
            columns.append(Column("id", String(64), primary_key=True))
        elif field in references:
            target = ForeignKey(f"{references[field]}.id", ondelete="CASCADE")
            columns.append(Column(field, String(64), target, nullable=False, index=True))
        else:
            columns.append(Column(field, kind, nullable=nullable))
    return columns


def _table(name: str, model: type[Frozen]) -> Table:
    constraints = [UniqueConstraint(*columns) for columns in UNIQUE.get(name, ())]
    return Table(name, metadata, *_columns(name, model), *constraints)


TABLES: dict[str, Table] = {name: _table(name, model) for name, model in ENTITIES.items()}

changes = _table("changes", ChangeRecord)
Index("ix_changes_coalition_id_at", changes.c.coalition_id, changes.c.at)
Index("ix_changes_entity_id", changes.c.entity_id)
_said = TABLES["live_contributions"]
Index("ix_live_contributions_session_id_pulse", _said.c.session_id, _said.c.pulse)

table_versions = Table(
    "table_versions",
    metadata,
    Column("coalition_id", String(64), primary_key=True),
    Column("entity", String(64), primary_key=True),
    Column("stamp", String(32), nullable=False),
)
"""For each table of each coalition a value that is new after every write: see `kept_rows`.

Without a reference to the coalition: one that comes back after it was removed is another one.
"""
