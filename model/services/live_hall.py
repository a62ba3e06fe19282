"""Reading a live session: everything once in this process, and after that only what changed.

150 phones and five screens ask about one hall. They share what was read of it: a look asks the
database for two numbers, and for the rows that were written since anybody here looked.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from model.services.rights import by_right
from model.storage.pulse import Mark, changed_since, mark_of, mark_of_code
from model.workshop.hall import Hall, merged_hall
from model.workshop.live import LiveContribution, LiveOrganisation, LiveParticipant

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

MOST_KEPT = 8
"""Halls in the memory of one process; the one that was read longest ago goes first."""

_kept: OrderedDict[str, Hall] = OrderedDict()
_keeping = Lock()


@by_right
def read_hall(work: UnitOfWork, session_id: str) -> Hall | None:
    """Return the session with everything in it as it is now, or None when it was removed.

    As long as nothing is written the very same object comes back.
    """
    known = _known()
    return _as_it_is(work, mark_of(work, session_id), known)


@by_right
def hall_with_code(work: UnitOfWork, code: str) -> Hall | None:
    """Return the session of a code with everything in it, or None."""
    known = _known()
    return _as_it_is(work, mark_of_code(work, code), known)


def _known() -> dict[str, Hall]:
    # Taken before the database is asked: what was kept then is never newer than the answer,
    # unless a backup was put back meanwhile.
    with _keeping:
        return dict(_kept)


def _as_it_is(work: UnitOfWork, mark: Mark | None, known: dict[str, Hall]) -> Hall | None:
    if mark is None:
        return None
    before = known.get(mark.session_id)
    if before is not None and mark[1:] == (before.session.pulse, before.session.version):
        return before if work.readable("live_sessions", [before.session]) else None
    if before is not None and mark.pulse <= before.session.pulse:
        before = None
    hall = _read(work, mark, before)
    # Who reads a meeting reads all of it; what is not committed yet is for nobody else.
    if hall is not None and not work.writes:
        _keep(hall, known.get(mark.session_id))
    return hall


def _read(work: UnitOfWork, mark: Mark, before: Hall | None) -> Hall | None:
    # The session first: what is read after it may be newer, and then comes again next time.
    if before is not None and before.session.version == mark.version:
        session = before.session.model_copy(update={"pulse": mark.pulse})
        if not work.readable("live_sessions", [session]):
            return None
    else:
        found = work.live_sessions.maybe(mark.session_id)
        if found is None:
            return None
        session = found
    since = before.session.pulse if before else -1
    return merged_hall(
        before or Hall(session),
        session,
        changed_since(work, "live_organisations", LiveOrganisation, session.id, since),
        changed_since(work, "live_participants", LiveParticipant, session.id, since),
        changed_since(work, "live_contributions", LiveContribution, session.id, since),
    )


def _keep(hall: Hall, instead_of: Hall | None) -> None:
    """Keep a hall, unless somebody kept a newer one since we looked."""
    name = hall.session.id
    with _keeping:
        there = _kept.get(name)
        if there is instead_of or there is None or there.session.pulse < hall.session.pulse:
            _kept[name] = hall
            _kept.move_to_end(name)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
