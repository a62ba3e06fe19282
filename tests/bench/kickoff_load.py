"""Plays a whole kick-off on a real server: scripted phones, walls that look every second, a crash.

`.venv/bin/python -m tests.bench.kickoff_load [--phones 30 75 150] [--walls 5] [--no-crash]` starts
the workbench on this machine with a database of its own, lets the phones join within half a minute
and answer all seven rounds, kills the server (-9) in the middle of the fourth round and starts it
again. It prints how long joining and answering took, how far the walls were behind, and whether
every answer that a phone saw confirmed is in the database. It only talks to this machine, and ends
by itself. The figures go to `bench-results/kickoff.json` as well.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from time import perf_counter, sleep
from urllib.parse import urlencode, urljoin
from urllib.request import urlopen

from model.services.demo import load_demo
from model.services.live_hall import read_hall
from model.services.live_sessions import open_doors, prepare_session, set_round
from model.services.opening import start_work
from model.workshop.hall import Hall
from model.workshop.live import LiveSession
from model.workshop.rounds import ROUND_IDS
from tests.bench.streamlit_client import StreamlitClient
from tests.tools.phone import Answer
from tests.tools.shots import free_port

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench-results" / "kickoff.json"
ARRIVING = 30.0
"""Seconds in which everybody takes out a phone and joins."""
THINKING = 10.0
"""Seconds in which everybody answers a round, one sooner than the other."""
CRASH_IN = "ideas"
NAMES = ("Koor", "Kookclub", "Wijkraad", "Sportclub", "Kerk", "Praktijk", "School", "Winkel")
_COUNT = re.compile(r"Geantwoord: (\d+) van (\d+)")


@dataclass
class Played:
    """What one evening brought."""

    phones: int
    joins: list[float] = field(default_factory=list)
    answers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Round → seconds until an answer was confirmed."""
    looks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Round → seconds of a look; joining has no round."""
    requests: Counter[str] = field(default_factory=Counter)
    """Round → how often phones asked anything; empty for joining."""
    server_seconds: dict[str, float] = field(default_factory=dict)
    """Round → what the server's processor spent, walls and all."""
    at: str = ""
    """The round that is played now."""
    bytes: dict[str, int] = field(default_factory=dict)
    """Round → bytes of the largest page."""
    lags: list[float] = field(default_factory=list)
    joined_in: float = 0.0
    confirmed: set[tuple[str, str]] = field(default_factory=set)
    """(round, text) of every answer that a phone saw confirmed."""
    faults: int = 0
    retries: int = 0
    turned_away: Counter[int] = field(default_factory=Counter)
    """Status → how often a phone was asked to come back."""
    down_for: float = 0.0


class Browser:
    """A phone's browser: one connection that is kept open, cookies, and patience."""

    def __init__(self, port: int, played: Played) -> None:
        """Nothing is opened yet."""
        self._port, self._played = port, played
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.cookies: dict[str, str] = {}

    async def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> Answer:
        """Ask until there is an answer, as a person presses the button again."""
        self._played.requests[self._played.at] += 1
        for _ in range(120):
            kept_open = self._streams is not None
            try:
                answer = await asyncio.wait_for(self._ask(method, path, fields), timeout=30)
            except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError):
                self._streams = None
                if kept_open:
                    continue  # The server closes an idle connection; a browser opens a new one.
                self._played.retries += 1
                await asyncio.sleep(0.5)
                continue
            if answer.status not in (429, 503):
                return answer
            self._played.turned_away[answer.status] += 1
            await asyncio.sleep(1)
        message = "the server did not come back"
        raise RuntimeError(message)

    async def _ask(self, method: str, path: str, fields: dict[str, str] | None) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection("localhost", self._port)
        reader, writer = self._streams
        body = urlencode(fields or {}).encode()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        await writer.drain()
        raw = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = raw.strip().split("\r\n")
        headers = [
            (name.lower(), value) for name, _, value in (line.partition(": ") for line in lines)
        ]
        answer = Answer(int(first.split()[1]), headers, b"")
        for name, value in headers:
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        answer.body = await reader.readexactly(int(answer.header("content-length") or 0))
        return answer


async def join(browser: Browser, code: str, number: int, played: Played) -> None:
    """Join as one of many: scan, type a name, confirm."""
    await asyncio.sleep(random.uniform(0, ARRIVING))
    began = perf_counter()
    await browser.ask("GET", f"/doe-mee/{code}")
    name = f"{NAMES[number % len(NAMES)]} {number // 2}"
    page = await browser.ask("GET", f"/doe-mee/{code}?{urlencode({'organisatie': name})}")
    fields = {"token": page.token, "wie": "new", "organisatie": name, "domein": "sport"}
    done = await browser.ask("POST", f"/doe-mee/{code}/mee", fields)
    played.faults += done.status != 303
    played.joins.append(perf_counter() - began)


