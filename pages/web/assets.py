"""`/assets/…`: scripts of others that the workbench needs, served from the installed packages.

A fixed list of names; nothing from the address ever becomes part of a path on disk. The version
stands in the name, so a browser may keep the file for ever.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

VIS_NETWORK = "vis-network-9.1.2.min.js"
_FILES = {VIS_NETWORK: ("pyvis", "lib/vis-9.1.2/vis-network.min.js", "text/javascript")}
_FOR_EVER = "public, max-age=31536000, immutable"


def asset_address(name: str) -> str:
    """Return where a page finds an asset, seen from any page of the workbench.

    Raises:
        KeyError: there is no such asset.

    """
    assert _FILES[name]
    return f"assets/{name}"


async def asset(request: Request) -> Response:
    """Answer with one of the listed files, or 404."""
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("not found", status_code=404)
    content, kind = _content(name)
    headers = {"Cache-Control": _FOR_EVER, "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=kind, headers=headers)


@lru_cache(maxsize=len(_FILES))
def _content(name: str) -> tuple[bytes, str]:
    package, relative, kind = _FILES[name]
    found = find_spec(package)
    assert found is not None, "it is in the requirements"
    assert found.origin is not None, "a package has a file"
    return (Path(found.origin).parent / relative).read_bytes(), kind
