"""Keeping the present database before another one takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError, StorageUnavailableError
from model.core.messages import msg
from model.storage.copying import copy_to_file, count_coalitions, file_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Engine


def keep_present(engine: Engine, kept_in: Path, *, may_replace: bool) -> Path | None:
    """Keep what a database holds in a file, and return that file; None when it holds nothing.

    A damaged SQLite file is moved to that place as it is, so that nothing of it is lost.

    Raises:
        InvalidInputError: there is something to lose, and replacing it was not asked for.
        StorageUnavailableError: the database is out of reach.

    """
    try:
        present = count_coalitions(engine)
    except StorageUnavailableError:
        file = file_of(engine)
        if file is None or not file.exists():
            raise
        if not may_replace:
            raise InvalidInputError(
                msg(
                    "The present database is damaged. Add --replace to put the backup in its "
                    "place; the damaged file is kept."
                )
            ) from None
        engine.dispose()
        _move_with_journals(file, kept_in)
        return kept_in
    if not present:
        return None
    if not may_replace:
        raise InvalidInputError(
            msg(
                "The database holds coalitions already ({n}). Add --replace to put the backup in "
                "their place; the present database is kept.",
                n=present,
            )
        )
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    copy_to_file(engine, kept_in)
    return kept_in


def _move_with_journals(file: Path, target: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(target.with_name(target.name + ending))
