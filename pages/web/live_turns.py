"""Few threads for many phones: those that write go one by one, those that look three at a time.

With a thread for each of 150 phones they spend their time waiting for each other: Python runs one
at a time and hands over after every question to the database, so that whoever holds the database's
write lock waits behind all who only look. In turn each is done in milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

T = TypeVar("T")
_WRITING: RunVar[CapacityLimiter] = RunVar("phones that write")
_LOOKING: RunVar[CapacityLimiter] = RunVar("phones that look")


async def in_turn(work: Callable[[], T], *, writes: bool) -> T:
    """Do a phone's work in a thread, as soon as it is its turn; first come, first served."""
    place = _WRITING if writes else _LOOKING
    try:
        limiter = place.get()
    except LookupError:
        limiter = CapacityLimiter(1 if writes else 3)
        place.set(limiter)
    return await to_thread.run_sync(work, limiter=limiter)
