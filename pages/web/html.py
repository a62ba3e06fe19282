"""Plain HTML pages from templates: every value escaped, in the visitor's language, no script."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from model.core.catalogue import catalogue
from model.core.translation import Language, Translator

_TEMPLATES = Path(__file__).parent / "templates"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )


def translator_for(request: Request) -> Translator:
    """Return the translator for a visitor: what the address asks, else Dutch."""
    language: Language = "en" if request.query_params.get("taal") == "en" else "nl"
    return Translator(language, catalogue())


def html_page(
    template: str, t: Translator, *, title: str, status: int = 200, **values: object
) -> HTMLResponse:
    """Return a page; `title` is already translated."""
    drawn = _environment().get_template(template)
    body = drawn.render(title=title, language=t.language, t=t, **values)
    return HTMLResponse(body, status_code=status, headers=_HEADERS)
