"""`/assets/…`: scripts that the pages need: of others, from the installed packages, and our own.

A fixed list of names; nothing from the address ever becomes part of a path on disk. A version or a
fingerprint stands in the name, so a browser may keep the file for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.shared.network_script import NETWORK_SCRIPT, network_script
from pages.shared.widget_words import WIDGET_WORDS, widget_words_script


def _of_package(package: str, relative: str) -> bytes:
    found = find_spec(package)
    assert found is not None, "it is in the requirements"
    assert found.origin is not None, "a package has a file"
    return (Path(found.origin).parent / relative).read_bytes()


VIS_NETWORK = "vis-network-9.1.2.min.js"
_FILES: dict[str, Callable[[], bytes]] = {
    VIS_NETWORK: partial(_of_package, "pyvis", "lib/vis-9.1.2/vis-network.min.js"),
    WIDGET_WORDS: widget_words_script,
    NETWORK_SCRIPT: network_script,
}
_FOR_EVER = "public, max-age=31536000, immutable"


def asset_address(name: str) -> str:
    """Return where a page finds an asset, seen from any page of the workbench.

    Raises:
        KeyError: there is no such asset.

    """
    if name not in _FILES:
        raise KeyError(name)
    return f"assets/{name}"


async def asset(request: Request) -> Response:
    """Answer with one of the listed files, or 404."""
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("not found", status_code=404)
    headers = {"Cache-Control": _FOR_EVER, "X-Content-Type-Options": "nosniff"}
    return Response(_content(name), media_type="text/javascript", headers=headers)


@lru_cache(maxsize=len(_FILES))
def _content(name: str) -> bytes:
    return _FILES[name]()
