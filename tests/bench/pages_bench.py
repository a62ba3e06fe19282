"""Times every page: a server rerun beside a bare Streamlit page with the same elements. Run by hand.

`.venv/bin/python -m tests.bench.pages_bench [--sessions N] [--soak N] [address …]` makes a large
coalition (300 partners, 1,500 ties, 60 projects, 600 actions), starts the workbench and the floor
beside each other, and prints one line a page; the same figures go to `bench-results/pages.json`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any
from urllib.request import urlopen

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.shared.addresses import ADDRESSES
from tests.bench.floor_page import RECORDS, recorded
from tests.bench.streamlit_client import StreamlitClient
from tests.tools.shots import free_port

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench-results" / "pages.json"
REPEATS = 20
THINKING = (1.0, 3.0)
"""Seconds that a working person looks at a page before the next click."""


@contextmanager
def server(script: str, environment: dict[str, str]) -> Iterator[tuple[str, int, float]]:
    """Run a Streamlit server; yields its address, process id and seconds until it answered."""
    port = free_port()
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        base = f"http://localhost:{port}"
        while True:
            try:
                with urlopen(f"{base}/_stcore/health", timeout=2):
                    break
            except OSError:
                assert process.poll() is None, f"{script} stopped at start"
                sleep(0.02)
        yield base, process.pid, perf_counter() - began
    finally:
        process.terminate()
        process.wait(timeout=20)


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu(pid: int) -> float:
    """Return the processor time of a process in milliseconds: it does not count waiting."""
    numbers = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def spread(times: list[float]) -> dict[str, float]:
    """Return median and 95th percentile in milliseconds."""
    high = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return {"p50": round(median(times), 1), "p95": round(high, 1)}


async def alone(
    base: str, pid: int, page: str, query: str = ""
) -> tuple[dict[str, float], list[ForwardMsg]]:
    """Time one session that reruns a page; the first rerun, which fills caches, is not counted.

    Returns the figures, and what the page drew. Beside a whole rerun there is the largest rerun of
    one fragment: what a click inside the map or the like costs.
    """
    async with StreamlitClient(base) as client:
        first = await client.rerun(page, query)
        began = cpu(pid)
        reruns = [await client.rerun(page, query) for _ in range(REPEATS)]
        figures = {
            **spread([one.ms for one in reruns]),
            "cpu": round((cpu(pid) - began) / REPEATS, 1),
            "first_bytes": first.size,
            "bytes": reruns[-1].size,
        }
        fragments = {m.delta.fragment_id for m in reruns[-1].messages if m.delta.fragment_id}
        parts = [await client.rerun(page, query, one) for one in sorted(fragments)]
    if parts:
        figures["part_ms"] = round(max(part.ms for part in parts), 1)
        figures["part_bytes"] = max(part.size for part in parts)
    return figures, first.messages


async def together(base: str, pages: list[str], sessions: int) -> list[float]:
    """Time many sessions that each walk over the pages at their own pace."""
    times: list[float] = []

    async def person(seed: int) -> None:
        chance = random.Random(seed)
        async with StreamlitClient(base) as client:
            await asyncio.sleep(chance.uniform(0, THINKING[1]))
            for page in chance.sample(pages, min(6, len(pages))):
                await client.rerun(page)
                await asyncio.sleep(chance.uniform(*THINKING))
                times.append((await client.rerun(page)).ms)
                await asyncio.sleep(chance.uniform(*THINKING))

    await asyncio.gather(*(person(seed) for seed in range(sessions)))
    return times


def measure_pages(base: str, pid: int, paths: list[str], folder: Path) -> dict[str, dict[str, Any]]:
    """Measure the pages one by one beside their floor."""
    found: dict[str, dict[str, Any]] = {}
    for path in paths:
        figures, messages = asyncio.run(alone(base, pid, path))
        record = recorded(messages)
        (folder / f"{path or 'start'}.json").write_text(json.dumps(record), encoding="utf-8")
        found[path or "start"] = {**figures, "elements": len(record)}
    floor_script = str(Path(__file__).with_name("floor_page.py"))
    with server(floor_script, {RECORDS: str(folder)}) as (floor, floor_pid, _):
        for name, page in found.items():
            page["floor"], _ = asyncio.run(alone(floor, floor_pid, "", f"page={name}"))
            page["ratio"] = round(page["p50"] / page["floor"]["p50"], 2)
            page["cpu_ratio"] = round(page["cpu"] / max(page["floor"]["cpu"], 1), 2)
    return found


async def first_page(base: str) -> float:
    """Return the milliseconds of the first page after the start."""
    async with StreamlitClient(base) as client:
        return (await client.rerun("")).ms


def soak(base: str, pid: int, paths: list[str], reruns: int) -> dict[str, Any]:
    """Rerun pages in turn and look at the memory on the way."""
    seen = []

    async def work() -> None:
        async with StreamlitClient(base) as client:
            for n in range(reruns):
                await client.rerun(paths[n % len(paths)])
                if n % max(1, reruns // 5) == 0:
                    seen.append(round(memory(pid)))

    asyncio.run(work())
    return {"reruns": reruns, "mb": [*seen, round(memory(pid))]}


def main() -> None:
    """Measure, print, and write the figures down."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sessions", type=int, default=30)
    asked.add_argument("--soak", type=int, default=500)
    asked.add_argument("paths", nargs="*")
    given = asked.parse_args()
    paths = given.paths or [address.path for address in ADDRESSES]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        environment = {"WORKBENCH_DATABASE_URL": f"sqlite:///{folder / 'large.db'}"}
        subprocess.run(
            [sys.executable, "-m", "tests.bench.large_coalition"],
            cwd=ROOT,
            env={**os.environ, **environment},
            check=True,
        )
        with server("app.py", environment) as (base, pid, start):
            first = asyncio.run(first_page(base))
            figures: dict[str, Any] = {
                "start_s": round(start, 2),
                "first_page_ms": round(first),
                "pages": measure_pages(base, pid, paths, folder),
            }
            figures["memory_mb"] = {"after_pages": round(memory(pid))}
            times = asyncio.run(together(base, paths, given.sessions))
            figures["together"] = {"sessions": given.sessions, **spread(times)}
            figures["memory_mb"]["with_sessions"] = round(memory(pid))
            figures["soak"] = soak(base, pid, paths, given.soak)
    _show(figures)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _show(figures: dict[str, Any]) -> None:
    print(f"start to answering: {figures['start_s']} s, first page {figures['first_page_ms']} ms")
    heads = ("p50 ms", "p95", "floor", "ratio", "cpu ms", "floor", "ratio", "1st KB", "KB", "part")
    print(f"{'page':<14}" + "".join(f"{head:>8}" for head in heads))
    for name, page in figures["pages"].items():
        floor = page["floor"]
        shown = [page["p50"], page["p95"], floor["p50"], page["ratio"], page["cpu"], floor["cpu"]]
        shown += [page["cpu_ratio"], round(page["first_bytes"] / 1000, 1)]
        shown += [round(page["bytes"] / 1000, 1), round(page.get("part_bytes", 0) / 1000, 1)]
        print(f"{name:<14}" + "".join(f"{one:>8}" for one in shown))
    print(f"{figures['together']}  memory {figures['memory_mb']} MB  soak {figures['soak']}")


if __name__ == "__main__":
    main()
