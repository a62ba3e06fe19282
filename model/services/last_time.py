"""Since when something is new for somebody: the last time this person was here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from model.services.history import Happening, happenings
from model.services.remembering import recall, remember
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

SEEN = "last-seen"
SAME_VISIT = timedelta(minutes=30)
"""Within this time, coming back is the same visit."""
MOST = 60


@by_right
def last_visit(work: UnitOfWork, coalition_id: str, person: str, now: datetime) -> datetime | None:
    """Return when this person was last here before this visit, and remember that they are now.

    Returns None at the first visit. Call it once a visit.
    """
    account = work.actor.account
    if not account and work.actor.role != "coordinator":
        return None  # somebody with a personal link, who is here once
    scope = account or f"{coalition_id}:{SEEN}"
    seen, key = recall(work, SEEN, scope=scope), f"{coalition_id} {person.strip().casefold()[:200]}"
    before = _moment(seen.get(key, ""))
    if before is None or now - before > SAME_VISIT:
        remember(work, SEEN, {**seen, key: now.isoformat()}, scope=scope)
        work.commit()
    return before


@by_right
def news(
    work: UnitOfWork, coalition_id: str, since: datetime, *, but: str, limit: int
) -> list[Happening]:
    """Return what others did since a moment, newest first; without a name also one's own."""
    return [
        one
        for one in happenings(work, coalition_id, limit=MOST)
        if one.at > since and not (but and one.by == but)
    ][:limit]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        return None  # kept by another version: begin anew
