"""The unit of work: everything inside it is written together, or not at all.

It rolls back unless `commit()` was called. All changes up to a commit carry one moment, so that
they can be shown and taken back as the one thing a person did. Every change leaves a change
record (who, when, what before and after) in the same transaction; every row has a version, and a
stale write is refused with both values shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import func, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from model.core.changes import ChangeKind, ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity
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
from model.storage.faults import storage_fault
from model.storage.mapping import entity_of, row_of
from model.storage.repository import Repository
from model.storage.tables import ENTITIES, changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from sqlalchemy import Connection
    from sqlalchemy.engine import Engine

SILENT = {"positions", "settings"}
"""Tables whose changes are no part of a coalition's history: where a dot stands, a language."""


@dataclass(frozen=True)
class Moment:
    """How many entities of one kind changed in one moment."""

    at: datetime
    by: str
    entity: str
    kind: ChangeKind
    count: int
    first_id: str


class UnitOfWork:
    """One piece of work on the database, by one person."""

    def __init__(self, engine: Engine, *, by: str = "", writes: bool = True) -> None:
        """`by` is the name in the change records; `writes=False` for work that only looks."""
        self._engine = engine
        self._writes = writes
        self._connection: Connection | None = None
        self._at = datetime.now(UTC)
        self.by = by
        self.coalitions = Repository(self, "coalitions", Coalition)
        self.partners = Repository(self, "partners", Partner)
        self.ties = Repository(self, "ties", Tie)
        self.positions = Repository(self, "positions", Position)
        self.projects = Repository(self, "projects", Project)
        self.evaluations = Repository(self, "evaluations", Evaluation)
        self.assessments = Repository(self, "assessments", Assessment)
        self.annotations = Repository(self, "annotations", Annotation)
        self.step_progress = Repository(self, "step_progress", StepProgress)
        self.actions = Repository(self, "actions", Action)
        self.chapters = Repository(self, "chapters", Chapter)
        self.rounds = Repository(self, "rounds", Round)
        self.reviews = Repository(self, "reviews", Review)
        self.settings = Repository(self, "settings", Setting)

    @property
    def connection(self) -> Connection:
        """The open connection; only inside `with`."""
        assert self._connection is not None, "a unit of work is used inside `with`"
        return self._connection

    def repository(self, name: str) -> Repository[Any]:
        """Return the repository of a table by name, for work that treats all tables alike."""
        return Repository(self, name, ENTITIES[name])

    def __enter__(self) -> Self:
        try:
            connection = self._engine.connect()
            self._connection = connection.execution_options(writes=self._writes)
            self._connection.begin()
            self._at = datetime.now(UTC)
        except (OperationalError, DatabaseError) as error:
            raise storage_fault(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, self._connection = self.connection, None
        try:
            connection.rollback()
        finally:
            connection.close()
        if isinstance(error, OperationalError | DatabaseError):
            raise storage_fault(error) from error

    def commit(self) -> None:
        """Keep everything done so far, and go on in a new transaction."""
        self.connection.commit()
        self.connection.begin()
        self._at = datetime.now(UTC)

    def moments(self, coalition_id: str, *, limit: int = 50) -> list[Moment]:
        """Return what happened in a coalition lately, newest first, counted and not in full."""
        query = (
            select(
                changes.c.at,
                changes.c.by,
                changes.c.entity,
                changes.c.kind,
                func.count().label("count"),
                func.min(changes.c.id).label("first_id"),
            )
            .where(changes.c.coalition_id == coalition_id)
            .group_by(changes.c.at, changes.c.by, changes.c.entity, changes.c.kind)
            .order_by(changes.c.at.desc(), func.min(changes.c.id).desc())
            .limit(limit)
        )
        return [Moment(**row) for row in self.connection.execute(query).mappings()]

    def changes_by_id(self, ids: Sequence[str]) -> dict[str, ChangeRecord]:
        """Return change records by their ids."""
        rows = self.connection.execute(select(changes).where(changes.c.id.in_(ids))).mappings()
        return {record.id: record for record in (entity_of(row, ChangeRecord) for row in rows)}

    def changes_at(self, coalition_id: str, at: datetime) -> list[ChangeRecord]:
        """Return everything that changed in one moment, newest first."""
        query = (
            select(changes)
            .where(changes.c.coalition_id == coalition_id, changes.c.at == at)
            .order_by(changes.c.id.desc())
        )
        rows = self.connection.execute(query).mappings()
        return [entity_of(row, ChangeRecord) for row in rows]

    def record(
        self, name: str, kind: ChangeKind, pairs: Sequence[tuple[Entity | None, Entity | None]]
    ) -> None:
        """Write the change records of (before, after) pairs; called by the repositories."""
        if name in SILENT:
            return
        records = [
            _change(name, kind, before, after).model_copy(update={"by": self.by, "at": self._at})
            for before, after in pairs
        ]
        self.connection.execute(insert(changes), [row_of(record, changes) for record in records])


def _change(
    name: str, kind: ChangeKind, before: Entity | None, after: Entity | None
) -> ChangeRecord:
    entity = after or before
    assert entity is not None, "a change has a before or an after"
    owner = entity.id if name == "coalitions" else getattr(entity, "coalition_id", "")
    return ChangeRecord(
        coalition_id=owner,
        entity=name,
        entity_id=entity.id,
        kind=kind,
        before=before.model_dump(mode="json") if before else None,
        after=after.model_dump(mode="json") if after else None,
        at=datetime.now(UTC),
    )
