"""Times every page: a server rerun beside a bare Streamlit page with the same elements. Run by hand.

`.venv/bin/python -m tests.bench.pages_bench [--data national] [--sessions N] [--open N] [--soak N]
[address …]` makes a large coalition (300 partners, 1,500 ties, 60 projects, 600 actions), or 342
coalitions, starts the workbench and the floor beside each other, and prints one line a page; the
same figures go to `bench-results/`. Judge by the processor time when others use the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.shared.addresses import ADDRESSES
from tests.bench.floor_page import RECORDS, kinds, recorded
from tests.bench.serving import cpu, filled, memory, server, spread, write_down
from tests.bench.streamlit_client import StreamlitClient

DATA = {"large": "tests.bench.large_coalition", "national": "tests.bench.national"}
REPEATS = 40
THINKING = (1.0, 3.0)
"""Seconds that a working person looks at a page before the next click."""


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
    drawn: dict[str, Counter[str]] = {}
    for path in paths:
        figures, messages = asyncio.run(alone(base, pid, path))
        record = recorded(messages)
        drawn[path or "start"] = kinds(messages)
        (folder / f"{path or 'start'}.json").write_text(json.dumps(record), encoding="utf-8")
        found[path or "start"] = {**figures, "elements": len(record)}
    floor_script = str(Path(__file__).with_name("floor_page.py"))
    with server(floor_script, {RECORDS: str(folder)}) as (floor, floor_pid, _):
        for name, page in found.items():
            page["floor"], messages = asyncio.run(alone(floor, floor_pid, "", f"page={name}"))
            there = kinds(messages)
            page["unlike"] = sorted(k for k in drawn[name] | there if drawn[name][k] != there[k])
            page["ratio"] = round(page["p50"] / page["floor"]["p50"], 2)
            page["cpu_ratio"] = round(page["cpu"] / max(page["floor"]["cpu"], 1), 2)
    return found


async def first_page(base: str) -> float:
    """Return the milliseconds of the first page after the start."""
    async with StreamlitClient(base) as client:
        return (await client.rerun("")).ms


async def held_open(base: str, pid: int, paths: list[str], sessions: int) -> int:
    """Return the memory in MB while many sessions each have a page open."""
    async with AsyncExitStack() as opened:
        for number in range(sessions):
            client = await opened.enter_async_context(StreamlitClient(base))
            await client.rerun(paths[number % len(paths)])
        return round(memory(pid))


def soak(base: str, pid: int, paths: list[str], reruns: int) -> dict[str, Any]:
    """Rerun pages in turn and look at the memory on the way."""
    seen = []

    async def work() -> None:
        async with StreamlitClient(base) as client:
            for n in range(reruns):
                await client.rerun(paths[n % len(paths)])
                if n % max(1, reruns // 10) == 0:
                    seen.append(round(memory(pid)))

    asyncio.run(work())
    return {"reruns": reruns, "mb": [*seen, round(memory(pid))]}


def measured(environment: dict[str, str], given: argparse.Namespace) -> dict[str, Any]:
    """Measure one data size."""
    paths = given.paths or [address.path for address in ADDRESSES]
    with (
        tempfile.TemporaryDirectory() as folder,
        server("app.py", environment) as (base, pid, start),
    ):
        first = asyncio.run(first_page(base))
        figures: dict[str, Any] = {
            "start_s": round(start, 2),
            "first_page_ms": round(first),
            "pages": measure_pages(base, pid, paths, Path(folder)),
        }
        figures["memory_mb"] = {"after_pages": round(memory(pid))}
        times = asyncio.run(together(base, paths, given.sessions))
        figures["together"] = {"sessions": given.sessions, **spread(times)}
        figures["memory_mb"][f"with_{given.open}_open"] = asyncio.run(
            held_open(base, pid, paths, given.open)
        )
        figures["soak"] = soak(base, pid, paths, given.soak)
    return figures


def main() -> None:
    """Measure, print, and write the figures down."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--data", choices=DATA, default="large")
    asked.add_argument("--sessions", type=int, default=30)
    asked.add_argument("--open", type=int, default=50)
    asked.add_argument("--soak", type=int, default=5_000)
    asked.add_argument("paths", nargs="*")
    given = asked.parse_args()
    with filled(DATA[given.data]) as environment:
        figures = measured(environment, given)
    _show(figures)
    write_down("pages" if given.data == "large" else given.data, figures)


def _show(figures: dict[str, Any]) -> None:
    print(f"start to answering: {figures['start_s']} s, first page {figures['first_page_ms']} ms")
    heads = ("p50 ms", "p95", "floor", "ratio", "cpu ms", "floor", "ratio", "1st KB", "KB", "part")
    print(f"{'page':<14}" + "".join(f"{head:>8}" for head in heads))
    for name, page in figures["pages"].items():
        floor = page["floor"]
        shown = [page["p50"], page["p95"], floor["p50"], page["ratio"], page["cpu"], floor["cpu"]]
        shown += [page["cpu_ratio"], round(page["first_bytes"] / 1000, 1)]
        shown += [round(page["bytes"] / 1000, 1), round(page.get("part_bytes", 0) / 1000, 1)]
        unlike = f"   the floor differs in {page['unlike']}" if page["unlike"] else ""
        print(f"{name:<14}" + "".join(f"{one:>8}" for one in shown) + unlike)
    print(f"{figures['together']}  memory {figures['memory_mb']} MB  soak {figures['soak']}")


if __name__ == "__main__":
    main()
