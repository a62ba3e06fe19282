"""`/metrics`: figures about this process for Prometheus, when `WORKBENCH_METRICS=on`.

Counts and times only: which kind of address, which page, how long. Never who, and never an
address with a code or a secret in it. A proxy keeps it inside (`deploy/nginx.conf`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.responses import PlainTextResponse, Response
from streamlit import runtime
from streamlit.runtime.stats import GaugeStat

from model.storage.timing import time_statements

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)
METRICS_VARIABLE = "WORKBENCH_METRICS"
SLOW = 2.0
"""Seconds after which an answer or a rerun stands in the log."""
_STREAMLITS_OWN = ("_stcore", "static", "media", "component")
_QUICK = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)

REGISTRY = CollectorRegistry()
_requests = Counter(
    "samenwerkbank_requests", "Answers by route and status", ("route", "status"), registry=REGISTRY
)
_answering = Histogram(
    "samenwerkbank_request_seconds",
    "How long an answer took",
    ("route",),
    buckets=_QUICK,
    registry=REGISTRY,
)
_reruns = Histogram(
    "samenwerkbank_rerun_seconds",
    "How long drawing a page took",
    ("page",),
    buckets=_QUICK,
    registry=REGISTRY,
)
_statements = Histogram(
    "samenwerkbank_database_seconds",
    "How long the database took over a statement",
    buckets=_QUICK,
    registry=REGISTRY,
)
_sessions = Gauge("samenwerkbank_sessions", "Browser tabs that are open now", registry=REGISTRY)


def is_on() -> bool:
    """Whether figures are asked for: `WORKBENCH_METRICS=on`."""
    return os.environ.get(METRICS_VARIABLE, "").strip() == "on"


@cache
def start_measuring() -> None:
    """Begin to measure, once in a process."""
    ProcessCollector(registry=REGISTRY)
    time_statements(_statements.observe)
    _sessions.set_function(_open_sessions)


def _open_sessions() -> int:
    found = runtime.get_instance().stats_mgr.get_stats(family_names=["active_sessions"])
    stats = [one for family in found.values() for one in family]
    return sum(int(one.value) for one in stats if isinstance(one, GaugeStat))


async def metrics(_request: Request) -> Response:
    """Answer with the figures, or 404 when nobody asked to measure."""
    if not is_on():
        return PlainTextResponse("not found", status_code=404)
    return Response(generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})


@contextmanager
def timed_rerun(page: str) -> Iterator[None]:
    """Time the drawing of a page; one that takes long stands in the log."""
    began = perf_counter()
    try:
        yield
    finally:
        took = perf_counter() - began
        if is_on():
            _reruns.labels(page or "start").observe(took)
        if took > SLOW:
            values = {"page": page or "start", "seconds": round(took, 3)}
            logger.warning("slow page: %s", page or "start", extra={"values": values})


class Measured:
    """Counts and times every answer; faults and slow answers stand in the log."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and note which route it was and how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            _note(_route_of(scope), status, perf_counter() - began)


def _note(route: str, status: int, took: float) -> None:
    if is_on():
        _requests.labels(route, str(status)).inc()
        _answering.labels(route).observe(took)
    if status >= 500 or took > SLOW:  # noqa: PLR2004 - the server's own faults
        values = {"route": route, "status": status, "seconds": round(took, 3)}
        logger.warning("answer %s from %s", status, route, extra={"values": values})


def _route_of(scope: Scope) -> str:
    """Return a word for the kind of address: few of them, and none with a secret."""
    endpoint = scope.get("endpoint")
    if getattr(endpoint, "__module__", "").startswith("pages.web."):
        return str(getattr(endpoint, "__name__", "page"))
    first = str(scope.get("path", "")).strip("/").split("/", 1)[0]
    return first if first in _STREAMLITS_OWN else "page"
