"""Few threads for many phones: answers one by one and first, looks two at a time behind them.

With a thread for each of 150 phones they spend their time waiting for each other: Python runs one
at a time and hands over after every question to the database, so that whoever holds the database's
write lock waits behind all who only look. In turn each is done in milliseconds. Who sends an answer
waits for it; who looks would look again in a few seconds anyway.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, Event, move_on_after, to_thread
from anyio.lowlevel import RunVar

T = TypeVar("T")
HAND_OVER = 0.0005
"""Seconds after which a busy thread hands over to the next one. Python's own 0.005 makes whoever
asks the database ten questions wait fifty milliseconds for each page that is drawn meanwhile."""
LONGEST_WAIT = 1.0
"""Seconds that a look lets answers go before it; after that it goes all the same."""


def hand_over_soon() -> None:
    """Let threads of this process that ask the database go before those that reckon."""
    sys.setswitchinterval(HAND_OVER)


class Turns:
    """Whose turn it is, in one event loop."""

    def __init__(self) -> None:
        """Nobody is there yet."""
        self._writing, self._looking = CapacityLimiter(1), CapacityLimiter(2)
        self._answers = 0
        self._quiet = Event()

    async def write(self, work: Callable[[], T]) -> T:
        """Do what keeps an answer, behind those that came before."""
        self._answers += 1
        try:
            return await to_thread.run_sync(work, limiter=self._writing)
        finally:
            self._answers -= 1
            if not self._answers:
                self._quiet.set()
                self._quiet = Event()

    async def look(self, work: Callable[[], T]) -> T:
        """Do what only looks, when no answer waits."""
        async with self._looking:
            with move_on_after(LONGEST_WAIT):
                while self._answers:
                    await self._quiet.wait()
            # The place is ours already; the thread's own limit is none.
            return await to_thread.run_sync(work, limiter=CapacityLimiter(1))


_TURNS: RunVar[Turns] = RunVar("whose turn it is")


async def in_turn(work: Callable[[], T], *, writes: bool) -> T:
    """Do a phone's work in a thread, as soon as it is its turn."""
    try:
        turns = _TURNS.get()
    except LookupError:
        turns = Turns()
        _TURNS.set(turns)
    return await (turns.write(work) if writes else turns.look(work))
