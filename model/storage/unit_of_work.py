"""The unit of work: everything inside it is written together, or not at all.

It rolls back unless `commit()` was called. All changes up to a commit carry one moment, so that
they can be shown and taken back as the one thing a person did. Every change leaves a change
record (who, when, what before and after) in the same transaction; every row has a version, and a
stale write is refused with both values shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from model.core.changes import ChangeKind, ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity
from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.messages import msg
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
from model.storage.tables import ENTITIES, REFERENCES, TABLES, changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from sqlalchemy import Connection, Table
    from sqlalchemy.engine import Engine

E = TypeVar("E", bound=Entity)
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


class Repository(Generic[E]):
    """Reads and writes the entities of one table inside a unit of work."""

    def __init__(self, work: UnitOfWork, name: str, model: type[E]) -> None:
        """Bind to the table `name`."""
        self._work = work
        self._name = name
        self._model = model
        self._table: Table = TABLES[name]

    def find(self, **equal: object) -> list[E]:
        """Return all entities whose columns equal the given values, oldest id order not promised.

        A value that is a list, tuple or set means: one of these.
        """
        query = select(self._table)
        for column, value in equal.items():
            wanted = self._table.c[column]
            if isinstance(value, list | tuple | set | frozenset):
                query = query.where(wanted.in_(value))
            else:
                query = query.where(wanted == value)
        rows = self._work.connection.execute(query).mappings()
        return [entity_of(row, self._model) for row in rows]

    def maybe(self, entity_id: str) -> E | None:
        """Return the entity, or None when it is not there."""
        found = self.find(id=entity_id)
        return found[0] if found else None

    def one(self, entity_id: str) -> E:
        """Return the entity.

        Raises:
            NotFoundError: somebody removed it, or the link is wrong.

        """
        found = self.maybe(entity_id)
        if found is None:
            raise NotFoundError(
                msg("This is not here any more. Go back to the list and choose again.")
            )
        return found

    def add(self, entity: E) -> E:
        """Write a new entity; returns it with version 1."""
        return self.add_all([entity])[0]

    def add_all(self, entities: list[E], *, recorded: bool = True) -> list[E]:
        """Write new entities in one go; returns them with version 1.

        `recorded=False` is for a whole coalition brought in at once: its own record says enough.

        Raises:
            InvalidInputError: one of them is there already.

        """
        if not entities:
            return []
        stored = [entity.model_copy(update={"version": 1}) for entity in entities]
        rows = [row_of(entity, self._table) for entity in stored]
        try:
            self._work.connection.execute(insert(self._table), rows)
        except IntegrityError as error:
            raise InvalidInputError(
                msg("This is already there, or something it belongs to was removed meanwhile.")
            ) from error
        if recorded:
            self._work.record(self._name, "added", [(None, entity) for entity in stored])
        return stored

    def save(self, entity: E) -> E:
        """Write a changed entity; returns it with the next version. Writes nothing if equal.

        Raises:
            StaleWriteError: somebody else wrote it after you read it; holds both values.
            NotFoundError: somebody removed it.

        """
        before = self.one(entity.id)
        if before == entity:
            return entity
        after = entity.model_copy(update={"version": entity.version + 1})
        statement = (
            update(self._table)
            .where(self._table.c.id == entity.id, self._table.c.version == entity.version)
            .values(row_of(after, self._table))
        )
        if self._work.connection.execute(statement).rowcount != 1:
            raise StaleWriteError(
                msg("Somebody else changed this at the same time. Look at both and choose."),
                yours=entity,
                theirs=before,
            )
        self._work.record(self._name, "changed", [(before, after)])
        return after

    def remove(self, entity: E) -> None:
        """Remove an entity and what cannot exist without it; change records keep the values.

        A coalition takes everything it owns along, and its history keeps only its own removal.
        """
        before = self.one(entity.id)
        for child, references in REFERENCES.items():
            for column, parent in references.items():
                if parent == self._name:
                    dependants = self._work.repository(child)
                    for dependant in dependants.find(**{column: entity.id}):
                        dependants.remove(dependant)
        self._work.connection.execute(delete(self._table).where(self._table.c.id == entity.id))
        self._work.record(self._name, "removed", [(before, None)])


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
