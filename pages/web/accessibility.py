"""`/toegankelijkheid`: the accessibility statement that Dutch law asks of public bodies."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from model.core.accessibility import accessibility_statement
from pages.web.html import html_page, translator_for


def accessibility(request: Request) -> Response:
    """Show the statement."""
    t = translator_for(request)
    statement = accessibility_statement()
    return html_page(
        "statement.html",
        t,
        title=t("Accessibility"),
        statement=statement,
        checked=t("Last tried on {day}.", day=t.date(statement.checked)),
    )
