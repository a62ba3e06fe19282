"""Turns what a database says when something is wrong into one sentence for a person."""

from __future__ import annotations

import logging

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from model.core.errors import DatabaseAwayError, StorageUnavailableError
from model.core.logs import fault_name
from model.core.messages import msg

logger = logging.getLogger(__name__)


def storage_fault(error: BaseException) -> StorageUnavailableError:
    """Return the error to show; the technical cause goes to the log."""
    logger.error("database fault: %s", _for_the_log(error))
    text = str(error).lower()
    if "not a database" in text or "malformed" in text:
        return StorageUnavailableError(
            msg(
                "The database file is damaged. Nothing was changed. "
                "Put back a backup, or move the file away and start again."
            )
        )
    if "disk is full" in text or "no space" in text:
        return StorageUnavailableError(
            msg("The disk is full. Make some room and save again; what you typed is still here.")
        )
    if "readonly" in text or "read-only" in text:
        return StorageUnavailableError(
            msg(
                "The workbench may only read the database, so nothing was changed. "
                "Ask the person who runs the server."
            )
        )
    if "locked" in text or isinstance(error, PoolTimeoutError):
        return StorageUnavailableError(msg("The database is busy. Wait a moment and try again."))
    sentence = msg(
        "The database cannot be reached. Try again, or ask the person who runs the server."
    )
    return DatabaseAwayError(sentence) if _is_away(error) else StorageUnavailableError(sentence)


def _is_away(error: BaseException) -> bool:
    """Tell whether a database server does not answer; a file is there or it is not."""
    cause = getattr(error, "orig", None)
    is_server = type(cause).__module__.startswith("psycopg")
    return is_server and isinstance(error, OperationalError)


def _for_the_log(error: BaseException) -> str:
    """Return the kind of fault, and the first line when that cannot quote what was typed."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if not isinstance(error, OperationalError):
        return fault_name(cause)
    first = str(cause).partition("\n")[0]
    return f"{fault_name(cause)}: {first}"
