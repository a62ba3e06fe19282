"""What a server loads when it starts, and what it sets apart from then on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTED = """
import asyncio, gc, sys
import app
from pages.shared.lasting import loading_once

with loading_once("before the start"):
    pass
assert gc.get_freeze_count() == 0, "only in a server that has started"

async def start():
    async with app.lifespan(app.app):
        pass

asyncio.run(start())
print("loaded", *sorted({"IPython", "altair", "docx", "networkx", "pandas"} & set(sys.modules)))

seen = gc.get_freeze_count()
print("start", seen > 100_000)
with loading_once("plan"):
    loaded = [[] for _ in range(5_000)]
print("first", gc.get_freeze_count() >= seen + 5_000)
seen = gc.get_freeze_count()
with loading_once("plan"):
    drawn = [[] for _ in range(5_000)]
print("again", gc.get_freeze_count() > seen)
"""


def test_start_loads_little_and_what_stays_is_looked_through_once(tmp_path: Path) -> None:
    """Libraries of single pages come with those pages, and what a page loads is set apart once."""
    environment = {**os.environ, "WORKBENCH_DATABASE_URL": f"sqlite:///{tmp_path}/start.db"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED],
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said = dict(line.partition(" ")[::2] for line in done.stdout.splitlines())
    assert said == {"loaded": "", "start": "True", "first": "True", "again": "False"}
