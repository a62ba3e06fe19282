"""`/doe-mee`: where people in a hall join a session with the code on the screen."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.web.html import html_page, translator_for

_CODE = re.compile(r"[A-Z]{6}")


def join(request: Request) -> Response:
    """Ask for the code, or go on to the session with that code."""
    t = translator_for(request)
    typed = request.query_params.get("code", "")
    code = re.sub(r"[\s-]", "", typed).upper()
    fault = ""
    if typed:
        if _CODE.fullmatch(code):
            return RedirectResponse(f"/doe-mee/{code}", status_code=303)
        fault = t("A code has six letters. Look at the screen and type it again.")
    return html_page("join.html", t, title=t("Join in"), fault=fault, code=typed[:12])


def session(request: Request) -> Response:
    """Show the session with a code; no session is open as long as none was started."""
    t = translator_for(request)
    return html_page(
        "notice.html",
        t,
        title=t("This meeting is not open"),
        status=404,
        text=t("There is no open meeting with this code. Ask the facilitator for the right code."),
    )
