"""What is written in the log: plain lines, or one JSON object a line; never what people typed.

An exception of a library often quotes the value it choked on: a name, an address, half a plan. So
of an exception the log keeps its kind and the places in the code, and its words only when they
come from us (their values are left out then too).
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from datetime import UTC, datetime
from typing import Any

from model.core.errors import CatalogueError, DomainError

LOG_VARIABLE = "WORKBENCH_LOG"
OUR_LOGGERS = ("model", "pages", "samenwerkbank")
_MOST_CAUSES = 5


def fault_name(error: BaseException) -> str:
    """Return the kind of an exception, with words only where they cannot hold what people typed."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, DomainError | CatalogueError):
        return f"{kind}: {error}"  # a sentence without its values, or the place in a data file
    code = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
    return f"{kind} ({code})" if code else kind


def places(error: BaseException) -> list[str]:
    """Return an exception and its causes: each its kind, then where in the code, innermost last."""
    found: list[str] = []
    cause: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if cause is None:
            break
        found.append(fault_name(cause))
        frames = traceback.extract_tb(cause.__traceback__)
        found += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return found


class PlainLines(logging.Formatter):
    """Lines for a person: moment, level, which part, what."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Any) -> str:  # noqa: ANN401, N802 - logging's own signature
        """Return the places in the code, without the exception's words."""
        return "\n".join(places(ei[1])) if ei[1] is not None else ""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; another formatter may have left its own text on the record."""
        record.exc_text = None
        return super().format(record)


class JsonLines(logging.Formatter):
    """One JSON object a line, for a program that collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object; `values` that a line was given stand in it by name."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "values", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = fault_name(record.exc_info[1])
            line["places"] = places(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up_logs() -> None:
    """Let every logger of this process write in the form of `WORKBENCH_LOG`: `json`, or plain.

    Raises:
        ValueError: the variable holds something else.

    """
    chosen = os.environ.get(LOG_VARIABLE, "").strip()
    if chosen not in ("", "plain", "json"):
        message = f"{LOG_VARIABLE} is {chosen!r}; it is json, plain or empty"
        raise ValueError(message)
    form = JsonLines() if chosen == "json" else PlainLines()
    for name in OUR_LOGGERS:
        ours = logging.getLogger(name)
        ours.setLevel(logging.INFO)
        ours.propagate = False
        if not ours.handlers:
            ours.addHandler(logging.StreamHandler())
    for name in ("", *logging.root.manager.loggerDict):
        for handler in logging.getLogger(name or None).handlers:
            handler.setFormatter(form)
