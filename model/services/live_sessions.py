"""What the facilitator does with a live kick-off: begin, rounds, timer, pause, undo, end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.network.questionnaire import question_plan
from model.services.live_hall import read_hall
from model.services.live_steps import OneStep
from model.services.rights import by_right
from model.workshop.codes import new_code
from model.workshop.live import LiveSession, RoundState
from model.workshop.rounds import MOST_NAMES, ROUND_IDS

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

MOST_MINUTES = 120


@by_right
def live_sessions(work: UnitOfWork, coalition_id: str) -> list[LiveSession]:
    """Return the sessions of a coalition: the one that is not closed first, then the newest."""
    found = work.live_sessions.find(coalition_id=coalition_id)
    never = datetime.min.replace(tzinfo=UTC)
    newest = sorted(found, key=lambda one: one.closed_at or never, reverse=True)
    return sorted(newest, key=lambda one: one.state == "closed")


@by_right
def prepare_session(
    work: UnitOfWork, coalition_id: str, *, tables: int = 0, rehearsal: bool = False
) -> LiveSession:
    """Make a session with a fresh code; nobody can join before the doors are open.

    Raises:
        InvalidInputError: another session is not closed yet.

    """
    work.take_turn(coalition_id)
    if any(one.state != "closed" for one in work.live_sessions.find(coalition_id=coalition_id)):
        raise InvalidInputError(msg("There is a meeting going on already. End that one first."))
    code = new_code()
    while work.live_sessions.find(code=code):
        code = new_code()
    made = work.live_sessions.add(
        LiveSession(coalition_id=coalition_id, code=code, tables=tables, rehearsal=rehearsal)
    )
    work.commit()
    return made


@by_right
def open_doors(work: UnitOfWork, session_id: str) -> LiveSession:
    """Let people join."""
    step = OneStep(work, session_id, running=False)
    if step.session.state == "closed":
        raise InvalidInputError(msg("This meeting has ended. Its code opens nothing any more."))
    return step.write(state="open", opened_at=step.session.opened_at or datetime.now(UTC))


@by_right
def close_session(work: UnitOfWork, session_id: str) -> LiveSession:
    """End the meeting for good: every round closes and the code opens nothing any more."""
    step = OneStep(work, session_id, running=False)
    session = step.session
    rounds = {
        name: "closed" if state == "open" else state for name, state in session.rounds.items()
    }
    return step.write(
        state="closed",
        rounds=rounds,
        timer_ends=None,
        paused=False,
        steps=(),
        closed_at=session.closed_at or datetime.now(UTC),
    )


@by_right
def remove_session(work: UnitOfWork, session_id: str) -> None:
    """Remove a session with everything in it; a dry run leaves nothing behind."""
    session = work.live_sessions.maybe(session_id)
    if session is not None:
        work.live_sessions.remove(session)
        work.commit()


@by_right
def set_round(work: UnitOfWork, session_id: str, round_id: str, state: RoundState) -> LiveSession:
    """Open, close or reveal a round. Opening one closes the others and puts it on the wall.

    Raises:
        InvalidInputError: the meeting is not open.
        NotFoundError: there is no such round.

    """
    if round_id not in ROUND_IDS:
        raise NotFoundError(msg("There is no such round."))
    step = OneStep(work, session_id)
    rounds = dict(step.session.rounds)
    values: dict[str, Any] = {"on_wall": round_id}
    if state == "open":
        rounds = {n: "closed" if s == "open" else s for n, s in rounds.items()}
        values["paused"] = False
        values["timer_ends"] = None
        if round_id == "ties":
            values["questions"] = _whom_to_ask(work, session_id)
    rounds[round_id] = state
    return step.take(rounds=rounds, **values)


@by_right
def show_on_wall(work: UnitOfWork, session_id: str, round_id: str) -> LiveSession:
    """Choose what the wall shows: a round, or with an empty text how to join."""
    return OneStep(work, session_id).take(on_wall=round_id if round_id in ROUND_IDS else "")


@by_right
def set_timer(work: UnitOfWork, session_id: str, minutes: int) -> LiveSession:
    """Begin to count down, or with 0 minutes stop."""
    minutes = max(0, min(minutes, MOST_MINUTES))
    ends = datetime.now(UTC) + timedelta(minutes=minutes) if minutes else None
    return OneStep(work, session_id).take(timer_ends=ends)


@by_right
def set_pause(work: UnitOfWork, session_id: str, *, paused: bool) -> LiveSession:
    """Hold all answers, or go on."""
    return OneStep(work, session_id).take(paused=paused)


@by_right
def set_tables(work: UnitOfWork, session_id: str, tables: int) -> LiveSession:
    """Say how many tables there are."""
    return OneStep(work, session_id, running=False).write(tables=max(0, min(tables, 40)))


@by_right
def take_back(work: UnitOfWork, session_id: str) -> LiveSession:
    """Take back the facilitator's last step.

    Raises:
        InvalidInputError: there is nothing to take back.

    """
    return OneStep(work, session_id).take_back()


def _whom_to_ask(work: UnitOfWork, session_id: str) -> dict[str, tuple[str, ...]]:
    """Return for each organisation in the hall about whom it is asked; fixed from now on."""
    hall = read_hall(work, session_id)
    ids = [one.id for one in hall.present] if hall is not None else []
    plan = question_plan(sorted(ids), most=MOST_NAMES)
    return {asker: tuple(others) for asker, others in plan.items()}
