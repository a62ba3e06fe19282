"""Asking the StatLine server of RIVM and Statistics Netherlands; only when somebody asks for it.

The server speaks OData version 3: lists of objects under `value`, a next page behind
`odata.nextLink`, or else pages by `$top` and `$skip`. It may answer slowly, wrongly or never, so
every wait has an end and every answer is checked.
"""

from __future__ import annotations

import os
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import httpx

from model.services.figure_host import (
    StatlineError,
    broken,
    busy,
    closed,
    host,
    refused,
    silent,
    unclear,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from model.core.messages import Message

WAIT_VARIABLE = "WORKBENCH_STATLINE_WAIT"
DEFAULT_WAIT = 30.0
"""Seconds for one answer."""
ALL_TOGETHER = 6
"""All answers together may take this many times the wait for one."""
TRIES = 3
PAUSE = 0.5
"""Seconds before the second try; each next pause is twice as long."""
PAGE = 5_000
MOST_PAGES = 200
MOST_BYTES = 40 * 1024 * 1024
"""Of one answer: a page of the widest table is a tenth of this."""
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_NEXT = ("odata.nextLink", "@odata.nextLink")


@dataclass(frozen=True)
class Query:
    """One list to ask for: its name, a filter and the columns."""

    list: str
    filter: str = ""
    select: tuple[str, ...] = ()
    service: str = "ODataApi"
    """`ODataApi` for lists of codes, `ODataFeed` for values: only the latter has no limit."""


class StatlineServer:
    """A connection to the server; use it in `with`, so that it is closed."""

    def __init__(self, table: str, *, pause: Callable[[float], None] = time.sleep) -> None:
        """`table` is the number of the table."""
        self._host = host()
        self._table = table
        self._pause = pause
        self._ends = time.monotonic() + ALL_TOGETHER * _wait()
        self._client = httpx.Client(
            timeout=httpx.Timeout(_wait(), connect=min(_wait(), 10.0)),
            follow_redirects=False,
            headers={"Accept": "application/json"},
            # The computer's own certificates: networks of municipalities often have one of theirs.
            verify=ssl.create_default_context(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def rows(self, query: Query) -> Iterator[dict[str, Any]]:
        """Yield the objects of a list, page by page.

        Raises:
            StatlineError: no answer, or one of no use; says what to do.

        """
        start = f"{self._host}/{query.service}/OData/{self._table}/{query.list}"
        address, parameters, seen = start, _parameters(query, skip=0), 0
        for _ in range(MOST_PAGES):
            answer = self._answer(address, parameters)
            found = answer["value"]
            seen += len(found)
            yield from found
            following = next((answer[key] for key in _NEXT if answer.get(key)), None)
            if following is not None:
                address, parameters = _same_host(start, str(following)), None
            elif len(found) >= PAGE:
                address, parameters = start, _parameters(query, skip=seen)
            else:
                return
        raise StatlineError(unclear())

    def _answer(self, address: str, parameters: dict[str, str] | None) -> dict[str, Any]:
        """Ask, and again when the server is busy or silent; return an object with `value`."""
        fault: StatlineError | None = None
        for number in range(TRIES):
            if time.monotonic() > self._ends:
                raise StatlineError(silent())
            if number:
                self._pause(PAUSE * 2 ** (number - 1))
            try:
                return self._asked(address, parameters)
            except _AgainError as error:
                fault = StatlineError(error.reason)
        assert fault is not None, "at least one try"
        raise fault

    def _asked(self, address: str, parameters: dict[str, str] | None) -> dict[str, Any]:
        try:
            with self._client.stream("GET", address, params=parameters) as response:
                if response.status_code in _BUSY:
                    raise _AgainError(busy(response.status_code))
                if response.is_redirect:  # a page to sign in to the network
                    raise StatlineError(unclear())
                if response.status_code != httpx.codes.OK:
                    raise StatlineError(refused(response.status_code))
                return _content(response)
        except httpx.TimeoutException as error:
            raise _AgainError(silent()) from error
        except httpx.ConnectError as error:
            raise StatlineError(closed()) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise _AgainError(broken()) from error


class _AgainError(Exception):
    """Something that may go better at the next try."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.id)
        self.reason = reason


def _same_host(start: str, following: str) -> str:
    """Return the address of the next page; it never leads to another server."""
    here, there = httpx.URL(start), httpx.URL(start).join(following)
    if (there.scheme, there.host, there.port) != (here.scheme, here.host, here.port):
        raise StatlineError(unclear())
    return str(there)


def _wait() -> float:
    try:
        return min(max(float(os.environ.get(WAIT_VARIABLE, DEFAULT_WAIT)), 0.1), 300.0)
    except ValueError:
        return DEFAULT_WAIT


def _parameters(query: Query, *, skip: int) -> dict[str, str] | None:
    chosen = {"$format": "json", "$top": str(PAGE), "$skip": str(skip)}
    if query.filter:
        chosen["$filter"] = query.filter
    if query.select:
        chosen["$select"] = ",".join(query.select)
    return chosen


def _content(response: httpx.Response) -> dict[str, Any]:
    """Return the object in an answer; a network that asks to sign in answers with a page."""
    data = bytearray()
    started = time.monotonic()
    for part in response.iter_bytes():
        data += part
        if len(data) > MOST_BYTES:
            raise StatlineError(unclear())
        if time.monotonic() - started > 2 * _wait():
            raise StatlineError(silent())
    try:
        content = httpx.Response(200, content=bytes(data)).json()
    except (ValueError, RecursionError) as error:
        raise StatlineError(unclear()) from error
    good = isinstance(content, dict) and isinstance(content.get("value"), list)
    if not good or not all(isinstance(row, dict) for row in content["value"]):
        raise StatlineError(unclear())
    return dict(content)
