"""Copies of a whole database: taken while people work, checked, and put in place at once.

A copy is always one SQLite file, also of a PostgreSQL database: it can be read without the
workbench, and it moves a laptop's work to a server and back.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.storage.arrival import arrival
from model.storage.engine import open_engine
from model.storage.faults import storage_fault
from model.storage.migrate import current, knows, migrate
from model.storage.tables import TABLES, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table
    from sqlalchemy.engine import Engine

HEADER = b"SQLite format 3\x00"
_ROWS_AT_ONCE = 1000


def file_of(engine: Engine) -> Path | None:
    """Return the file of a SQLite database, or None for a server or one in memory."""
    name = engine.url.database
    is_file = engine.url.get_backend_name() == "sqlite" and name not in (None, "", ":memory:")
    return Path(str(name)) if is_file else None


def copy_to_file(source: Engine, target: Path) -> None:
    """Write a copy of a database in use to a new SQLite file.

    SQLite copies page by page through its own backup interface, which sees one moment of a
    database in use and makes no writer wait. From PostgreSQL all rows are read in one snapshot.

    Raises:
        StorageUnavailableError: the database is damaged, or the disk is full.

    """
    try:
        if file_of(source) is not None:
            _copy_pages(source, target)
            return
        copied = open_engine(f"sqlite:///{target}")
        try:
            migrate(copied)
            _copy_rows(source, copied)
        finally:
            copied.dispose()
        in_one_file(target)
    except (OperationalError, DatabaseError, sqlite3.DatabaseError) as error:
        raise storage_fault(error) from error


def check_file(file: Path) -> None:
    """Check a copy from its first page to its last, and that this program knows its schema.

    Raises:
        UnreadableFileError: no backup, damaged, or made by a newer version.

    """
    with file.open("rb") as opened:
        if opened.read(len(HEADER)) != HEADER:
            raise UnreadableFileError(
                msg("This file is not a backup of the workbench. Choose a backup (.db).")
            )
    try:
        schema = _schema_of_whole_file(file)
    except sqlite3.DatabaseError as error:
        raise UnreadableFileError(_DAMAGED) from error
    if schema is None:
        raise UnreadableFileError(
            msg("This file is not a backup of the workbench. Choose a backup (.db).")
        )
    if not knows(schema):
        raise UnreadableFileError(
            msg("This backup was made by a newer version of the workbench. Install that first.")
        )


def put_in_place(copy: Path, target: Engine) -> None:
    """Put a checked copy of the newest schema in place of everything in a database, at once.

    Either all of it is there afterwards, or the database is as it was.

    Raises:
        StorageUnavailableError: the database is busy or out of reach; nothing was changed.

    """
    try:
        if file_of(target) is not None:
            _paste_pages(copy, target)
            return
        source = open_engine(f"sqlite:///{copy}")
        try:
            _copy_rows(source, target)
        finally:
            source.dispose()
    except (OperationalError, DatabaseError, sqlite3.DatabaseError) as error:
        raise storage_fault(error) from error


def renew(file: Path) -> None:
    """Bring a copy to the newest schema."""
    engine = open_engine(f"sqlite:///{file}")
    try:
        migrate(engine)
    finally:
        engine.dispose()
    in_one_file(file)


def count_coalitions(engine: Engine) -> int:
    """Return how many coalitions a database holds; 0 when it has no tables yet."""
    try:
        if current(engine) is None:
            return 0
        with engine.connect() as connection:
            counted = select(func.count()).select_from(TABLES["coalitions"])
            return int(connection.execute(counted).scalar_one())
    except (OperationalError, DatabaseError) as error:
        raise storage_fault(error) from error


_DAMAGED = msg("This backup is damaged. Nothing was changed. Use an earlier backup.")


def _schema_of_whole_file(file: Path) -> str | None:
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)] or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise UnreadableFileError(_DAMAGED)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "coalitions"} <= names:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None
    finally:
        connection.close()


def _copy_pages(source: Engine, target: Path) -> None:
    read = source.raw_connection()
    written = sqlite3.connect(target)
    try:
        opened = read.driver_connection
        assert isinstance(opened, sqlite3.Connection), "a SQLite file has a SQLite connection"
        opened.backup(written)
    finally:
        written.close()
        read.close()
    in_one_file(target)


def in_one_file(file: Path) -> None:
    """Leave no journal beside a copy, so that it is whole when it is moved or mailed."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def _paste_pages(copy: Path, target: Engine) -> None:
    read = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)
    written = target.raw_connection()
    try:
        opened = written.driver_connection
        assert isinstance(opened, sqlite3.Connection), "a SQLite file has a SQLite connection"
        read.backup(opened, progress=_stop_when_busy)  # one transaction: all pages or none
    finally:
        written.close()
        read.close()


def _stop_when_busy(status: int, _remaining: int, _total: int) -> None:
    # It would wait for ever; the connection has waited for its turn by then.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        reason = "database is locked"
        raise sqlite3.OperationalError(reason)


def _copy_rows(source: Engine, target: Engine) -> None:
    """Copy all rows of all tables in place of those of the target, in one transaction."""
    with source.connect() as read, target.connect() as written:
        if source.url.get_backend_name() == "postgresql":
            read.execution_options(isolation_level="REPEATABLE READ")
        written.execution_options(writes=True)
        for table in reversed(metadata.sorted_tables):
            written.execute(delete(table))
        for table in metadata.sorted_tables:
            _copy_table(read, written, table)
        written.commit()


def _copy_table(read: Connection, written: Connection, table: Table) -> None:
    query = select(table)
    if table.name in TABLES:
        query = query.order_by(arrival(read.dialect))
    rows = read.execution_options(stream_results=True).execute(query).mappings()
    for part in rows.partitions(_ROWS_AT_ONCE):
        written.execute(insert(table), [_in_utc(dict(row)) for row in part])


def _in_utc(row: dict[str, Any]) -> dict[str, Any]:
    # PostgreSQL answers in the server's time zone, and SQLite keeps none.
    return {
        name: value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else value
        for name, value in row.items()
    }
