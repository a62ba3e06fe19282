"""`/in/{token}`: the personal link of somebody without an account; `/uit`: the way out.

The secret of the link is changed for one in a cookie, and the browser goes on to the page, so that
the link does not stay in the address bar. The server keeps no log of addresses.

A funder's link is the exception: it stays in the address bar on purpose. Its reader is nobody in
the workbench and gets no cookie, so the address is the only way back to the copy. It opens that
copy and nothing else, for as long as the lead said; no page or file behind it has a script, loads
anything or tells another site where it came from.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from model.core.errors import DomainError, NotFoundError
from model.services.opening import start_work
from model.services.personal_links import end_visit, open_link
from model.services.sharing import shared_by_link
from pages.shared.access import home
from pages.shared.identity import COOKIE
from pages.web.html import html_page, translator_for
from pages.web.https import is_https
from pages.web.live_limits import Limiter

TRIES = Limiter(burst=30, per_second=0.5)
"""Per address: a whole office may open its links at once, and nobody tries a thousand."""


def enter(request: Request) -> Response:
    """Open a link: a cookie, and on to the page; or say calmly that the link has ended.

    No search engine keeps anything of an address with a secret in it, files included.
    """
    answer = _enter(request)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _enter(request: Request) -> Response:
    t = translator_for(request)
    at = datetime.now(UTC)
    title = t("This link does not work")
    if not TRIES.allows(request.client.host if request.client else ""):
        text = t("Too many links were tried from here. Wait a minute and try again.")
        return html_page("notice.html", t, title=title, status=429, text=text)
    try:
        token = request.path_params["token"]
        with start_work() as work:
            shared = shared_by_link(work, token, at)
            if shared is not None:
                from pages.web.shared_plan import answer_with_plan  # noqa: PLC0415 - loads slowly

                # Somebody who reads a shared plan is nobody in the workbench: no cookie, no visit.
                ends_on = shared.link.ends_on if shared.link else None
                return answer_with_plan(request, t, shared.share, ends_on)
            opened = open_link(work, token, at)
    except NotFoundError:
        text = t("The link has ended or is incomplete. Ask for a new one from who sent it to you.")
        return html_page("notice.html", t, title=title, status=404, text=text)
    except DomainError as error:
        text = t.message(error.message)
        return html_page("notice.html", t, title=title, status=503, text=text)
    path, query = home(opened.link.actor)
    values = {**query, **({"taal": "en"} if t.language == "en" else {})}
    # Relative, so that it also works behind an address with a path in front.
    answer = RedirectResponse(f"../{path}?{urlencode(values)}", status_code=303)
    answer.set_cookie(
        COOKIE,
        opened.secret,
        max_age=int((opened.ends_at - at).total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_https(request),
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def leave(request: Request) -> Response:
    """End the visit and the cookie. Another site cannot send somebody out."""
    t = translator_for(request)
    if request.headers.get("sec-fetch-site") == "cross-site":
        return RedirectResponse("./", status_code=303)
    secret = request.cookies.get(COOKIE, "")
    if secret:
        with start_work() as work:
            end_visit(work, secret)
    answer = html_page(
        "notice.html",
        t,
        title=t("You are out"),
        text=t("What you filled in is kept. Open your personal link again to go on."),
    )
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=is_https(request))
    return answer
