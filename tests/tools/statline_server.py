"""A small StatLine server on this computer, for tests: it speaks the format, also badly.

It knows the lists `DataProperties`, `WijkenEnBuurten`, `Leeftijd` and `TypedDataSet`, filters with
`startswith` and `eq`, pages with `$top` and `$skip`, and gives `odata.nextLink` when asked to.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

COLUMNS = {
    "Eenzaam_25": 46.2,
    "SterkEenzaam_26": 12.8,
    "EmotioneelEenzaam_27": 29.5,
    "SociaalEenzaam_28": 34.1,
}
YEARS = ("2012", "2016", "2020", "2022", "2024")
AREAS = {
    "NL01": "Nederland",
    "GM1681": "Borger-Odoorn",
    "GM1999": "Lindewaarde",
    "WK199900": "Oud-Linde",
    "WK199901": "Molenwijk",
    "BU19990000": "Oud-Linde-Noord",
    "BU19990001": "Oud-Linde-Zuid",
    "BU19990100": "Molenwijk-Kern",
}
BOUNDS = {"MW00000": 0.0, "MOG0095": -2.0, "MBG0095": 2.0}
AGES = {"20300": "18 jaar of ouder", "53115": "18 tot 65 jaar", "80200": "65 jaar of ouder"}


def typed_rows(*, missing: bool = False) -> list[dict[str, Any]]:
    """Return the rows of the table, with padded codes and nothing known of one neighbourhood."""
    rows: list[dict[str, Any]] = []
    for place, code in enumerate(AREAS):
        for age_number, age in enumerate(AGES):
            for year_number, year in enumerate(YEARS):
                for bound, step in BOUNDS.items():
                    shift = place * 0.7 - age_number + year_number * 0.5 + step
                    unknown = missing or code == "BU19990001"
                    rows.append(
                        {
                            "ID": len(rows),
                            "WijkenEnBuurten": f"{code:<10}",
                            "Leeftijd": age,
                            "Marges": bound,
                            "Perioden": f"{year}JJ00",
                            "Gemeentenaam_1": "Lindewaarde",
                            **{
                                name: None if unknown else round(value + shift, 1)
                                for name, value in COLUMNS.items()
                            },
                        }
                    )
    return rows


@dataclass
class Behaviour:
    """How the server answers, and what it was asked."""

    mode: str = "well"
    page: int = 5000
    """Rows in one page; smaller than asked for means a link to the next page."""
    asked: list[str] = field(default_factory=list)
    failures: int = 0
    """Answers that still go wrong before it answers well."""
    missing: bool = False
    next_host: str = ""


class _Handler(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def do_GET(self) -> None:
        behaviour = self.behaviour
        behaviour.asked.append(self.path)
        if behaviour.failures > 0:
            behaviour.failures -= 1
            self._send(503, b"busy", "text/plain")
        elif behaviour.mode == "never":
            time.sleep(5)
        elif behaviour.mode == "page":
            self._send(200, b"<html>Log in op het netwerk</html>", "text/html")
        elif behaviour.mode == "gone":
            self._send(404, b"{}", "application/json")
        elif behaviour.mode == "moved":
            self.send_response(302)
            self.send_header("Location", "http://elsewhere.invalid/")
            self.end_headers()
        elif behaviour.mode == "broken":
            self._send(200, b'{"value": [{"Key": "Een', "application/json", length=4000)
        elif behaviour.mode == "other":
            self._send_json({"value": [1, 2, 3]})
        else:
            self._well()

    def _well(self) -> None:
        parts = urlsplit(self.path)
        service, _, _table, name = parts.path.strip("/").split("/")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        rows = [row for row in self._list(name) if _fits(row, query.get("$filter", ""))]
        skip, top = int(query.get("$skip", 0)), int(query.get("$top", 100_000))
        size = min(top, self.behaviour.page) if service == "ODataFeed" else top
        shown = rows[skip : skip + size]
        wanted = query["$select"].split(",") if "$select" in query else None
        if wanted:
            shown = [{key: row[key] for key in wanted} for row in shown]
        answer: dict[str, Any] = {"odata.metadata": "…", "value": shown}
        if skip + size < len(rows) and size < top:
            host = self.behaviour.next_host or f"http://{self.headers['Host']}"
            kept = "&".join(
                f"{key}={value.replace(' ', '%20')}"
                for key, value in query.items()
                if key != "$skip"
            )
            answer["odata.nextLink"] = f"{host}{parts.path}?{kept}&$skip={skip + size}"
        self._send_json(answer)

    def _list(self, name: str) -> list[dict[str, Any]]:
        if name == "DataProperties":
            names = ["WijkenEnBuurten", "Leeftijd", "Marges", "Perioden", "Gemeentenaam_1"]
            if self.behaviour.mode != "columns":
                names += list(COLUMNS)
            return [{"Key": key, "Type": "Topic", "Title": key} for key in names]
        if name == "WijkenEnBuurten":
            return [{"Key": f"{code:<10}", "Title": title} for code, title in AREAS.items()]
        if name == "Leeftijd":
            return [{"Key": code, "Title": title} for code, title in AGES.items()]
        return typed_rows(missing=self.behaviour.missing)

    def _send_json(self, answer: dict[str, Any]) -> None:
        self._send(200, json.dumps(answer).encode(), "application/json")

    def _send(self, code: int, body: bytes, kind: str, length: int | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _fits(row: dict[str, Any], condition: str) -> bool:
    """Tell whether a row fits `(a or b) and (c or d)`, with `startswith` and `eq`."""
    return all(
        any(_holds(row, part) for part in group.strip(" ()").split(" or "))
        for group in condition.split(" and ")
        if group
    )


def _holds(row: dict[str, Any], part: str) -> bool:
    starts = re.match(r"\(?startswith\((\w+),'([^']*)'\)?", part.strip())
    if starts:
        return str(row[starts[1]]).startswith(starts[2])
    equals = re.match(r"\(?(\w+) eq '([^']*)'\)?", part.strip())
    assert equals, part
    return bool(str(row[equals[1]]) == equals[2])


@contextmanager
def statline_server(behaviour: Behaviour) -> Iterator[str]:
    """Run the server; yields its address."""
    handler = type("Handler", (_Handler,), {"behaviour": behaviour})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
