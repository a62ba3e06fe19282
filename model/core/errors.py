"""Errors that a person can do something about. Everything else is a fault of ours and is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.messages import Message


class DomainError(Exception):
    """Something the user can mend; `message` says in one sentence what to do."""

    def __init__(self, message: Message) -> None:
        """Keep the message; it is translated where it is shown."""
        super().__init__(message.id)
        self.message = message


class InvalidInputError(DomainError):
    """What was typed or chosen cannot be used as it is."""


class NotFoundError(DomainError):
    """The thing asked for is not there (any more)."""


class NotAllowedError(DomainError):
    """This person may not do this; the message says who may."""


class UnreadableFileError(DomainError):
    """A file cannot be read: wrong kind, damaged, too large, or without text."""


class StaleWriteError(DomainError):
    """Someone else changed the same thing in between; both values are kept."""

    def __init__(
        self,
        message: Message,
        *,
        yours: Any,  # noqa: ANN401
        theirs: Any,  # noqa: ANN401
        clashes: Sequence[str] = (),
    ) -> None:
        """Keep both versions of the entity, so that nothing typed is lost.

        `clashes` names the fields that both changed, `field.part` for a part of one. Without it
        everything that differs is asked.
        """
        super().__init__(message)
        self.yours = yours
        self.theirs = theirs
        self.clashes = tuple(clashes)


class StorageUnavailableError(DomainError):
    """The database cannot be reached or its file is damaged."""


class DatabaseAwayError(StorageUnavailableError):
    """The database server does not answer now; waiting may help."""


class CatalogueError(Exception):
    """A data file of the workbench itself is wrong; names the file and the key. For maintainers."""
