"""Seconds until the map stands there, beside a plain pyvis page in a frame. Run by hand, in quiet.

`.venv/bin/python -m tests.bench.picture_bench`, about six minutes. For 150 and 1,000 partners with
five ties each, in a browser that kept nothing: from going to the page until something is drawn on
the canvas of the network, and what came over the websocket by then. The plain page is what people
get with `components.html` and pyvis alone, with vis-network in the page, since a firewall lets no
other host through. Median of three; a page of more than a minute is opened once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from playwright.sync_api import Browser, Locator, Page, WebSocket, sync_playwright

from tests.bench.serving import filled, server, write_down
from tests.tools.chromium import ARGUMENTS, chromium_path

SIZES = (150, 1_000)
REPEATS = 3
MOST = 300_000
SLOW = 60
PLAIN = """
import streamlit as st
from pyvis.network import Network
from tests.bench.map_bench import coalition

partners, ties = coalition({n})
network = Network(directed=True, cdn_resources="in_line", height="600px")
for partner in partners:
    network.add_node(partner.id, label=partner.name, group=partner.main_domain)
for tie in ties:
    network.add_edge(tie.source_id, tie.target_id)
st.title("Netwerk")
st.iframe(network.generate_html(), height=620)
"""
DRAWN = """(canvas) => {
  if (!canvas.width) return false;
  const shown = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return shown.some((value) => value !== 0);
}"""


def drawn(canvas: Locator) -> None:
    """Wait until something stands on a canvas, which may be in a shadow tree or a frame."""
    canvas.wait_for(timeout=MOST)
    while not canvas.evaluate(DRAWN, timeout=MOST):
        sleep(0.02)


def of_page(page: Page) -> None:
    """Wait until our map is drawn."""
    drawn(page.locator(".vis-network canvas").first)


def of_frame(page: Page) -> None:
    """Wait until the map in the frame is drawn."""
    drawn(page.frame_locator("iframe").first.locator("canvas").first)


def opened(browser: Browser, address: str, wait: Callable[[Page], None]) -> tuple[float, int]:
    """Return the seconds until the picture, and the bytes over the websocket until then."""
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    sizes: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: sizes.append(len(payload)))

    page.on("websocket", listen)
    began = perf_counter()
    page.goto(address)
    wait(page)
    seconds = perf_counter() - began
    page.close()
    return seconds, sum(sizes)


def measured(browser: Browser, address: str, wait: Callable[[Page], None]) -> dict[str, float]:
    """Return the median of some openings after the first; of a very slow page the first alone."""
    first = opened(browser, address, wait)
    again = 0 if first[0] > SLOW else REPEATS
    times = [opened(browser, address, wait) for _ in range(again)] or [first]
    return {
        "seconds": round(median(seconds for seconds, _ in times), 2),
        "websocket": round(median(size for _, size in times)),
    }


def main() -> None:
    """Measure both, print, and write the figures down."""
    found = {}
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for n in SIZES:
            os.environ["BENCH_PARTNERS"] = str(n)
            with (
                filled("tests.bench.bare_network") as environment,
                server("app.py", environment) as (base, _, _),
            ):
                found[f"ours, {n}"] = measured(browser, f"{base}/netwerk?taal=nl", of_page)
            script = Path(folder) / "plain.py"
            script.write_text(PLAIN.format(n=n), encoding="utf-8")
            with server(str(script), {}) as (base, _, _):
                found[f"plain pyvis, {n}"] = measured(browser, base, of_frame)
        browser.close()
    for name, figures in found.items():
        print(f"{name:<20} {figures['seconds']:.2f} s  {figures['websocket']:,} bytes")
    write_down("picture", found)


if __name__ == "__main__":
    main()
