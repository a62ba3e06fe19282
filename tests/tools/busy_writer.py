"""Writes without end, and says each piece of work that is safe: for tests that kill it.

One piece of work is a partner, an action of that partner and a changed coalition, all with the
same number. The number is printed only after the commit.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from model.core.coalitions import Coalition  # noqa: E402 - after the path is set
from model.network.partners import Partner  # noqa: E402
from model.process.actions import Action  # noqa: E402
from model.services.opening import start_work  # noqa: E402

COALITION = "killed"


def write_on() -> None:
    """Write until somebody ends this process."""
    with start_work(by="Writer") as work:
        here = work.coalitions.maybe(COALITION)
        if here is None:
            here = work.coalitions.add(Coalition(id=COALITION, name="K", municipality="0"))
            work.commit()
    while True:
        number = int(here.municipality) + 1
        with start_work(by="Writer") as work:
            partner = work.partners.add(Partner(coalition_id=here.id, name=str(number)))
            work.actions.add(
                Action(coalition_id=here.id, title=str(number), owner_partner_id=partner.id)
            )
            here = work.coalitions.save(here.changed(municipality=str(number)))
            work.commit()
        print(number, flush=True)


def kill_once(chance: random.Random) -> int:
    """Let a writer work, kill it at a random moment, and return the last number it said."""
    writer = subprocess.Popen(
        [sys.executable, __file__], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ
    )
    assert writer.stdout is not None
    said = 0
    for _ in range(chance.randint(1, 12)):
        said = int(writer.stdout.readline())
    time.sleep(chance.random() * 0.02)
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read().split("\n")[:-1]
    writer.wait()
    writer.stdout.close()
    return int(rest[-1]) if rest else said


def losses(said: int) -> list[str]:
    """Say what is wrong in the database after a kill: lost, half-written, or damaged."""
    with start_work(writes=False) as work:
        there = int(work.coalitions.one(COALITION).municipality)
        partners = {p.name: p.id for p in work.partners.find(coalition_id=COALITION)}
        actions = {a.title: a.owner_partner_id for a in work.actions.find(coalition_id=COALITION)}
        records = [change for change in work.history(COALITION) if change.by == "Writer"]
    wanted = {str(number) for number in range(1, there + 1)}
    found = [] if there >= said else [f"said {said}, kept {there}"]
    if set(partners) != wanted or set(actions) != wanted or actions != partners:
        found.append(f"half-written around {there}")
    if len(records) != 3 * there + 1:
        found.append(f"{len(records)} change records for {there} pieces of work")
    url = os.environ["WORKBENCH_DATABASE_URL"]
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.close()
        if answer != "ok":
            found.append(answer)
    return found


if __name__ == "__main__":
    write_on()
