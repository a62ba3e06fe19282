"""The StatLine server: where it is, and what to say when it cannot be used."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from model.core.errors import DomainError
from model.core.messages import Message, msg

HOST_VARIABLE = "WORKBENCH_STATLINE_URL"
"""Another server that speaks the same, such as a copy inside the network of a municipality."""
DEFAULT_HOST = "https://dataderden.cbs.nl"


class StatlineError(DomainError):
    """The server of StatLine could not be reached, or gave an answer of no use."""


def host() -> str:
    """Return the address of the server, without a slash at the end.

    Raises:
        StatlineError: the setting is no address of a web server.

    """
    chosen = os.environ.get(HOST_VARIABLE, "").strip().rstrip("/") or DEFAULT_HOST
    parts = urlsplit(chosen)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StatlineError(
            msg(
                "The setting {name} is no address of a server. Ask who looks after the workbench.",
                name=HOST_VARIABLE,
            )
        )
    return chosen


def host_name() -> str:
    """Return the name of the server, to show before anything is asked of it."""
    return urlsplit(host()).hostname or ""


def closed() -> Message:
    """Say what to do: the network is closed, or the server is not there."""
    return msg(
        "This computer cannot reach {host}: the network is closed for it, or there is no "
        "internet. Ask your ICT people to open it, or bring in a file that you saved from "
        "StatLine.",
        host=host_name(),
    )


def silent() -> Message:
    """Say what to do: no answer in time."""
    return msg(
        "{host} does not answer, or far too slowly. Nothing was changed. Try again later, or "
        "bring in a file that you saved from StatLine.",
        host=host_name(),
    )


def busy(code: int) -> Message:
    """Say what to do: the server says that it is busy or broken."""
    return msg(
        "{host} is too busy or out of order (code {code}). Nothing was changed. Try again later.",
        host=host_name(),
        code=str(code),
    )


def broken() -> Message:
    """Say what to do: the connection broke off."""
    return msg(
        "The connection with {host} broke off. Nothing was changed. Try again.", host=host_name()
    )


def refused(code: int) -> Message:
    """Say what to do: the server refuses."""
    return msg(
        "{host} does not give this table (code {code}). It may have been replaced: choose another "
        "table, or bring in a file.",
        host=host_name(),
        code=str(code),
    )


def unclear() -> Message:
    """Say what to do: an answer that is no table."""
    return msg(
        "{host} gave an answer that is no table. Perhaps your network asks you to sign in first. "
        "Nothing was changed; you can also bring in a file.",
        host=host_name(),
    )
