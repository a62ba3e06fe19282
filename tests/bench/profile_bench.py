"""Shows where the processor time of a rerun goes, page by page, with the large coalition.

`.venv/bin/python -m tests.bench.profile_bench [address …]`. The milliseconds are those of the
script thread without a profiler; the shares come from a profiler in every other rerun, which makes
many small calls look dearer than they are. The dearest functions of our own stand behind each
page, and everything goes to `bench-results/profile.json`.
"""

from __future__ import annotations

import asyncio
import json
import pstats
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import sleep
from typing import Any

from pages.shared.addresses import ADDRESSES
from tests.bench.profiled_server import EVERY, FOLDER, WARM
from tests.bench.serving import ROOT, filled, server, write_down
from tests.bench.streamlit_client import StreamlitClient

REPEATS, SHOWN = 4 * EVERY, 6
PARTS = {
    "opening": ("pages/shared/session.py", "open_session"),
    "sidebar": ("pages/shared/sidebar.py", "draw_sidebar"),
    "page": ("navigation/page.py", "run"),
}
"""Parts of a rerun: name → file and function. What is left is Streamlit's own."""
IN_PAGE = ("services", "words")
"""Within the page: what it asks of the model, and drawing words."""
WORDS = ("core/translation.py", "core/catalogue.py", "core/messages.py")


def shares(profile: Path) -> tuple[dict[str, float], list[str]]:
    """Return the percentage of each part in a page's reruns, and the dearest of our functions."""
    stats: Any = pstats.Stats(str(profile))
    whole, parts = stats.total_tt, dict.fromkeys((*PARTS, *IN_PAGE), 0.0)
    ours: list[tuple[float, str]] = []
    for (file, _, function), (_, _, _, spent, callers) in stats.stats.items():
        for name, (where, what) in PARTS.items():
            parts[name] += spent if file.endswith(where) and function == what else 0.0
        if not file.startswith(str(ROOT)) or ".venv" in file:
            continue
        ours.append((spent, f"{Path(file).stem}.{function}"))
        asked = [one[3] for (caller, *_), one in callers.items() if f"{ROOT}/pages/" in caller]
        if f"{ROOT}/model/" in file:
            parts["words" if file.endswith(WORDS) else "services"] += sum(asked)
    dear = [f"{name} {100 * spent / whole:.0f} %" for spent, name in sorted(ours, reverse=True)]
    named = [one for one in dear if "<" not in one.partition(" ")[0]]
    return {name: round(100 * spent / whole, 1) for name, spent in parts.items()}, named[:SHOWN]


async def _reruns(base: str, path: str, times: int) -> None:
    async with StreamlitClient(base) as client:
        for _ in range(times):
            await client.rerun(path)


def main() -> None:
    """Measure, print, and write the figures down."""
    paths = sys.argv[1:] or [address.path for address in ADDRESSES]
    found: dict[str, dict[str, Any]] = {}
    with filled("tests.bench.large_coalition") as data, tempfile.TemporaryDirectory() as place:
        environment = {**data, FOLDER: place}
        with server("app.py", environment, "tests.bench.profiled_server") as (base, _, _):
            for path in paths:
                asyncio.run(_reruns(base, path, WARM + REPEATS))
            sleep(1)  # the last profile is being written
        for path in paths:
            name = path or "start"
            times = json.loads((Path(place) / f"{name}.json").read_text(encoding="utf-8"))
            parts, dear = shares(Path(place) / f"{name}.profile")
            found[name] = {"ms": round(median(times), 1), **parts, "dearest": dear}
    heads = ("ms", *PARTS, *IN_PAGE)
    print(f"{'page':<14}" + "".join(f"{head:>10}" for head in heads) + "   percent; dearest")
    for name, page in found.items():
        print(f"{name:<14}" + "".join(f"{page[head]:>10}" for head in heads), end="   ")
        print(", ".join(page["dearest"]))
    write_down("profile", found)


if __name__ == "__main__":
    main()
