"""Makes pictures of every page: empty, with the demo and large; both languages; light and dark.

Starts the workbench on a free port with a fresh database for each state, and writes the pictures
to `shots/`, which git ignores: wide, on a phone, and as a laptop at 200 % shows it; and the wall
of a kick-off. With page addresses as arguments: only those. With `SHOTS_QUICK`: only the demo in
Dutch, wide and on a phone.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pages.shared.addresses import ADDRESSES  # noqa: E402 - after the path is set
from tests.tools.chromium import ARGUMENTS, chromium_path  # noqa: E402

SIZES = {"wide": (1300, 900), "phone": (360, 780), "zoomed": (650, 450), "wall": (1920, 1080)}
"""Browser widths and heights; zoomed is a laptop of 1300 pixels at 200 %."""
QUICK = (("demo", "nl", "light", "wide"), ("demo", "nl", "light", "phone"))
SHOTS = (
    *QUICK,
    ("demo", "en", "dark", "wide"),
    ("demo", "nl", "dark", "phone"),
    ("demo", "nl", "light", "zoomed"),
    ("empty", "nl", "light", "wide"),
    ("empty", "en", "dark", "phone"),
    ("large", "nl", "light", "wide"),
)
"""State, language, theme and size of the pictures of each page."""
PLAIN_PAGES = ("doe-mee", "toegankelijkheid")
"""Pages without Streamlit that anybody can open."""


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@contextmanager
def workbench(
    *,
    demo: bool = True,
    database: str = "",
    port: int = 0,
    variables: Mapping[str, str] | None = None,
    arguments: Sequence[str] = (),
    log: Path | None = None,
) -> Iterator[str]:
    """Run the workbench with a database of its own; yields its address.

    `variables` and `arguments` are for a server that is set up otherwise than a laptop; what the
    server prints goes to `log`.
    """
    port = port or free_port()
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{folder}/shots.db"
        environment = {**os.environ, "WORKBENCH_DATABASE_URL": url, **(variables or {})}
        if demo:
            subprocess.run(
                [sys.executable, "-m", "model", "demo"],
                cwd=ROOT,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        with (log or Path(os.devnull)).open("wb") as output:
            server = subprocess.Popen(
                [*command, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output
            )
            try:
                _wait_until_up(f"http://localhost:{port}/healthz", server)
                yield f"http://localhost:{port}"
            finally:
                server.terminate()
                server.wait(timeout=20)


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            message = "the workbench stopped at start"
            raise RuntimeError(message)
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    message = "the workbench did not start within half a minute"
    raise RuntimeError(message)


def settle(page: Page) -> None:
    """Wait until Streamlit has drawn everything and is idle."""
    page.wait_for_timeout(100)  # a press needs a moment to reach the server
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState"
        " === 'notRunning'"
        " && document.querySelectorAll('h1').length > 0"
        " && !document.querySelector('[data-testid=stStatusWidget]')"
        " && !document.querySelector('[data-stale=true]')"
        " && !document.querySelector('[data-testid=stSkeleton]')",
        timeout=30_000,
    )
    page.wait_for_timeout(300)


def take(
    browser: Browser, base: str, path: str, language: str, theme: str, size: str, state: str = ""
) -> Path:
    """Write one picture of a whole page; a state other than the demo stands in its name."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
    page.goto(f"{base}/{path}?taal={language}")
    settle(page)
    inner = page.evaluate(
        "() => document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"
    )
    page.set_viewport_size({"width": width, "height": min(max(height, inner + 80), 6000)})
    page.wait_for_timeout(1500)  # charts and tables load late
    target = _target(f"{path or 'start'}-{language}-{theme}-{size}", state)
    page.screenshot(path=str(target))
    page.close()
    return target


def _target(name: str, state: str = "") -> Path:
    target = ROOT / "shots" / f"{state}-{name}.png".removeprefix("-").removeprefix("demo-")
    target.parent.mkdir(exist_ok=True)
    return target


def take_plain(browser: Browser, base: str) -> None:
    """Write the pages that are no Streamlit page, on a phone and wide."""
    for path in PLAIN_PAGES:
        for theme, size in (("light", "phone"), ("dark", "wide")):
            width, height = SIZES[size]
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=theme,  # type: ignore[arg-type]
            )
            page.goto(f"{base}/{path}?taal=nl")
            page.screenshot(path=str(_target(f"{path}-nl-{theme}-{size}")), full_page=True)
            page.close()


def take_wall(browser: Browser, base: str) -> None:
    """Start a rehearsal of a kick-off, and write the wall while people join and while they write."""
    width, height = SIZES["wall"]
    desk = browser.new_page(viewport={"width": 1300, "height": 900})
    desk.goto(f"{base}/bijeenkomst?deel=zaal&taal=nl")
    settle(desk)
    desk.get_by_role("button", name="Begin een proef").click()
    row = desk.locator(".st-key-live-round-ideas")
    row.wait_for()
    wall = browser.new_page(viewport={"width": width, "height": height})
    wall.goto(f"{base}/bijeenkomst?scherm=muur&taal=nl")
    wall.locator(".wall-code").wait_for()
    wall.screenshot(path=str(_target("wall-join")))
    row.get_by_role("button", name="Open", exact=True).click()
    wall.get_by_role("heading", name="Wat willen we?").wait_for()
    wall.screenshot(path=str(_target("wall-round")))
    desk.close()
    wall.close()


def make_empty_coalition(browser: Browser, base: str) -> None:
    """Begin a coalition as a new user does, after a picture of the welcome."""
    take(browser, base, "", "nl", "light", "wide", "welcome")
    page = browser.new_page()
    page.goto(f"{base}/?taal=nl")
    settle(page)
    page.get_by_label("Naam van je coalitie").fill("Samen in Erp")
    page.get_by_label("Gemeente").fill("Erp")
    page.get_by_role("button", name="Maak de coalitie").click()
    page.get_by_role("heading", level=1, name="Samen in Erp").wait_for()
    page.close()


@contextmanager
def filled(state: str, browser: Browser) -> Iterator[str]:
    """Run the workbench in one of the states; yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/shots.db"
        if state == "large":
            subprocess.run(
                [sys.executable, "-m", "tests.bench.large_coalition"],
                cwd=ROOT,
                env={**os.environ, "WORKBENCH_DATABASE_URL": url},
                check=True,
                stdout=subprocess.DEVNULL,
            )
        with workbench(demo=state == "demo", database=url) as base:
            if state == "empty":
                make_empty_coalition(browser, base)
            yield base


def main(wanted: list[str]) -> None:
    """Take the pictures."""
    quick = bool(os.environ.get("SHOTS_QUICK"))
    paths = wanted or [address.path for address in ADDRESSES]
    places = ["" if path in ("start", "/") else path.strip("/") for path in paths]
    shots = QUICK if quick else SHOTS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for state in dict.fromkeys(shot[0] for shot in shots):
            with filled(state, browser) as base:
                for place in places:
                    for _, language, theme, size in (one for one in shots if one[0] == state):
                        take(browser, base, place, language, theme, size, state)
                if state == "demo" and not quick and not wanted:
                    take_plain(browser, base)
                    take_wall(browser, base)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
