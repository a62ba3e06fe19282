"""Kills a writing process 200 times with kill -9, and counts what was lost."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time

from tests.tools.busy_writer import kill_once, losses


def main(kills: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_DATABASE_URL"] = f"sqlite:///{folder}/kill.db"
        chance, lost, said = random.Random(7), 0, 0
        start = time.perf_counter()
        for _ in range(kills):
            said = kill_once(chance)
            found = losses(said)
            lost += bool(found)
            if found:
                print(found)
        took = time.perf_counter() - start
        print(f"{kills} kills, {said} pieces of work said safe, {lost} losses, {took:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