async def take_part(
    browser: Browser, code: str, number: int, round_id: str, played: Played, said: list[float]
) -> None:
    """Look until the round is there, think, answer, and look at the confirmation."""
    await asyncio.sleep(random.uniform(0, 5))
    while True:
        began = perf_counter()
        page = await browser.ask("GET", f"/doe-mee/{code}")
        played.looks[round_id].append(perf_counter() - began)
        if f'action="{code}/{round_id}"' in page.text:
            break
        await asyncio.sleep(5)
    played.bytes[round_id] = max(len(page.body), played.bytes.get(round_id, 0))
    await asyncio.sleep(random.uniform(0, THINKING))
    fields = filled(page, number, round_id)
    began = perf_counter()
    done = await browser.ask("POST", f"/doe-mee/{code}/{round_id}", fields)
    played.answers[round_id].append(perf_counter() - began)
    said.append(perf_counter())
    if done.status == 303:
        texts = [value for key, value in fields.items() if key.endswith(".text") and value]
        played.confirmed |= {(round_id, text) for text in texts}
    else:
        played.faults += 1
    where = urljoin(f"/doe-mee/{code}/{round_id}", done.header("location") or f"../{code}")
    await browser.ask("GET", where)


def filled(page: Answer, number: int, round_id: str) -> dict[str, str]:
    """Fill in a form as one person would."""
    fields = {"token": page.token, "deel": "1"}
    names = [name for name in page.fields if name not in fields]
    for place, name in enumerate(names):
        if name.endswith(".text"):
            fields[name] = f"Antwoord {number} in {round_id}, {place}"
        elif name.startswith("tie."):
            fields[name] = "cooperates"
        elif name.startswith(("worth", "again")):
            fields[name] = "4"
        elif name.startswith(("groups", "brings")) and (place + number) % 4 == 0:
            fields[name] = "yes"
    dots = [name for name in names if name.startswith("dot.")]
    fields |= dict.fromkeys(random.sample(dots, min(3, len(dots))), "yes")
    return fields


async def watch(base: str, seen: list[tuple[float, int]], stop: asyncio.Event) -> None:
    """Look at the wall every second, as a browser does, and note the count it shows."""
    while not stop.is_set():
        try:
            async with StreamlitClient(base) as wall:
                first = await wall.rerun("bijeenkomst", "scherm=muur")
                fragment = next(
                    (
                        message.auto_rerun.fragment_id
                        for message in first.messages
                        if message.WhichOneof("type") == "auto_rerun"
                    ),
                    "",
                )
                while not stop.is_set():
                    looked = await wall.rerun("bijeenkomst", "scherm=muur", fragment)
                    shown = _COUNT.search("".join(str(one) for one in looked.messages))
                    if shown:
                        seen.append((perf_counter(), int(shown.group(1))))
                    await asyncio.sleep(1)
        except Exception:  # noqa: BLE001 - a wall whose server is gone opens itself again
            await asyncio.sleep(0.5)


def lags(said: list[float], seen: list[tuple[float, int]]) -> list[float]:
    """Return per answer how long it took until a wall counted it."""
    found = []
    for number, at in enumerate(sorted(said), start=1):
        shown = next((when for when, count in seen if count >= number and when >= at), None)
        if shown is not None:
            found.append(shown - at)
    return found


