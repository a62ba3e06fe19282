"""Who holds this phone: a cookie of one meeting, a token in each form, and the language.

The cookie holds a random secret; the database only its hash. The token in a form follows from the
secret, so another site, which cannot read the cookie, cannot send a form that counts.

Every address is relative and no cookie names a path, so that phones find their way behind any host
name and behind a proxy that puts a path in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from model.core.catalogue import catalogue
from model.core.translation import LANGUAGES, Language, Translator
from model.workshop.codes import new_secret, typed_code
from pages.web.https import is_https
from pages.web.live_limits import ADDRESSES, PHONES

DAY = 24 * 3600
LARGEST_FORM = 32_768
"""Bytes; the fullest form of a round is a tenth of this."""
MOST_FIELDS = 200
_LANGUAGE = "taal"


@dataclass(frozen=True)
class Visitor:
    """One request from a phone."""

    code: str
    secret: str
    is_new: bool
    """The cookie was not there yet."""
    t: Translator
    query: dict[str, str]
    is_https: bool
    address: str
    """The network address; a whole hall may share one."""
    is_below: bool = False
    """Whether this request went to an address below that of the meeting, as forms do."""

    @property
    def path(self) -> str:
        """The address of this meeting, seen from the page that the visitor is on."""
        return f"../{self.code}" if self.is_below else self.code

    @property
    def entrance(self) -> str:
        """The address where a code is typed, seen from the page that the visitor is on."""
        return "../../doe-mee" if self.is_below else "../doe-mee"

    @property
    def token(self) -> str:
        """What each form of this visitor carries."""
        return sha256(f"form:{self.secret}".encode()).hexdigest()[:40]

    @property
    def may_ask(self) -> bool:
        """Whether this phone and its address did not ask too often just now."""
        return ADDRESSES.allows(self.address) and (self.is_new or PHONES.allows(self.secret))

    def sent(self, token: str) -> bool:
        """Whether a form was sent by this visitor: from a page of ours, with the cookie."""
        return not self.is_new and compare_digest(token.encode(), self.token.encode())

    def remember(self, response: Response) -> Response:
        """Put the cookie and the language on the answer."""
        if self.is_new:
            response.set_cookie(
                _cookie(self.code),
                self.secret,
                max_age=DAY,
                path=None,
                secure=self.is_https,
                httponly=True,
                samesite="lax",
            )
        if _LANGUAGE in self.query:
            response.set_cookie(
                _LANGUAGE,
                self.t.language,
                max_age=DAY,
                path=None,
                secure=self.is_https,
                httponly=True,
                samesite="lax",
            )
        return response


def visitor_of(request: Request) -> Visitor:
    """Return who sends this request; somebody without a cookie gets a fresh secret."""
    code = typed_code(str(request.path_params.get("code", "")))
    secret = request.cookies.get(_cookie(code), "")
    known = len(secret) == len(new_secret())
    return Visitor(
        code=code,
        secret=secret if known else new_secret(),
        is_new=not known,
        t=Translator(language_of(request), catalogue()),
        query=dict(request.query_params),
        is_https=is_https(request),
        address=request.client.host if request.client else "",
        is_below="/" in request.url.path.partition("/doe-mee/")[2],
    )


def language_of(request: Request) -> Language:
    """Return the language that the address asks, else the one chosen before, else Dutch."""
    wanted = request.query_params.get(_LANGUAGE) or request.cookies.get(_LANGUAGE, "")
    return next((language for language in LANGUAGES if language == wanted), "nl")


async def read_form(request: Request) -> dict[str, str] | None:
    """Return the fields of a form, or None when it is larger than any form of ours."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            return None
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    return dict(pairs)


def _cookie(code: str) -> str:
    return f"meedoen-{code or 'x'}"
