"""What was read once is not read again while nobody has written it.

Every table of a coalition has a stamp in `table_versions`: a value without a meaning that is new
after each commit that wrote there, and that is written in the same transaction. So rows read under
a stamp are right for whoever reads that stamp, in this process or in another one, and after a
backup was put back. It is no counter, because a counter that is put back comes by twice.

A stamp costs one query a unit of work; the rows themselves stay in memory as frozen entities.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from model.storage.tables import ENTITIES, SECRET, table_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

    from model.core.entity import Entity

T = TypeVar("T")

STAMPED = (frozenset(ENTITIES) | {"changes"}) - {"settings", *SECRET}
"""Tables of which rows are kept, and the history. Who may come in is looked up each time, and a
setting belongs to a person or to the installation instead of a coalition."""

EVERYWHERE = ""
"""In place of a coalition: the list of all coalitions has a stamp of its own."""

MOST_ROWS = 20_000
"""Rows kept in one process: eight large coalitions, some tens of MB."""


class Kept:
    """Values under a key, each with the stamp it was made at; the ones used longest ago go first.

    `most` bounds the sum of their sizes. For use by many threads.
    """

    def __init__(self, most: int) -> None:
        """Begin empty."""
        self._most = most
        self._size = 0
        self._values: OrderedDict[Any, tuple[object, int, Any]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: object, stamp: object) -> Any:  # noqa: ANN401 - what was put there
        """Return what was kept under a key at this stamp, or None."""
        with self._lock:
            found = self._values.get(key)
            if found is None or found[0] != stamp:
                return None
            self._values.move_to_end(key)
            return found[2]

    def keep(self, key: object, stamp: object, value: object, *, size: int = 1) -> None:
        """Keep a value in place of the one under another stamp, unless it is too large."""
        with self._lock:
            _, before, _ = self._values.pop(key, (None, 0, None))
            self._size -= before
            if size > self._most:
                return
            self._values[key] = (stamp, size, value)
            self._size += size
            while self._size > self._most:
                _, (_, gone, _) = self._values.popitem(last=False)
                self._size -= gone


_rows = Kept(MOST_ROWS)


class Stamps:
    """The stamps as one unit of work sees them, and the tables it wrote itself."""

    def __init__(self) -> None:
        """Nothing read and nothing written yet."""
        self._read: dict[str, dict[str, str]] = {}
        self._written: set[tuple[str, str]] = set()
        self.tables_read: set[str] = set()
        """Names of the tables that were asked, from memory or not."""

    def of(self, connection: Connection, coalition_id: str, name: str) -> str | None:
        """Return the stamp of a table in a coalition.

        None when what is read now holds for nobody else or cannot be told apart later: this unit
        of work wrote there and did not commit, or the table has no stamp.
        """
        if (coalition_id, name) in self._written or name not in STAMPED:
            return None
        if coalition_id not in self._read:
            self._read[coalition_id] = _stamps(connection, coalition_id)
        return self._read[coalition_id].get(name)

    def written(self, name: str, coalition_ids: Iterable[str], *, whole: bool = False) -> None:
        """Note that a table was written in coalitions; `whole` when all they own was as well."""
        tables = STAMPED if whole else STAMPED & {name}
        self._written.update((owner, table) for owner in coalition_ids for table in tables)
        if name == "coalitions":
            self._written.add((EVERYWHERE, name))

    def write(self, connection: Connection) -> None:
        """Give what was written a new stamp: the last thing before a commit.

        In sorted order, so that two people who commit at once never wait for each other.
        """
        self._read.clear()
        if not self._written:
            return
        stamp = uuid4().hex
        rows = [
            {"coalition_id": owner, "entity": name, "stamp": stamp}
            for owner, name in sorted(self._written)
        ]
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(table_versions).values(rows)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[table_versions.c.coalition_id, table_versions.c.entity],
                set_={"stamp": statement.excluded.stamp},
            )
        )

    def committed(self) -> None:
        """Read stamps anew: what was written here is now for everyone."""
        self.forget()
        self._written.clear()

    def forget(self) -> None:
        """Read stamps anew: somebody else may have written since they were read."""
        self._read.clear()

    def rows(
        self,
        connection: Connection,
        coalition_id: str,
        name: str,
        read: Callable[[], list[T]],
    ) -> list[T]:
        """Return the rows of a table in a coalition: kept ones, or read now and kept."""
        stamp = self.of(connection, coalition_id, name)
        if stamp is None:
            return read()
        found: tuple[T, ...] | None = _rows.find((coalition_id, name), stamp)
        if found is None:
            found = tuple(read())
            if self.hold(connection, coalition_id, {name: stamp}):
                _rows.keep((coalition_id, name), stamp, found, size=1 + len(found))
        return list(found)

    def hold(self, connection: Connection, coalition_id: str, stamps: Mapping[str, str]) -> bool:
        """Whether these stamps are still there, so that what was read after them belongs to them.

        On a server somebody may commit in between.
        """
        return stamps.items() <= _stamps(connection, coalition_id).items()


def owner_of(name: str, entity: Entity) -> str:
    """Return the id of the coalition that an entity belongs to; empty without one."""
    return entity.id if name == "coalitions" else getattr(entity, "coalition_id", "")


def _stamps(connection: Connection, coalition_id: str) -> dict[str, str]:
    query = select(table_versions.c.entity, table_versions.c.stamp).where(
        table_versions.c.coalition_id == coalition_id
    )
    return {row.entity: row.stamp for row in connection.execute(query)}
