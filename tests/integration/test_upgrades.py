"""Upgrades: every earlier schema comes along whole, several at once is safe, and there is a way back."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from model.core.errors import StorageUnavailableError
from model.services.backups import restore_backup, write_backup
from model.services.demo import load_demo
from model.services.opening import health, start_work
from model.services.overview import overview
from model.storage import migrate as migrating
from model.storage.database import close
from model.storage.engine import open_engine
from model.storage.migrate import _config, current, migrate, newest
from model.storage.unit_of_work import UnitOfWork

FIRST = Path(__file__).resolve().parents[1] / "fixtures" / "databases" / "schema-0001.sql.gz"
"""The demo coalition as the first version of the program wrote it."""
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{before}", None, None


def upgrade():
    op.add_column("partners", sa.Column("from_the_future", sa.Text(), nullable=True))
"""


def first_database(file: Path) -> None:
    """Write the database of the first version to a file."""
    connection = sqlite3.connect(file)
    connection.executescript(gzip.decompress(FIRST.read_bytes()).decode())
    connection.close()


def schemas() -> list[str]:
    """Return every schema there was, oldest first."""
    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return [script.revision for script in scripts][::-1]


def counts(work: UnitOfWork) -> dict[str, int]:
    names = ("partners", "ties", "projects", "actions", "assessments", "reviews", "chapters")
    return {name: len(work.repository(name).find()) for name in names}


IN_THE_FIRST = {
    "partners": 45,
    "ties": 351,
    "projects": 9,
    "actions": 18,
    "assessments": 17,
    "reviews": 18,
    "chapters": 4,
}


@pytest.mark.parametrize("schema", schemas())
def test_copy_of_every_earlier_schema_comes_along_whole(
    schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost on the way, every row can be read, and the first page can be drawn."""
    file = tmp_path / "workbench.db"
    first_database(file)
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine, schema)
    assert current(engine) == schema
    engine.dispose()
    url = f"sqlite:///{file}"
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", url)

    with start_work(by="Tester") as work:
        found = counts(work)
        assert work.connection.execute(text("PRAGMA foreign_key_check")).first() is None
        assert work.connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        (here,) = work.coalitions.find()
        overview(work, here.id, date(2026, 11, 22))
    assert health().schema == newest()
    close(url)

    assert found == IN_THE_FIRST


def test_backup_of_the_first_version_moves_to_either_database(
    database: str, tmp_path: Path
) -> None:
    """An old laptop's file can be put on a new server, which upgrades it on the way."""
    first_database(tmp_path / "first.db")

    restore_backup(tmp_path / "first.db", at=datetime.now(UTC))

    with start_work(writes=False) as work:
        assert counts(work) == IN_THE_FIRST


def test_processes_that_start_together_upgrade_once(database: str) -> None:
    """Four want to make the tables of an empty database at the same moment; all find them made."""

    def start(_number: int) -> str | None:
        engine = open_engine(database.replace("postgresql://", "postgresql+psycopg://", 1))
        try:
            migrate(engine)
            return current(engine)
        finally:
            engine.dispose()

    if database.startswith("sqlite"):
        pytest.skip("one file is for one process; several share a PostgreSQL")
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(4))) == [newest()] * 4


def test_upgrade_and_the_way_back(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `docs/server.md` says: backup, upgrade, and back with the backup in a fresh database."""
    with start_work(by="Tester") as work:
        load_demo(work)
        before = counts(work)
    kept = write_backup(tmp_path / "before.db")
    this_version = migrating.SCRIPTS

    close(database)
    monkeypatch.setattr(migrating, "SCRIPTS", _next_version(tmp_path))
    with start_work(writes=False) as work:
        assert counts(work) == before
        work.connection.execute(text("SELECT from_the_future FROM partners"))

    close(database)
    monkeypatch.setattr(migrating, "SCRIPTS", this_version)
    with pytest.raises(StorageUnavailableError):
        start_work()
    _make_fresh(database)
    restore_backup(kept.file, at=datetime.now(UTC))
    with start_work(writes=False) as work:
        assert counts(work) == before


def _next_version(folder: Path) -> Path:
    scripts = folder / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts)
    text_ = NEXT.format(before=newest())
    (scripts / "versions" / "9999_the_next_version.py").write_text(text_, encoding="utf-8")
    return scripts


def _make_fresh(database: str) -> None:
    """Empty a database as `dropdb` and `createdb`, or moving a file away, do."""
    close(database)
    if database.startswith("sqlite"):
        for file in Path(database.removeprefix("sqlite:///")).parent.glob("workbench.db*"):
            file.unlink()
        return
    engine = open_engine(database.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        connection.commit()
    engine.dispose()
