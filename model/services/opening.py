"""Opening the workbench: the database ready for use, and its health."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import DomainError
from model.storage.database import ready_engine
from model.storage.engine import database_url
from model.storage.migrate import current, newest
from model.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from model.core.messages import Message


def start_work(*, by: str = "", writes: bool = True) -> UnitOfWork:
    """Return a unit of work on the workbench's database; the tables are made at first use.

    Raises:
        StorageUnavailableError: the database is damaged, out of reach or from a newer version.

    """
    return UnitOfWork(ready_engine(database_url()), by=by, writes=writes)


def is_shared_server() -> bool:
    """Whether several people share this installation (PostgreSQL), rather than one laptop."""
    return not database_url().startswith("sqlite")


def load_catalogue() -> None:
    """Read the catalogue now, so that a wrong data file stops the start and not a page.

    Raises:
        CatalogueError: names the file and the key.

    """
    shared = catalogue()
    assert shared.steps, "six steps"
    assert shared.domains, "twelve domains"
    assert shared.vocabularies, "the vocabularies"


@dataclass(frozen=True)
class Health:
    """Whether the workbench can do its work."""

    ok: bool
    schema: str | None
    expected: str
    fault: Message | None = None


def health() -> Health:
    """Ask the database a question, and compare its schema with the program's."""
    expected = newest()
    try:
        with start_work(writes=False) as work:
            work.coalitions.find(id="")
        return Health(ok=True, schema=current(ready_engine(database_url())), expected=expected)
    except DomainError as error:
        return Health(ok=False, schema=None, expected=expected, fault=error.message)
