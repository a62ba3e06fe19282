"""Who is asked about whom: each pair once, and nobody more than half of the others.

Asking both sides about every pair doubles the work and most people stop halfway. One answer a pair
is enough for the map. The plan puts the partners on a ring and asks each about the next ones, a
circulant design: everybody gets as many questions and everybody is asked about as often. The ring
is shuffled by a fixed hash of the ids, so that a list ordered by domain does not leave out the
pairs between domains.

Sharing out rests on Euler's theorem: a network in which everyone has an even number of ties falls
apart into closed trails, and a trail leaves every node as often as it enters it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import blake2b

MOST_QUESTIONS = 14
"""About five minutes on a phone at twenty seconds a question."""


def question_plan(
    ids: Collection[str],
    asked_already: Iterable[tuple[str, str]] = (),
    most: int = MOST_QUESTIONS,
) -> dict[str, list[str]]:
    """Return for each partner about whom to ask it, in the order of `ids`.

    Each pair occurs at most once in the whole plan and never when it is in `asked_already`
    (in either order). Nobody is asked about more than min(most, ⌈(n−1)/2⌉) others, and two
    partners with all pairs open differ by one question at most. With `most` at ⌈(n−1)/2⌉ or
    higher every open pair is in the plan. The same input gives the same plan.

    Raises:
        ValueError: `most` is negative.

    """
    if most < 0:
        message = "most must be 0 or more"
        raise ValueError(message)
    listed = list(dict.fromkeys(ids))
    place = {partner_id: number for number, partner_id in enumerate(listed)}
    ring = sorted(listed, key=_shuffled)
    limit = min(most, len(ring) // 2)
    closed = {frozenset(pair) for pair in asked_already}
    plan: dict[str, list[str]] = {partner_id: [] for partner_id in listed}
    for asker, about in _shared_out(ring, _chosen_pairs(ring, closed, limit)):
        plan[asker].append(about)
    for about_list in plan.values():
        about_list.sort(key=place.__getitem__)
    return plan


def _chosen_pairs(
    ring: list[str], closed: set[frozenset[str]], limit: int
) -> list[tuple[str, str]]:
    """Return open pairs, nearest on the ring first, each partner in 2 · limit pairs at most."""
    n = len(ring)
    room = dict.fromkeys(ring, 2 * limit)
    chosen: list[tuple[str, str]] = []
    for step in range(1, n // 2 + 1):
        # On an even ring the step across meets each pair from both sides.
        starts = n // 2 if 2 * step == n else n
        for start in range(starts):
            a, b = ring[start], ring[(start + step) % n]
            if room[a] and room[b] and frozenset((a, b)) not in closed:
                room[a] -= 1
                room[b] -= 1
                chosen.append((a, b))
        if not any(room.values()):
            break
    return chosen


def _shared_out(ring: list[str], pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give each pair to one of its two, so that nobody gets more than half of its pairs, up.

    Walking along closed trails and giving each pair to the side one leaves from halves everyone's
    pairs. Partners with an odd number get one pair with nobody, which is dropped afterwards.
    """
    nobody = ""
    open_with: dict[str, dict[str, None]] = {partner_id: {} for partner_id in [*ring, nobody]}
    for a, b in pairs:
        open_with[a][b] = None
        open_with[b][a] = None
    for partner_id in ring:
        if len(open_with[partner_id]) % 2:
            open_with[partner_id][nobody] = None
            open_with[nobody][partner_id] = None
    given: list[tuple[str, str]] = []
    for start in open_with:
        here = start
        while open_with[here]:
            there = next(iter(open_with[here]))
            del open_with[here][there], open_with[there][here]
            if nobody not in (here, there):
                given.append((here, there))
            here = there
    return given


def _shuffled(partner_id: str) -> bytes:
    return blake2b(partner_id.encode(), digest_size=8).digest() + partner_id.encode()
