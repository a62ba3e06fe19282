"""The database engine: SQLite by default, PostgreSQL through `WORKBENCH_DATABASE_URL`."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

URL_VARIABLE = "WORKBENCH_DATABASE_URL"
DEFAULT_FILE = "workbench.db"
_SERVER_PATIENCE = {"connect_timeout": 5, "tcp_user_timeout": 15_000}
"""Seconds to wait for a connection, milliseconds for an answer of a network that went silent; the
system's own patience is minutes, in which a page would hang without a word."""


def database_url() -> str:
    """Return the address of the database from the environment, or the local file."""
    chosen = os.environ.get(URL_VARIABLE, "").strip()
    if not chosen:
        return f"sqlite:///{Path(DEFAULT_FILE).resolve()}"
    return with_driver(chosen)


def with_driver(url: str) -> str:
    """Return a database address that names the driver of requirements.txt.

    Without it SQLAlchemy looks for an older one.
    """
    if url.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    return url


def open_engine(url: str) -> Engine:
    """Open an engine with the settings this workbench relies on.

    SQLite runs in WAL mode, so that readers never wait for a writer, and with `synchronous=FULL`:
    a change that a person saw confirmed survives a power cut. Writes are small, so this costs
    milliseconds. Foreign keys are off in SQLite unless asked for.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_pre_ping=True,
            pool_size=5,
            max_overflow=10,
            hide_parameters=True,
            connect_args=_SERVER_PATIENCE,
        )
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": 15, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401
    # SQLAlchemy starts transactions itself (see _begin_at_once), not the sqlite3 module.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_at_once(connection: Any) -> None:  # noqa: ANN401
    # A write lock is taken when the work starts if it is going to write; a plain BEGIN would
    # fail half-way with "database is locked" when two people save at the same moment.
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
