"""How long the database takes over each statement, for who measures the workbench."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Callable

_BEGAN = "began"


def time_statements(observe: Callable[[float], None]) -> None:
    """Tell `observe` the seconds of every statement from now on, on every database."""

    def begin(connection: Any, *_rest: Any) -> None:  # noqa: ANN401 - as SQLAlchemy calls it
        connection.info[_BEGAN] = perf_counter()

    def end(connection: Any, *_rest: Any) -> None:  # noqa: ANN401 - as SQLAlchemy calls it
        began = connection.info.pop(_BEGAN, None)
        if began is not None:
            observe(perf_counter() - began)

    event.listen(Engine, "before_cursor_execute", begin)
    event.listen(Engine, "after_cursor_execute", end)
