"""`/in/{token}`: the personal link of somebody without an account."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pages.web.html import html_page, translator_for


def enter(request: Request) -> Response:
    """Answer a link. No personal links are given out yet, so every link is unknown."""
    t = translator_for(request)
    return html_page(
        "notice.html",
        t,
        title=t("This link does not work"),
        status=404,
        text=t("The link has ended or is incomplete. Ask for a new one from who sent it to you."),
    )
