"""Whether somebody came in over https, also behind a proxy that does the encryption."""

from __future__ import annotations

from starlette.requests import HTTPConnection


def is_https(request: HTTPConnection) -> bool:
    """Tell whether the browser speaks https with us.

    A proxy says so in `X-Forwarded-Proto`. Somebody who makes that up harms only their own cookie.
    """
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[0].strip()
    return request.url.scheme in ("https", "wss") or forwarded == "https"
