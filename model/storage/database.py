"""The open databases of this process: one engine per address, with its tables made."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from model.core.errors import StorageUnavailableError
from model.storage.engine import open_engine, with_driver
from model.storage.migrate import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Engine

_ready: dict[str, Engine] = {}
_opening = Lock()


def ready_engine(url: str) -> Engine:
    """Return the one engine for an address; its tables are made before anyone gets it.

    Raises:
        StorageUnavailableError: the database is damaged, out of reach or from a newer version.

    """
    url = with_driver(url)
    with _opening:
        if url not in _ready:
            engine = open_engine(url)
            try:
                migrate(engine)
            except StorageUnavailableError:
                engine.dispose()  # each rerun tries again, and must not leave a connection behind
                raise
            _ready[url] = engine
        return _ready[url]


@contextmanager
def passing_engine() -> Iterator[Engine]:
    """Yield a database in memory with its tables made, gone afterwards."""
    engine = open_engine("sqlite://")
    try:
        migrate(engine)
        yield engine
    finally:
        engine.dispose()


def close(url: str) -> None:
    """Let go of a database, for example before its file is replaced."""
    with _opening:
        engine = _ready.pop(with_driver(url), None)
    if engine is not None:
        engine.dispose()
