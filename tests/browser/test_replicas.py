"""Two processes, one PostgreSQL, nginx with the configuration of `deploy/`, and a real browser.

Skipped where nginx is not installed. `make test` installs it in a container, never on a machine of
somebody, where it would start a web server.
"""

from __future__ import annotations

import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPSConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from model.services.demo import load_demo
from model.services.live_hall import read_hall
from model.services.live_sessions import open_doors, prepare_session, set_round
from model.services.opening import start_work
from model.services.personal_links import give_link
from model.storage.unit_of_work import UnitOfWork
from model.workshop.live import LiveSession
from model.workshop.tallies import ideas
from tests.tools.nginx import nginx_in_front, what_is_missing
from tests.tools.phone import Answer, Phone
from tests.tools.shots import ROOT, free_port, settle

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("replicas"),
    pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing() or "it can run"),
    pytest.mark.parametrize(
        "database", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
    ),
]


@dataclass
class Replicas:
    """Two running processes behind one address."""

    address: str
    processes: dict[int, subprocess.Popen[bytes]]
    folder: Path

    def kill(self, port: int) -> None:
        """End one as a power cut does."""
        self.processes[port].send_signal(signal.SIGKILL)
        self.processes[port].wait(timeout=20)

    def other(self, port: int) -> int:
        """The one that is not this one."""
        return next(one for one in self.processes if one != port)


@pytest.fixture
def replicas(database: str, tmp_path: Path) -> Iterator[Replicas]:
    """Both start at the same moment on an empty database, so that both want to migrate it."""
    ports = (free_port(), free_port())
    with (
        _running(ports[0], tmp_path) as first,
        _running(ports[1], tmp_path) as second,
    ):
        for port in ports:
            _wait_until_up(port, tmp_path)
        with start_work(by="Marieke") as work:
            load_demo(work)
        with nginx_in_front(tmp_path, free_port(), ports) as address:
            yield Replicas(address, dict(zip(ports, (first, second), strict=True)), tmp_path)


