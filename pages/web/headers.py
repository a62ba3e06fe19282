"""Headers that tell the browser what our pages never do, on everything that is served.

Values after the OWASP Secure Headers Project and ASVS 5.0 (3.4). Our plain HTML sets a stricter
content policy of its own; what an answer sets itself stays.

What Streamlit bears was found by opening every page in a browser (`tests/browser/test_safety.py`):
its style sheets are written into the page, so styles may stand inline. Of scripts only the one in
its own first page may, known by its fingerprint; `eval` is not allowed. Components of ours arrive
as `blob:` scripts.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection

from pages.web.https import is_https

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def _inline_scripts() -> str:
    """Return the fingerprints of the scripts in Streamlit's first page, for the content policy."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' blob: {_inline_scripts()}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONLY_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}


class SafetyHeaders:
    """Adds the headers to every answer, and keeps cookies to https where that is spoken."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers when it is http."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        encrypted = is_https(HTTPConnection(scope))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), encrypted=encrypted)
            await send(message)

        await self._app(scope, receive, with_headers)


def _add(headers: MutableHeaders, *, encrypted: bool) -> None:
    for name, value in (HEADERS | (ONLY_HTTPS if encrypted else {})).items():
        headers.setdefault(name, value)
    if not encrypted:
        return
    # Streamlit sets its login cookie without `Secure`, because it cannot see the proxy.
    cookies = headers.getlist("set-cookie")
    if cookies:
        del headers["set-cookie"]
        for cookie in cookies:
            is_secure = "; secure" in cookie.lower()
            headers.append("set-cookie", cookie if is_secure else f"{cookie}; Secure")
