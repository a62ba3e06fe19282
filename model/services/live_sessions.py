"""What the facilitator does with a live kick-off: begin, rounds, timer, pause, undo, end.

Each step is one small write under the session's own number (`model.storage.pulse`), so that two
facilitators, two servers and a hall full of phones never undo each other's work.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.network.questionnaire import question_plan
from model.services.rights import by_right
from model.storage.pulse import raise_pulse
from model.workshop.codes import new_code
from model.workshop.live import MOST_STEPS, LiveSession, RoundState, Step
from model.workshop.rounds import MOST_NAMES, ROUND_IDS

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.live import LiveContribution, LiveParticipant

MOST_MINUTES = 120


@by_right
def live_sessions(work: UnitOfWork, coalition_id: str) -> list[LiveSession]:
    """Return the sessions of a coalition: the one that is not closed first, then the newest."""
    found = work.live_sessions.find(coalition_id=coalition_id)
    never = datetime.min.replace(tzinfo=UTC)
    newest = sorted(found, key=lambda one: one.closed_at or never, reverse=True)
    return sorted(newest, key=lambda one: one.state == "closed")


@by_right
def session_with_code(work: UnitOfWork, code: str) -> LiveSession | None:
    """Return the session of a code, or None."""
    found = work.live_sessions.find(code=code)
    return found[0] if found else None


@by_right
def prepare_session(
    work: UnitOfWork, coalition_id: str, *, tables: int = 0, rehearsal: bool = False
) -> LiveSession:
    """Make a session with a fresh code; nobody can join before the doors are open.

    Raises:
        InvalidInputError: another session is not closed yet.

    """
    if any(one.state != "closed" for one in work.live_sessions.find(coalition_id=coalition_id)):
        raise InvalidInputError(msg("There is a meeting going on already. End that one first."))
    code = new_code()
    while session_with_code(work, code):
        code = new_code()
    made = work.live_sessions.add(
        LiveSession(coalition_id=coalition_id, code=code, tables=tables, rehearsal=rehearsal)
    )
    work.commit()
    return made


@by_right
def open_doors(work: UnitOfWork, session_id: str) -> LiveSession:
    """Let people join."""
    session = _begin(work, session_id)
    if session.state == "closed":
        raise InvalidInputError(msg("This meeting has ended. Its code opens nothing any more."))
    return _write(work, session, state="open", opened_at=session.opened_at or datetime.now(UTC))


@by_right
def close_session(work: UnitOfWork, session_id: str) -> LiveSession:
    """End the meeting for good: every round closes and the code opens nothing any more."""
    session = _begin(work, session_id)
    rounds = {
        name: "closed" if state == "open" else state for name, state in session.rounds.items()
    }
    return _write(
        work,
        session,
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
    session = _running(work, session_id)
    rounds = dict(session.rounds)
    values: dict[str, Any] = {"on_wall": round_id}
    if state == "open":
        rounds = {n: "closed" if s == "open" else s for n, s in rounds.items()}
        values["paused"] = False
        values["timer_ends"] = None
        if round_id == "ties":
            values["questions"] = _whom_to_ask(work, session)
    rounds[round_id] = state
    return _step(work, session, rounds=rounds, **values)


@by_right
def show_on_wall(work: UnitOfWork, session_id: str, round_id: str) -> LiveSession:
    """Choose what the wall shows: a round, or with an empty text how to join."""
    session = _running(work, session_id)
    return _step(work, session, on_wall=round_id if round_id in ROUND_IDS else "")


@by_right
def set_timer(work: UnitOfWork, session_id: str, minutes: int) -> LiveSession:
    """Begin to count down, or with 0 minutes stop."""
    session = _running(work, session_id)
    minutes = max(0, min(minutes, MOST_MINUTES))
    ends = datetime.now(UTC) + timedelta(minutes=minutes) if minutes else None
    return _step(work, session, timer_ends=ends)


@by_right
def set_pause(work: UnitOfWork, session_id: str, *, paused: bool) -> LiveSession:
    """Hold all answers, or go on."""
    session = _running(work, session_id)
    return _step(work, session, paused=paused)


@by_right
def set_tables(work: UnitOfWork, session_id: str, tables: int) -> LiveSession:
    """Say how many tables there are."""
    session = _begin(work, session_id)
    return _write(work, session, tables=max(0, min(tables, 40)))


@by_right
def set_hidden(work: UnitOfWork, session_id: str, contribution_id: str, *, hidden: bool) -> None:
    """Take an answer off the wall, or put it back."""
    session = _running(work, session_id)
    one = _contribution(work, session, contribution_id)
    _moderate(work, session, one, hidden=hidden)


@by_right
def merge(work: UnitOfWork, session_id: str, contribution_id: str, into: str) -> None:
    """Let one answer speak for another; with an empty `into` it stands by itself again.

    Raises:
        InvalidInputError: they are of two kinds, or it would speak for itself.

    """
    session = _running(work, session_id)
    one = _contribution(work, session, contribution_id)
    if into:
        other = _contribution(work, session, into)
        if one.id in (other.id, other.merged_into) or other.kind != one.kind:
            raise InvalidInputError(msg("These two cannot be put together."))
    _moderate(work, session, one, merged_into=into)


@by_right
def take_out(work: UnitOfWork, session_id: str, participant_id: str) -> None:
    """Take somebody out: the phone no longer counts. It can be taken back."""
    session = _running(work, session_id)
    person = work.live_participants.maybe(participant_id)
    if person is None or person.session_id != session.id:
        raise NotFoundError(msg("This person is not in this meeting."))
    step = Step(table="live_participants", id=person.id, before={"gone": person.gone})
    work.live_participants.save(person.changed(gone=True, pulse=session.pulse))
    _write(work, session, steps=_with(session, step))


@by_right
def take_back(work: UnitOfWork, session_id: str) -> LiveSession:
    """Take back the facilitator's last step.

    Raises:
        InvalidInputError: there is nothing to take back.

    """
    session = _running(work, session_id)
    if not session.steps:
        raise InvalidInputError(msg("There is nothing to take back."))
    *earlier, last = session.steps
    if last.table == "live_sessions":
        return _write(work, session, **last.before, steps=tuple(earlier))
    repository = work.repository(last.table)
    there: LiveContribution | LiveParticipant | None = repository.maybe(last.id)
    if there is not None:
        repository.save(there.changed(**last.before, pulse=session.pulse))
    return _write(work, session, steps=tuple(earlier))


def _begin(work: UnitOfWork, session_id: str) -> LiveSession:
    """Wait for other writers, and return the session as it is then, with its new number."""
    raise_pulse(work, session_id)
    return work.live_sessions.one(session_id)


def _running(work: UnitOfWork, session_id: str) -> LiveSession:
    session = _begin(work, session_id)
    if session.state != "open":
        raise InvalidInputError(msg("This meeting is not open now."))
    return session


def _write(
    work: UnitOfWork,
    session: LiveSession,
    **values: Any,  # noqa: ANN401 - fields of a session
) -> LiveSession:
    saved = work.live_sessions.save(session.changed(**values))
    work.commit()
    return saved


def _step(
    work: UnitOfWork,
    session: LiveSession,
    **values: Any,  # noqa: ANN401 - fields of a session
) -> LiveSession:
    """Write values that can be taken back."""
    plain = session.model_dump(mode="json", include=set(values))
    plain.pop("questions", None)
    step = Step(table="live_sessions", id=session.id, before=plain)
    return _write(work, session, steps=_with(session, step), **values)


def _moderate(
    work: UnitOfWork,
    session: LiveSession,
    one: LiveContribution,
    **values: Any,  # noqa: ANN401 - fields of a contribution
) -> None:
    before = {name: getattr(one, name) for name in values}
    step = Step(table="live_contributions", id=one.id, before=before)
    work.live_contributions.save(one.changed(**values, pulse=session.pulse))
    _write(work, session, steps=_with(session, step))


def _contribution(work: UnitOfWork, session: LiveSession, contribution_id: str) -> LiveContribution:
    one = work.live_contributions.maybe(contribution_id)
    if one is None or one.session_id != session.id:
        raise NotFoundError(msg("This answer is not in this meeting."))
    return one


def _with(session: LiveSession, step: Step) -> tuple[Step, ...]:
    return (*session.steps, step)[-MOST_STEPS:]


def _whom_to_ask(work: UnitOfWork, session: LiveSession) -> dict[str, tuple[str, ...]]:
    """Return for each organisation in the hall about whom it is asked; fixed from now on."""
    people = work.live_participants.find(session_id=session.id, gone=False)
    ids = sorted({person.organisation_id for person in people})
    plan = question_plan(ids, most=MOST_NAMES)
    return {asker: tuple(others) for asker, others in plan.items()}
