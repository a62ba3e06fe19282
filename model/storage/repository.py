"""Reading and writing the entities of one table, inside a unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from model.core.entity import Entity
from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.messages import msg
from model.core.references import REFERENCES
from model.storage.arrival import arrival
from model.storage.kept_rows import owner_of
from model.storage.mapping import entity_of, row_of
from model.storage.tables import TABLES

if TYPE_CHECKING:
    from sqlalchemy import Table

    from model.storage.unit_of_work import UnitOfWork

E = TypeVar("E", bound=Entity)


class Repository(Generic[E]):
    """Reads and writes the entities of one table inside a unit of work."""

    def __init__(self, work: UnitOfWork, name: str, model: type[E]) -> None:
        """Bind to the table `name`."""
        self._work = work
        self._name = name
        self._model = model
        self._table: Table = TABLES[name]

    def find(self, **equal: object) -> list[E]:
        """Return all entities whose columns equal the given values, first come first.

        A value that is a list, tuple or set means: one of these. All of a coalition comes from
        memory when nobody wrote in this table since it was read (see `kept_rows`).
        """
        self._work.stamps.tables_read.add(self._name)
        owner = equal.get("coalition_id")
        if len(equal) == 1 and isinstance(owner, str):
            work = self._work
            rows = work.stamps.rows(
                work.connection, owner, self._name, lambda: self._read(coalition_id=owner)
            )
        else:
            rows = self._read(**equal)
        return self._work.readable(self._name, rows)

    def _read(self, **equal: object) -> list[E]:
        query = select(self._table)
        for column, value in equal.items():
            wanted = self._table.c[column]
            if isinstance(value, list | tuple | set | frozenset):
                query = query.where(wanted.in_(value))
            else:
                query = query.where(wanted == value)
        connection = self._work.connection
        rows = connection.execute(query.order_by(arrival(connection.dialect))).mappings()
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

        `recorded=False` is for a whole coalition brought in at once: its own record says enough,
        and the entities keep the versions they had.

        Raises:
            InvalidInputError: one of them is there already.

        """
        if not entities:
            return []
        self._work.check_write(self._name, *entities)
        stored = [
            entity.model_copy(update={"version": 1 if recorded else max(entity.version, 1)})
            for entity in entities
        ]
        rows = [row_of(entity, self._table) for entity in stored]
        try:
            self._work.connection.execute(insert(self._table), rows)
        except IntegrityError as error:
            raise InvalidInputError(
                msg("This is already there, or something it belongs to was removed meanwhile.")
            ) from error
        self._written(*stored, whole=self._name == "coalitions")
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
        self._work.check_write(self._name, before, entity)
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
        self._written(before, after)
        self._work.record(self._name, "changed", [(before, after)])
        return after

    def remove(self, entity: E, *, along: bool = False) -> None:
        """Remove an entity and what cannot exist without it; change records keep the values.

        A coalition takes everything it owns along, and its history keeps only its own removal.
        `along` is for what goes because something else goes.
        """
        before = self.one(entity.id)
        self._work.check_write(self._name, before)
        for child, references in REFERENCES.items():
            for column, parent in references.items():
                if parent == self._name:
                    dependants = self._work.repository(child)
                    for dependant in dependants.find(**{column: entity.id}):
                        dependants.remove(dependant, along=True)
        gone = delete(self._table).where(self._table.c.id == entity.id)
        if self._work.connection.execute(gone).rowcount != 1:
            # Somebody removed it between our look and our delete: only one of us did it.
            raise NotFoundError(msg("Somebody else removed this at the same time. Look again."))
        self._written(before, whole=self._name == "coalitions")
        self._work.record(self._name, "removed", [(before, None)], along=along)

    def _written(self, *rows: E, whole: bool = False) -> None:
        owners = {owner_of(self._name, row) for row in rows}
        self._work.stamps.written(self._name, owners, whole=whole)
