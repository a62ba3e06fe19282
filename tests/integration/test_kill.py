"""A process that dies loses nothing it said was safe, and leaves nothing half-written."""

from __future__ import annotations

import random

from tests.tools.busy_writer import kill_once, losses

KILLS = 10


def test_killed_writer_loses_no_acknowledged_change(database: str) -> None:
    """Ten times kill -9 in the middle of writing; `tests/bench/kill_bench.py` does it 200 times."""
    chance = random.Random(11)
    for _ in range(KILLS):
        assert losses(kill_once(chance)) == []
