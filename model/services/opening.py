"""Opening the workbench: the database ready for use, and its health."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import DomainError
from model.storage.database import ready_engine
from model.storage.engine import database_url
from model.storage.migrate import current, newest
from model.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from model.core.actor import Actor
    from model.core.messages import Message

LOGIN_VARIABLE = "WORKBENCH_LOGIN"


def start_work(*, actor: Actor | None = None, by: str = "", writes: bool = True) -> UnitOfWork:
    """Return a unit of work on the workbench's database; the tables are made at first use.

    `actor` is who works. Without one it reaches everything, under the name `by`: for the command
    line and for our own routes, which check a secret first. Pages always give their actor.

    Raises:
        StorageUnavailableError: the database is damaged, out of reach or from a newer version.

    """
    return UnitOfWork(ready_engine(database_url()), actor=actor, by=by, writes=writes)


def is_shared_server() -> bool:
    """Whether several people share this installation, rather than one laptop."""
    return asks_login() or not database_url().startswith("sqlite")


def asks_login() -> bool:
    """Whether people log in here: `WORKBENCH_LOGIN=oidc`.

    Raises:
        ValueError: the variable holds something else; a typing error must not open the door.

    """
    chosen = os.environ.get(LOGIN_VARIABLE, "").strip()
    if chosen not in ("", "oidc"):
        message = f"{LOGIN_VARIABLE} is {chosen!r}; it is empty for a laptop, or oidc"
        raise ValueError(message)
    return chosen == "oidc"


def login_claim() -> str:
    """Return which claim of the login names a person: `WORKBENCH_LOGIN_CLAIM`, else the e-mail."""
    return os.environ.get("WORKBENCH_LOGIN_CLAIM", "").strip() or "email"


def administrators() -> frozenset[str]:
    """Return the accounts that start coalitions: `WORKBENCH_ADMINISTRATORS`, with commas."""
    given = os.environ.get("WORKBENCH_ADMINISTRATORS", "").split(",")
    return frozenset(account.strip().casefold() for account in given if account.strip())


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
