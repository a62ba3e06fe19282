"""What changed in a live session since a moment: a number that grows with every write.

The number stands in the session's row. Raising it locks that row until the commit, so numbers are
given in the order of the commits, and whoever read up to a number never misses an earlier one.

A hall asks this many times a second, so the questions are made once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sqlalchemy import bindparam, select, update

from model.core.entity import Entity
from model.core.errors import NotFoundError
from model.core.messages import msg
from model.storage.mapping import entity_of
from model.storage.tables import LIVE, TABLES

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

E = TypeVar("E", bound=Entity)
_SESSIONS = TABLES["live_sessions"]
_MARK = select(_SESSIONS.c.id, _SESSIONS.c.pulse, _SESSIONS.c.version)
_BY_ID = _MARK.where(_SESSIONS.c.id == bindparam("session"))
_BY_CODE = _MARK.where(_SESSIONS.c.code == bindparam("code"))
_RAISE = (
    update(_SESSIONS)
    .where(_SESSIONS.c.id == bindparam("session"))
    .values(pulse=_SESSIONS.c.pulse + 1)
    .returning(_SESSIONS.c.pulse)
)
_NEWS = {
    name: select(TABLES[name])
    .where(
        TABLES[name].c.session_id == bindparam("session"),
        TABLES[name].c.pulse > bindparam("since"),
    )
    .order_by(TABLES[name].c.pulse)
    for name in LIVE[1:]
}


class Mark(NamedTuple):
    """How far a session is."""

    session_id: str
    pulse: int
    """The number of the newest write to anything in it."""
    version: int
    """That of the session's own row, which other writes leave as it is."""


def raise_pulse(work: UnitOfWork, session_id: str) -> int:
    """Begin a write in a session and return its number; other writers wait for the commit.

    Raises:
        NotFoundError: the session was removed.

    """
    pulse = work.connection.execute(_RAISE, {"session": session_id}).scalar_one_or_none()
    if pulse is None:
        raise NotFoundError(msg("This meeting is not there any more."))
    return int(pulse)


def mark_of(work: UnitOfWork, session_id: str) -> Mark | None:
    """Return how far a session is, or None for one that was removed."""
    found = work.connection.execute(_BY_ID, {"session": session_id}).first()
    return Mark(*found) if found else None


def mark_of_code(work: UnitOfWork, code: str) -> Mark | None:
    """Return how far the session with a code is, or None when there is none."""
    found = work.connection.execute(_BY_CODE, {"code": code}).first()
    return Mark(*found) if found else None


def changed_since(
    work: UnitOfWork, name: str, model: type[E], session_id: str, pulse: int
) -> list[E]:
    """Return the rows of a session that were written after a number."""
    rows = work.connection.execute(_NEWS[name], {"session": session_id, "since": pulse}).mappings()
    return work.readable(name, [entity_of(row, model) for row in rows])
