"""`/doe-mee`: where people in a hall join a session with the code on the screen."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.workshop.codes import typed_code
from pages.web.html import html_page
from pages.web.live_visitor import language_of


async def join(request: Request) -> Response:
    """Ask for the code, or go on to the session with that code."""
    t = Translator(language_of(request), catalogue())
    typed = request.query_params.get("code", "")
    fault = ""
    if typed:
        code = typed_code(typed)
        if code:
            # Relative, so that it also works behind an address with a path in front.
            return RedirectResponse(f"doe-mee/{code}?taal={t.language}", status_code=303)
        fault = t("A code has six letters. Look at the screen and type it again.")
    return html_page("join.html", t, title=t("Join in"), fault=fault, code=typed[:12])