@contextmanager
def _running(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    variables = {**os.environ, "WORKBENCH_METRICS": "on", "WORKBENCH_LOG": "json"}
    with (folder / f"server-{port}.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=log, stderr=log)
        try:
            yield server
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_up(port: int, folder: Path) -> None:
    for _ in range(300):
        try:
            with urlopen(f"http://localhost:{port}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError((folder / f"server-{port}.log").read_text(encoding="utf-8"))


@contextmanager
def _person(browser: Browser, replicas: Replicas, port: int | None = None) -> Iterator[Page]:
    """Somebody with a browser of their own; `port` says which process they are with."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, ignore_https_errors=True)
    if port is not None:
        context.add_cookies(
            [
                {
                    "name": "werkplek",
                    "value": str(port),
                    "url": replicas.address,
                    "httpOnly": True,
                    "secure": True,
                }
            ]
        )
    yield context.new_page()
    context.close()


def _place(context: BrowserContext) -> int:
    """Return the process somebody is with."""
    cookie = next(one for one in context.cookies() if one.get("name") == "werkplek")
    assert (cookie.get("httpOnly"), cookie.get("secure")) == (True, True)
    return int(cookie["value"])


def test_edit_in_one_process_is_seen_in_the_other_and_work_survives_a_kill(
    replicas: Replicas, browser: Browser
) -> None:
    """Seen at the very next look; who works in the process that dies goes on in the other one."""
    with _person(browser, replicas) as anna:
        anna.goto(f"{replicas.address}/partners?taal=en&weergave=nieuw")
        settle(anna)
        mine = _place(anna.context)
        with _person(browser, replicas, replicas.other(mine)) as bram:
            bram.goto(f"{replicas.address}/partners?taal=en")
            settle(bram)
            assert _place(bram.context) == replicas.other(mine)
            with start_work(writes=False) as work:
                many = len(work.partners.find())

            _name(anna).fill("Buurtkoor De Lijster")
            anna.get_by_role("button", name="Add this partner").click()
            expect(anna.get_by_text("Buurtkoor De Lijster is added.")).to_be_visible()
            bram.goto(f"{replicas.address}/partners?taal=en")
            settle(bram)
            expect(bram.get_by_text(f"{many + 1} partners. ")).to_be_visible()

        _name(anna).fill("Schaakclub De Toren")
        replicas.kill(mine)
        _wait_until_drawn_by(anna, replicas.other(mine))
        expect(_name(anna)).to_have_value("Schaakclub De Toren")

        anna.get_by_role("button", name="Add this partner").click()
        expect(anna.get_by_text("Schaakclub De Toren is added.")).to_be_visible(timeout=20_000)
    with start_work(writes=False) as work:
        assert {"Buurtkoor De Lijster", "Schaakclub De Toren"} <= _partner_names(work)


def test_typed_text_waits_for_a_database_that_is_gone(
    replicas: Replicas, browser: Browser, database: str
) -> None:
    """One clear sentence, every word still in the form, and the save goes on by itself."""
    with _person(browser, replicas) as anna:
        anna.goto(f"{replicas.address}/partners?taal=en&weergave=nieuw")
        settle(anna)
        _name(anna).fill("Repair Café")
        anna.get_by_label("Note", exact=True).fill("Every first Saturday")
        with _gone(database):
            anna.get_by_role("button", name="Add this partner").click()
            expect(anna.get_by_text("The database does not answer.")).to_be_visible(timeout=15_000)
            expect(_name(anna)).to_have_value("Repair Café")
            for port in replicas.processes:
                assert _status(f"http://localhost:{port}/readyz") == 503
                assert _status(f"http://localhost:{port}/livez") == 200

        expect(anna.get_by_text("Repair Café is added.")).to_be_visible(timeout=20_000)
        expect(anna.get_by_text("The database does not answer.")).to_have_count(0)
        expect(_name(anna)).to_have_value("")
    with start_work(writes=False) as work:
        kept = [one for one in work.partners.find() if one.name == "Repair Café"]
    assert [one.note for one in kept] == ["Every first Saturday"]


def test_both_processes_serve_one_kick_off(replicas: Replicas) -> None:
    """Phones of one hall are with either process; a killed one loses no phone and no answer."""
    with start_work() as work:
        here = work.coalitions.find()[0]
        live = open_doors(work, prepare_session(work, here.id).id)
    phones = [PhoneOnLine(replicas.address, port) for port in replicas.processes]
    for phone, name in zip(phones, ("Buurtkoor", "Kookclub"), strict=True):
        assert phone.join(live.code, name).status == 200
    assert [int(phone.cookies["werkplek"]) for phone in phones] == list(replicas.processes)
    with start_work() as work:
        set_round(work, live.id, "ideas", "open")

    assert phones[0].answer(live.code, "ideas", idea_0="Samen zingen").status == 200
    replicas.kill(phones[1].port)
    assert phones[1].answer(live.code, "ideas", idea_0="Samen koken").status == 200

    assert phones[1].cookies["werkplek"] == str(phones[0].port)
    assert _ideas(live) == {"Samen zingen", "Samen koken"}


def test_tries_of_links_are_counted_over_all_processes(replicas: Replicas) -> None:
    """With two processes somebody who guesses gets no second lot of tries; the rest stays open."""
    phone = PhoneOnLine(replicas.address)

    answers = [phone.get(f"/in/guess-{n}").status for n in range(40)]

    assert answers[:30] == [404] * 30
    assert answers[-1] == 429
    assert phone.get("/doe-mee").status == 200


def test_proxy_keeps_secrets_out_of_its_log_and_figures_inside(replicas: Replicas) -> None:
    """No personal link, no query and no address in the log; no figures for who is outside."""
    with start_work() as work:
        here = work.coalitions.find()[0]
        at = datetime.now(UTC)
        token = give_link(
            work, here.id, purpose="viewer", name="Anja", ends_on=at.date(), at=at
        ).token
    phone = PhoneOnLine(replicas.address)

    assert phone.get(f"/in/{token}").status == 200
    assert phone.get("/doe-mee?organisatie=Geheimschrift").status == 200
    assert phone.get("/metrics").status == 404
    assert phone.get("/readyz").status == 404
    assert phone.get("/_stcore/metrics").status == 404
    kept = "".join(file.read_text(encoding="utf-8") for file in replicas.folder.glob("*.log"))
    assert " /doe-mee " in kept
    assert not [word for word in (token, "Geheimschrift", "127.0.0.1 ") if word in kept]

    port = next(iter(replicas.processes))
    with urlopen(f"http://localhost:{port}/metrics", timeout=5) as answer:
        figures = answer.read().decode()
    assert 'samenwerkbank_requests_total{route="healthz",status="200"}' in figures
    assert "samenwerkbank_database_seconds_count" in figures
    assert token not in figures


class PhoneOnLine(Phone):
    """A phone that asks a running server."""

    def __init__(self, address: str, port: int | None = None) -> None:
        """`port` says which process it is with."""
        super().__init__(cookies={"werkplek": str(port)} if port else {})
        self._at = "/"
        self.port = port or 0
        self._host = address.removeprefix("https://")

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        connection = HTTPSConnection(
            self._host,
            timeout=20,
            context=ssl._create_unverified_context(),
        )
        cookies = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self._at = urljoin(self._at, path)  # as a browser does with where it is sent
        connection.request(method, self._at, body, headers)
        answer = connection.getresponse()
        found = [(name.lower(), value) for name, value in answer.getheaders()]
        for name, value in found:
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        content = answer.read()
        connection.close()
        return Answer(answer.status, found, content)


def _name(page: Page) -> Locator:
    return page.get_by_label("Name", exact=True)


def _wait_until_drawn_by(page: Page, port: int) -> None:
    for _ in range(60):
        if _place(page.context) == port:
            settle(page)
            return
        page.wait_for_timeout(250)
    raise AssertionError(port)


def _partner_names(work: UnitOfWork) -> set[str]:
    return {one.name for one in work.partners.find()}


def _ideas(live: LiveSession) -> set[str]:
    with start_work(writes=False) as work:
        hall = read_hall(work, live.id)
    assert hall is not None
    return {one.text for one in ideas(hall)}


def _status(address: str) -> int:
    try:
        with urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except HTTPError as fault:
        with fault:
            return fault.code


@contextmanager
def _gone(database: str) -> Iterator[None]:
    """Let the server refuse this one database, and end what is open, as when it is gone."""
    import psycopg  # noqa: PLC0415 - only for tests on PostgreSQL

    name = urlsplit(database).path.strip("/")
    with psycopg.connect(database.replace(f"/{name}?", "/postgres?"), autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
