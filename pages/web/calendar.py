"""`/agenda/{token}.ics`: the dates of a coalition, for the calendar on somebody's phone."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from model.core.errors import DomainError
from model.services.calendars import calendar_file, coalition_of_calendar
from model.services.opening import start_work
from pages.web.html import translator_for

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def calendar(request: Request) -> Response:
    """Return the iCalendar file behind a secret link, or say that the link has ended."""
    t = translator_for(request)
    try:
        with start_work(writes=False) as work:
            coalition = coalition_of_calendar(work, request.path_params["token"])
            data = calendar_file(work, coalition.id, at=datetime.now(UTC), language=t.language)
    except DomainError as error:
        return PlainTextResponse(t.message(error.message), status_code=404, headers=_HEADERS)
    return Response(data, media_type="text/calendar; charset=utf-8", headers=_HEADERS)
