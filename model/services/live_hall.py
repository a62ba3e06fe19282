"""Reading a live session: everything once, and after that only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.services.rights import by_right
from model.storage.pulse import changed_since, current_pulse
from model.workshop.live import LiveContribution, LiveOrganisation, LiveParticipant
from model.workshop.tallies import Hall, merged_hall

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def read_hall(work: UnitOfWork, session_id: str, before: Hall | None = None) -> Hall | None:
    """Return the session with everything in it, or None when it was removed.

    With what was read before it asks only for what changed since: one number when nothing did,
    and then the very same object comes back.
    """
    if before is not None and before.session.id != session_id:
        before = None
    if before is not None and current_pulse(work, session_id) == before.session.pulse:
        return before
    # The session first: what is read after it may be newer, and then comes again next time.
    session = work.live_sessions.maybe(session_id)
    if session is None:
        return None
    since = before.session.pulse if before else -1
    start = before or Hall(session, {}, {}, {})
    return merged_hall(
        start,
        session,
        changed_since(work, "live_organisations", LiveOrganisation, session_id, since),
        changed_since(work, "live_participants", LiveParticipant, session_id, since),
        changed_since(work, "live_contributions", LiveContribution, session_id, since),
    )
