"""The migrations lead to the tables that the program expects."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from model.core.coalitions import Coalition
from model.core.errors import StorageUnavailableError
from model.network.partners import Partner
from model.services.opening import health, start_work
from model.storage.arrival import COLUMN
from model.storage.engine import open_engine
from model.storage.migrate import current, migrate, newest
from model.storage.tables import TABLES, metadata
from model.storage.unit_of_work import UnitOfWork


def test_migrations_lead_to_the_tables_of_the_program(database: str) -> None:
    """After all migrations nothing differs from the models."""
    engine = open_engine(database.replace("postgresql://", "postgresql+psycopg://", 1))
    migrate(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _is_of_the_program}
        )
        differences = compare_metadata(context, metadata)

    engine.dispose()
    assert differences == []


def _is_of_the_program(_item: object, name: str | None, *_rest: object) -> bool:
    return name != COLUMN


def test_every_table_keeps_the_order_in_which_rows_came(database: str) -> None:
    """On PostgreSQL each table has a number for it: a new one that lacks it fails here."""
    engine = open_engine(database.replace("postgresql://", "postgresql+psycopg://", 1))
    migrate(engine)

    if engine.dialect.name == "postgresql":
        found = inspect(engine)
        without = [
            name
            for name in TABLES
            if COLUMN not in {column["name"] for column in found.get_columns(name)}
        ]
        assert without == []
    engine.dispose()


def test_a_changed_row_keeps_its_place(work: UnitOfWork) -> None:
    """What people wrote first stays first, also after it was changed."""
    coalition = work.coalitions.add(Coalition(name="Erp", municipality="Meierijstad"))
    # Many and long, so that PostgreSQL has no room left beside the old row for the changed one.
    names = [f"{9 * number % 400:03d} {'ver' * 40}" for number in range(400)]
    added = work.partners.add_all([Partner(coalition_id=coalition.id, name=n) for n in names])
    work.commit()
    for partner in added[::7]:
        work.partners.save(partner.model_copy(update={"name": f"{partner.name}weg"}))
    work.commit()

    found = [partner.name for partner in work.partners.find(coalition_id=coalition.id)]
    assert [name.removesuffix("weg") for name in found] == names


def test_migrating_twice_changes_nothing(sqlite_url: str) -> None:
    """An up-to-date database is left alone."""
    engine = open_engine(sqlite_url)
    migrate(engine)
    migrate(engine)

    assert current(engine) == newest()
    engine.dispose()


def test_database_of_a_newer_version_is_refused_and_untouched(sqlite_url: str) -> None:
    """An old program never writes in a database it does not understand."""
    engine = open_engine(sqlite_url)
    migrate(engine)
    with engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()

    with pytest.raises(StorageUnavailableError):
        migrate(engine)

    assert current(engine) == "9999"
    engine.dispose()


def test_damaged_database_file_gives_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no database is reported, and left as it was."""
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is not a database" * 400)
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{broken}")

    with pytest.raises(StorageUnavailableError):
        start_work()

    assert not health().ok
    assert broken.read_bytes() == b"this is not a database" * 400


def test_unreachable_server_gives_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database server that is down is reported in words."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", "postgresql://nobody@localhost:1/none")

    assert not health().ok
