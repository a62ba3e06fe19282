"""The script of the network map, which the browser fetches once under a fingerprint and keeps.

Inside the component it would travel over the websocket with every map.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from model.exports.map_html import painters

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("network_reading.js", "network_pictures.js", "network_view.js")


@lru_cache(maxsize=1)
def network_script() -> bytes:
    """Return the script: one module of all parts, because they call each other, with the styles."""
    style = (_ASSETS / "network_view.css").read_text(encoding="utf-8")
    parts = [(_ASSETS / part).read_text(encoding="utf-8") for part in _SCRIPTS]
    return "\n".join([f"const STYLE = {json.dumps(style)};", painters(), *parts]).encode()


NETWORK_SCRIPT = f"network-view-{hashlib.sha256(network_script()).hexdigest()[:12]}.js"
"""Name of the script among the assets."""
NETWORK_COMPONENT = f"""
const page = document.baseURI.replace(/[?#].*$/, "").replace(/\\/+$/, "");
const fetched = await import(new URL("assets/{NETWORK_SCRIPT}", page).href);
export default fetched.default;
"""
"""What the component itself holds: the way to its script."""
