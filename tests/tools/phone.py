"""A scripted phone: asks our own pages without a server, keeps its cookies, fills in forms."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from starlette.applications import Starlette

from pages.web.routes import ROUTES

APP = Starlette(routes=ROUTES)
_FIELD = re.compile(r'<(?:input|textarea|select)[^>]*\bname="([^"]+)"[^>]*>')


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()

    @property
    def plain(self) -> str:
        """The page with its entities read."""
        return unescape(self.text)

    def header(self, name: str) -> str:
        """One header, or nothing."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def token(self) -> str:
        """The token of the form."""
        found = re.search(r'name="token" value="(\w+)"', self.text)
        return found.group(1) if found else ""

    @property
    def fields(self) -> list[str]:
        """The names of the form's fields, each once."""
        return list(dict.fromkeys(unescape(name) for name in _FIELD.findall(self.text)))

    @property
    def values(self) -> list[str]:
        """What the choices “who are you here for” send."""
        return [unescape(one) for one in re.findall(r'name="wie" value="([^"]+)"', self.text)]


@dataclass
class Phone:
    """One phone with its own cookies."""

    cookies: dict[str, str] = field(default_factory=dict)
    address: str = "10.0.0.1"
    prefix: str = ""
    """A path that a proxy puts in front, and takes away before it asks our pages."""
    at: str = ""
    """The address that this phone shows."""
    _kept_for: dict[str, str] = field(default_factory=dict)
    """Cookie → the path for which it is kept (RFC 6265, 5.1.4)."""
    _shown: str = ""

    def get(self, path: str) -> Answer:
        """Ask a page, and follow where it sends."""
        return self._follow(self._ask("GET", self.prefix + path, b""))

    def press(self, fields: dict[str, str]) -> Answer:
        """Send the form of the page that this phone shows, where the form says."""
        action = re.search(r'<form method="post" action="([^"]+)"', self._shown)
        assert action is not None, "there is a form"
        where = urljoin(self.at, unescape(action.group(1)))
        return self._follow(self._ask("POST", where, urlencode(fields).encode()))

    def post(self, path: str, fields: dict[str, str] | bytes) -> Answer:
        """Send a form, and follow where it sends."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        return self._follow(self._ask("POST", self.prefix + path, body))

    def join(self, code: str, name: str, **more: str) -> Answer:
        """Join with a typed name; a name that is there already is that organisation."""
        page = self.get(f"/doe-mee/{code}?{urlencode({'organisatie': name})}")
        fields = {"token": page.token, "wie": "new", "organisatie": name, **more}
        return self.post(f"/doe-mee/{code}/mee", fields)

    def answer(self, code: str, round_id: str, **values: str) -> Answer:
        """Answer a round: field names begin with the given ones (`idea.0` fills `idea.0..text`)."""
        page = self.get(f"/doe-mee/{code}?ronde={round_id}")
        fields = {"token": page.token, "deel": "1"}
        for start, value in values.items():
            found = [name for name in page.fields if name.startswith(start.replace("_", "."))]
            fields.update(dict.fromkeys(found[:1], value))
        return self.post(f"/doe-mee/{code}/{round_id}", fields)

    def _follow(self, answer: Answer) -> Answer:
        for _ in range(5):
            if answer.status != 303:
                break
            answer = self._ask("GET", urljoin(self.at, answer.header("location")), b"")
        self._shown = answer.text
        return answer

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        parts = urlsplit(path)
        self.at = path
        cookies = "; ".join(
            f"{key}={value}"
            for key, value in self.cookies.items()
            if f"{parts.path}/".startswith(f"{self._kept_for.get(key, '')}/")
        )
        scope: dict[str, Any] = {
            "type": "http",
            "method": method,
            "path": parts.path.removeprefix(self.prefix),
            "query_string": parts.query.encode(),
            "headers": [(b"host", b"localhost"), (b"cookie", cookies.encode())],
            "scheme": "http",
            "server": ("localhost", 80),
            "client": (self.address, 1),
            "root_path": "",
        }
        # In a thread of its own: a browser test in the same process keeps a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._call(scope, body)).result()

    async def _call(self, scope: dict[str, Any], body: bytes) -> Answer:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await APP(scope, receive, send)  # type: ignore[arg-type] # plain dictionaries are messages
        headers = [(k.decode(), v.decode()) for k, v in sent[0]["headers"]]
        for key, value in headers:
            if key == "set-cookie":
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.split(";")[0]
                path = re.search(r"; Path=([^;]*)", rest)
                folder = path.group(1) if path else urlsplit(self.at).path.rpartition("/")[0]
                self._kept_for[name] = folder.rstrip("/")
        body_ = b"".join(part.get("body", b"") for part in sent[1:])
        return Answer(sent[0]["status"], headers, body_)
