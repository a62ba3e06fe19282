"""Turns what a database says when something is wrong into one sentence for a person."""

from __future__ import annotations

import logging

from model.core.errors import StorageUnavailableError
from model.core.messages import msg

logger = logging.getLogger(__name__)


def storage_fault(error: BaseException) -> StorageUnavailableError:
    """Return the error to show; the technical cause goes to the log."""
    logger.error("database fault: %s", error)
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
    if "locked" in text:
        return StorageUnavailableError(msg("The database is busy. Wait a moment and try again."))
    return StorageUnavailableError(
        msg("The database cannot be reached. Try again, or ask the person who runs the server.")
    )
