"""The open databases of this process: one engine per address, with its tables made."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from model.storage.engine import open_engine
from model.storage.migrate import migrate

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

_ready: dict[str, Engine] = {}
_opening = Lock()


def ready_engine(url: str) -> Engine:
    """Return the one engine for an address; its tables are made before anyone gets it.

    Raises:
        StorageUnavailableError: the database is damaged, out of reach or from a newer version.

    """
    with _opening:
        if url not in _ready:
            engine = open_engine(url)
            migrate(engine)
            _ready[url] = engine
        return _ready[url]


def close(url: str) -> None:
    """Let go of a database, for example before its file is replaced."""
    with _opening:
        engine = _ready.pop(url, None)
    if engine is not None:
        engine.dispose()
