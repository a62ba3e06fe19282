"""A shared plan as a funder reads it: a page without the workbench, in Word and as PDF."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from model.core.translation import Translator
from model.evaluation.sharing import PlanShare
from model.exports.html import STYLE
from model.services.file_names import file_name
from model.services.shared_paper import SharedFormat, shared_html, write_shared
from pages.web.html import html_page

_KINDS: dict[str, tuple[SharedFormat, str]] = {
    "pdf": ("pdf", "application/pdf"),
    "docx": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def answer_with_plan(
    request: Request, t: Translator, share: PlanShare, ends_on: date | None
) -> Response:
    """Return the copy as a page, or as the file that the address asks for."""
    wanted = _KINDS.get(request.query_params.get("als", ""))
    if wanted is not None:
        return _file(t, share, *wanted)
    body = shared_html(
        share.content, t, shared_at=share.shared_at, note=share.note, shared_by=share.shared_by
    )
    other = "nl" if t.language == "en" else "en"
    return html_page(
        "shared.html",
        t,
        title=share.content.title,
        style=Markup(STYLE.read_text(encoding="utf-8")),  # noqa: S704 - a file of ours
        body=Markup(body),  # noqa: S704 - every text in it was escaped by the writer
        in_language="taal=en&" if t.language == "en" else "",
        other=other,
        until="" if ends_on is None else t.date(ends_on),
    )


def _file(t: Translator, share: PlanShare, kind: SharedFormat, mime: str) -> Response:
    name = file_name(t("shared plan"), share.content.title, share.shared_at.date(), kind)
    return Response(
        write_shared(share, t, kind),
        media_type=mime,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        },
    )
