"""How long keeping an answer of a phone takes while pages are drawn beside it.

`.venv/bin/python -m tests.bench.hand_over_bench` compares the time after which Python hands over by
itself (`sys.setswitchinterval`) with the one that the workbench sets, and what that costs a page
that reckons. It needs no server, writes to a database of its own, and ends within a minute.
"""

from __future__ import annotations

import os
import sys
import tempfile
from statistics import median, quantiles
from threading import Event, Thread
from time import perf_counter, process_time

from model.services.coalitions import start_coalition
from model.services.live_answers import Given, give_answers
from model.services.live_joining import join
from model.services.live_sessions import open_doors, prepare_session, set_round
from model.services.opening import start_work
from model.workshop.codes import new_secret
from pages.web.live_turns import HAND_OVER

ANSWERS, DRAWERS = 100, 2
"""Answers that are measured, and pages that are drawn meanwhile."""
USUAL = 0.005


def a_phone() -> tuple[str, str]:
    """Open a meeting with one person in it: the ids of both."""
    with start_work() as work:
        made = start_coalition(work, name="Proef", municipality="Erp")
        live = open_doors(work, prepare_session(work, made.id).id)
        person = join(work, live.id, new_secret(), name="Koor", domain="sport")
        set_round(work, live.id, "ideas", "open")
    return live.id, person.id


def measured(interval: float, session_id: str, person_id: str) -> tuple[list[float], float]:
    """Return the seconds of each answer, and pieces of reckoning done a processor second."""
    sys.setswitchinterval(interval)
    over, pieces = Event(), [0] * DRAWERS

    def draw(number: int) -> None:
        while not over.is_set():
            sum(one * one for one in range(2_000))
            pieces[number] += 1

    drawers = [Thread(target=draw, args=(number,)) for number in range(DRAWERS)]
    began = process_time()
    for one in drawers:
        one.start()
    taken = []
    for number in range(ANSWERS):
        at = perf_counter()
        with start_work() as work:
            answer = Given("idea", text=f"Samen zingen {interval} {number}")
            give_answers(work, session_id, person_id, "ideas", [answer])
        taken.append(perf_counter() - at)
    over.set()
    for one in drawers:
        one.join()
    return taken, sum(pieces) / (process_time() - began)


def main() -> None:
    """Measure both, twice, and print a line each time."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_DATABASE_URL"] = f"sqlite:///{folder}/hand-over.db"
        session_id, person_id = a_phone()
        for interval in (USUAL, HAND_OVER) * 2:
            taken, pace = measured(interval, session_id, person_id)
            print(
                f"hand over after {interval * 1000:.1f} ms: an answer takes "
                f"{median(taken) * 1000:.0f} ms (p95 {quantiles(taken, n=20)[-1] * 1000:.0f} ms); "
                f"{pace:.0f} pieces of a page each processor second"
            )


if __name__ == "__main__":
    main()
