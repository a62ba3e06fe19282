"""A safe copy of the whole database, and putting one back."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError, UnreadableFileError
from model.core.messages import msg
from model.storage.copying import (
    check_file,
    copy_to_file,
    count_coalitions,
    file_of,
    put_in_place,
    renew,
)
from model.storage.database import ready_engine
from model.storage.engine import database_url, open_engine
from model.storage.keeping import keep_present
from model.storage.migrate import migrate

if TYPE_CHECKING:
    from datetime import datetime

FOLDER = Path("backups")


@dataclass(frozen=True)
class Copied:
    """A copy that was written and checked."""

    file: Path
    coalitions: int
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Restored:
    """A backup that is in place now."""

    coalitions: int
    kept: Path | None
    """Where the database stands that it replaced; None when there was nothing to keep."""


def backup_name(at: datetime) -> Path:
    """Return the file in which a backup of this moment stands when nobody names one."""
    return FOLDER / f"samenwerkbank-{at:%Y%m%d-%H%M%S}.db"


def write_backup(target: Path) -> Copied:
    """Copy the database to one file while people work, and check the copy.

    Raises:
        InvalidInputError: there is a file of that name already.
        StorageUnavailableError: the database is damaged or out of reach, or the disk is full.

    """
    if target.exists():
        raise InvalidInputError(
            msg("There is a file {name} already. Choose another name.", name=str(target))
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    try:
        copy_to_file(ready_engine(database_url()), draft)
        check_file(draft)
        coalitions = _coalitions_in(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return Copied(target, coalitions, target.stat().st_size)


def restore_backup(source: Path, *, at: datetime, replace: bool = False) -> Restored:
    """Put a backup in place of the database. It is checked and renewed first, on a copy.

    The database it replaces is kept: beside the SQLite file, or in the folder of backups.

    Raises:
        InvalidInputError: the database holds coalitions, and `replace` was not asked for.
        UnreadableFileError: the file is no backup, damaged, or of a newer version.
        StorageUnavailableError: the database is busy or out of reach; nothing was changed.

    """
    if not source.is_file():
        raise UnreadableFileError(msg("There is no file {name}.", name=str(source)))
    engine = open_engine(database_url())
    try:
        kept_in = (file_of(engine) or FOLDER / "database").with_name(
            f"before-restore-{at:%Y%m%d-%H%M%S}.db"
        )
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            shutil.copyfile(source, copy)
            check_file(copy)
            renew(copy)
            coalitions = _coalitions_in(copy)
            kept = keep_present(engine, kept_in, may_replace=replace)
            migrate(engine)
            put_in_place(copy, engine)
    finally:
        engine.dispose()
    return Restored(coalitions, kept)


def _coalitions_in(file: Path) -> int:
    engine = open_engine(f"sqlite:///{file}")
    try:
        return count_coalitions(engine)
    finally:
        engine.dispose()
