"""Brings a database to the newest schema with Alembic, from code instead of from a shell."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, OperationalError

from model.core.errors import StorageUnavailableError
from model.core.messages import msg
from model.storage.faults import storage_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.engine import Engine

SCRIPTS = Path(__file__).parent / "migrations"
_UPGRADING = 54_811_001
"""Any number, as long as every version of the program uses the same."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


def newest() -> str:
    """Return the id of the newest schema this program knows."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None, "there is at least one migration"
    return head


def current(engine: Engine) -> str | None:
    """Return the id of the schema the database has, or None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def knows(schema: str) -> bool:
    """Tell whether this program has the migration that leads to this schema."""
    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return schema in {script.revision for script in scripts}


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Let one process upgrade at a time: several start together on a server with PostgreSQL.

    The later ones wait, and then find the tables up to date. SQLite has its own lock on the file.
    """
    if connection.engine.url.get_backend_name() != "postgresql":
        with _without_cascades(connection):
            yield
        return
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _UPGRADING})
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _UPGRADING})
        connection.commit()


@contextmanager
def _without_cascades(connection: Connection) -> Iterator[None]:
    """Let SQLite change a table without emptying those that refer to it.

    SQLite changes a column by making a new table and dropping the old one. With foreign keys on,
    dropping rounds removed every review of them. The switch does nothing inside a transaction, so
    it is thrown on the bare connection.
    """
    bare = connection.connection.driver_connection
    assert isinstance(bare, sqlite3.Connection), "the only other database is SQLite"
    bare.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        bare.execute("PRAGMA foreign_keys=ON")


def migrate(engine: Engine, to: str = "") -> None:
    """Create or upgrade the tables; does nothing when they are up to date.

    `to` is a schema between, for who wants to see how an earlier one comes along.

    Raises:
        StorageUnavailableError: the database is damaged, out of reach, or made by a newer version.

    """
    try:
        at = current(engine)
        if at == (to or newest()):
            return
        if at is not None and not knows(at):
            raise StorageUnavailableError(
                msg(
                    "This database was made by a newer version of the workbench. "
                    "Install that version, or choose another database."
                )
            )
        config = _config()
        with engine.connect() as connection, _alone(connection):
            config.attributes["connection"] = connection.execution_options(writes=True)
            command.upgrade(config, to or "head")
    except (OperationalError, DatabaseError) as error:
        raise storage_fault(error) from error
