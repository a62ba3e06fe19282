"""What changed in a live session since a moment: a number that grows with every write.

The number stands in the session's row. Raising it locks that row until the commit, so numbers are
given in the order of the commits, and whoever read up to a number never misses an earlier one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select, update

from model.core.entity import Entity
from model.core.errors import NotFoundError
from model.core.messages import msg
from model.storage.mapping import entity_of
from model.storage.tables import TABLES

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

E = TypeVar("E", bound=Entity)
_SESSIONS = "live_sessions"


def raise_pulse(work: UnitOfWork, session_id: str) -> int:
    """Begin a write in a session and return its number; other writers wait for the commit.

    Raises:
        NotFoundError: the session was removed.

    """
    table = TABLES[_SESSIONS]
    statement = (
        update(table)
        .where(table.c.id == session_id)
        .values(pulse=table.c.pulse + 1)
        .returning(table.c.pulse)
    )
    pulse = work.connection.execute(statement).scalar_one_or_none()
    if pulse is None:
        raise NotFoundError(msg("This meeting is not there any more."))
    return int(pulse)


def current_pulse(work: UnitOfWork, session_id: str) -> int | None:
    """Return the number of the newest write, or None for a session that was removed."""
    table = TABLES[_SESSIONS]
    query = select(table.c.pulse).where(table.c.id == session_id)
    return work.connection.execute(query).scalar_one_or_none()


def changed_since(
    work: UnitOfWork, name: str, model: type[E], session_id: str, pulse: int
) -> list[E]:
    """Return the rows of a session that were written after a number."""
    table = TABLES[name]
    query = select(table).where(table.c.session_id == session_id, table.c.pulse > pulse)
    rows = work.connection.execute(query).mappings()
    return work.readable(name, [entity_of(row, model) for row in rows])
