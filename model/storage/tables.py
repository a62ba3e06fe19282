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

from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity, Frozen
from model.core.references import REFERENCES
from model.core.settings import Setting
from model.evaluation.findings import Annotation, Assessment, Evaluation
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.network.positions import Position
from model.network.ties import Tie
from model.process.actions import Action
from model.process.chapters import Chapter
from model.process.progress import StepProgress
from model.review.rounds import Review, Round

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
    "step_progress": StepProgress,
    "actions": Action,
    "chapters": Chapter,
    "rounds": Round,
    "reviews": Review,
    "settings": Setting,
}
"""Table name → domain model, parents before children."""

UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    "ties": (("coalition_id", "source_id", "target_id", "kind", "reported_by"),),
    "positions": (("coalition_id", "partner_id", "layout"),),
    "step_progress": (("coalition_id", "step"),),
    "chapters": (("coalition_id", "chapter"),),
    "reviews": (("round_id", "project_id", "reviewer"),),
    "settings": (("scope", "name"),),
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
