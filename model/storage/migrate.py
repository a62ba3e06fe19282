"""Brings a database to the newest schema with Alembic, from code instead of from a shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError, OperationalError

from model.core.errors import StorageUnavailableError
from model.core.messages import msg
from model.storage.faults import storage_fault

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

SCRIPTS = Path(__file__).parent / "migrations"


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


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables; does nothing when they are up to date.

    Raises:
        StorageUnavailableError: the database is damaged, out of reach, or made by a newer version.

    """
    try:
        at = current(engine)
        if at == newest():
            return
        known = {
            script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()
        }
        if at is not None and at not in known:
            raise StorageUnavailableError(
                msg(
                    "This database was made by a newer version of the workbench. "
                    "Install that version, or choose another database."
                )
            )
        config = _config()
        with engine.connect() as connection:
            config.attributes["connection"] = connection.execution_options(writes=True)
            command.upgrade(config, "head")
    except (OperationalError, DatabaseError) as error:
        raise storage_fault(error) from error