class Server:
    """The workbench as a process that may be killed."""

    def __init__(self, database: str) -> None:
        """Choose a port; nothing runs yet."""
        self.port = free_port()
        self.base = f"http://localhost:{self.port}"
        self._environment = {**os.environ, "WORKBENCH_DATABASE_URL": database}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                with urlopen(f"{self.base}/healthz", timeout=2):
                    return
            except OSError:
                assert self._process.poll() is None, "the workbench stopped at start"
                sleep(0.1)

    @property
    def seconds(self) -> float:
        """What the processor spent on this process so far."""
        assert self._process is not None, "it runs"
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End at once, as a power cut does."""
        assert self._process is not None, "it runs"
        self._process.kill()
        self._process.wait(timeout=20)


def begin(coalition_id: str) -> LiveSession:
    """Open a fresh meeting."""
    with start_work() as work:
        return open_doors(work, prepare_session(work, coalition_id).id)


def open_round(session_id: str, round_id: str) -> None:
    """Open a round as the facilitator does."""
    with start_work() as work:
        set_round(work, session_id, round_id, "open")


async def play(server: Server, phones: int, walls: int, *, crash: bool) -> tuple[Played, Hall]:
    """Play one evening."""
    played = Played(phones)
    with start_work() as work:
        coalition = load_demo(work)
    assert coalition is not None, "the demo loads"
    live = begin(coalition.id)
    browsers = [Browser(server.port, played) for _ in range(phones)]
    stop, seen = asyncio.Event(), list[list[tuple[float, int]]]()
    seen = [[] for _ in range(walls)]
    watching = [asyncio.create_task(watch(server.base, one, stop)) for one in seen]
    began, spent = perf_counter(), server.seconds
    await asyncio.gather(
        *(join(browser, live.code, n, played) for n, browser in enumerate(browsers))
    )
    played.joined_in = perf_counter() - began
    played.server_seconds[""] = server.seconds - spent
    for round_id in ROUND_IDS:
        played.at, spent = round_id, server.seconds
        open_round(live.id, round_id)
        said: list[float] = []
        for one in seen:
            one.clear()
        people = asyncio.gather(
            *(
                take_part(browser, live.code, number, round_id, played, said)
                for number, browser in enumerate(browsers)
            )
        )
        if crash and round_id == CRASH_IN:
            await asyncio.sleep(THINKING / 2)
            server.kill()
            at = perf_counter()
            await asyncio.to_thread(server.start)
            played.down_for = perf_counter() - at
            timed = len(played.answers[round_id]), len(played.looks[round_id])
        await people
        if crash and round_id == CRASH_IN:
            # What waited for a server that was down says nothing about a server that is up.
            del played.answers[round_id][timed[0] :], played.looks[round_id][timed[1] :]
        else:
            played.server_seconds[round_id] = server.seconds - spent
        await asyncio.sleep(3)
        if not (crash and round_id == CRASH_IN):
            played.lags += [lag for one in seen for lag in lags(said, one)]
    stop.set()
    await asyncio.gather(*watching)
    with start_work(writes=False) as work:
        hall = read_hall(work, live.id)
    assert hall is not None, "the meeting is there"
    return played, hall


def figures(played: Played, hall: Hall) -> dict[str, object]:
    """Return the figures of one evening; times in milliseconds unless they say otherwise."""
    kept = {(one.round, one.text) for one in hall.contributions.values() if one.text}
    answers = [took for ones in played.answers.values() for took in ones]
    looks = [took for ones in played.looks.values() for took in ones]
    return {
        "phones": played.phones,
        "joined": len(hall.people),
        "all joined within s": round(played.joined_in, 1),
        "join p95": _p(played.joins, 95),
        "answer p50": _p(answers, 50),
        "answer p95": _p(answers, 95),
        "look p50": _p(looks, 50),
        "look p95": _p(looks, 95),
        "wall behind p50": _p(played.lags, 50),
        "wall behind p95": _p(played.lags, 95),
        "wall behind at most": round(1000 * max(played.lags, default=0)),
        "answers": len(answers),
        "refused": played.faults,
        "asked again": played.retries,
        "turned away": dict(played.turned_away),
        "down for s": round(played.down_for, 1),
        "confirmed and lost": len(played.confirmed - kept),
        "bytes of the largest page": max(played.bytes.values(), default=0),
        "bytes by round": played.bytes,
        "by round": {one or "joining": _round(played, one) for one in ("", *ROUND_IDS)},
    }


def _round(played: Played, round_id: str) -> dict[str, object]:
    """Return the figures of one round; `server ms a request` is processor time, walls included."""
    asked, spent = played.requests[round_id], played.server_seconds.get(round_id, 0.0)
    return {
        "answer p50": _p(played.answers[round_id], 50),
        "answer p95": _p(played.answers[round_id], 95),
        "look p95": _p(played.looks[round_id], 95),
        "requests": asked,
        "server s": round(spent, 2),
        "server ms a request": round(1000 * spent / max(asked, 1), 1),
    }


def _p(values: list[float], percent: int) -> int:
    return round(1000 * quantiles(values, n=100)[percent - 1]) if len(values) > 1 else 0


def main() -> None:
    """Play the evenings that were asked for, and print them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, nargs="+", default=[30, 75, 150])
    parser.add_argument("--walls", type=int, default=5)
    parser.add_argument("--no-crash", action="store_true")
    chosen = parser.parse_args()
    everything = []
    for phones in chosen.phones:
        with tempfile.TemporaryDirectory() as folder:
            database = os.environ.get("WORKBENCH_DATABASE_URL") or f"sqlite:///{folder}/load.db"
            os.environ["WORKBENCH_DATABASE_URL"] = database
            server = Server(database)
            server.start()
            try:
                played, hall = asyncio.run(
                    play(server, phones, chosen.walls, crash=not chosen.no_crash)
                )
            finally:
                server.kill()
                os.environ.pop("WORKBENCH_DATABASE_URL")
        everything.append(figures(played, hall))
        print(json.dumps(everything[-1], indent=1), flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(everything, indent=1))


if __name__ == "__main__":
    main()
