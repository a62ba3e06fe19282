"""Makes a picture of every page, in both languages and themes, wide and on a phone.

Starts the workbench on a free port with a fresh database holding the demo coalition, and writes
the pictures to `shots/`, which git ignores. With page addresses as arguments: only those.
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

SIZES = {"wide": (1300, 900), "phone": (360, 780)}


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


def take(browser: Browser, base: str, path: str, language: str, theme: str, size: str) -> Path:
    """Write one picture of a whole page."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
    page.goto(f"{base}/{path}?taal={language}")
    settle(page)
    inner = page.evaluate(
        "() => document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"
    )
    page.set_viewport_size({"width": width, "height": min(max(height, inner + 80), 6000)})
    page.wait_for_timeout(1500)  # charts and tables load late
    target = ROOT / "shots" / f"{path or 'start'}-{language}-{theme}-{size}.png"
    target.parent.mkdir(exist_ok=True)
    page.screenshot(path=str(target))
    page.close()
    return target


def main(wanted: list[str]) -> None:
    """Take the pictures."""
    paths = wanted or [address.path for address in ADDRESSES]
    with workbench() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for path in paths:
            place = "" if path in ("start", "/") else path.strip("/")
            take(browser, base, place, "nl", "light", "wide")
            take(browser, base, place, "nl", "light", "phone")
            if not os.environ.get("SHOTS_QUICK"):
                take(browser, base, place, "en", "dark", "wide")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
