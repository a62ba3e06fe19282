"""How often one phone, and one address, may ask: a flood gets a short answer instead of a page.

Only a guard of this server, no part of a meeting: with several servers each guards itself. A hall
shares one address, so that the limit for an address is wide: 150 phones that look again every five
seconds ask thirty times a second.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from time import monotonic

MOST_KEPT = 5_000
"""Phones and addresses remembered; the one that was quiet longest is forgotten first."""


class Limiter:
    """A bucket of permits per key, refilled steadily (token bucket)."""

    def __init__(self, *, burst: float, per_second: float) -> None:
        """`burst` permits at once, and `per_second` new ones."""
        self._burst, self._rate = burst, per_second
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, key: str) -> bool:
        """Take a permit; False when there is none left."""
        now = monotonic()
        with self._lock:
            left, at = self._left.pop(key, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            allowed = left >= 1
            self._left[key] = (left - 1 if allowed else left, now)
            if len(self._left) > MOST_KEPT:
                self._left.popitem(last=False)
        return allowed


PHONES = Limiter(burst=40, per_second=2)
ADDRESSES = Limiter(burst=900, per_second=90)
