"""One step of the facilitator in a live kick-off, written so that it can be taken back.

Each step is one small write under the session's own number (`model.storage.pulse`), so that two
facilitators, two servers and a hall full of phones never undo each other's work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.storage.pulse import raise_pulse
from model.workshop.live import MOST_STEPS, LiveSession, Step

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.live import LiveContribution, LiveOrganisation, LiveParticipant

InHall = Literal["live_organisations", "live_participants", "live_contributions"]


class OneStep:
    """A session as it is when everybody who was writing is done, with its new number."""

    def __init__(self, work: UnitOfWork, session_id: str, *, running: bool = True) -> None:
        """Wait for other writers.

        Raises:
            InvalidInputError: the meeting is not open, and it has to be `running`.
            NotFoundError: the session was removed.

        """
        raise_pulse(work, session_id)
        self._work = work
        self.session = work.live_sessions.one(session_id)
        if running and self.session.state != "open":
            raise InvalidInputError(msg("This meeting is not open now."))

    def write(self, **values: Any) -> LiveSession:  # noqa: ANN401 - fields of a session
        """Write values of the session for good."""
        saved = self._work.live_sessions.save(self.session.changed(**values))
        self._work.commit()
        return saved

    def take(self, **values: Any) -> LiveSession:  # noqa: ANN401 - fields of a session
        """Write values of the session that can be taken back."""
        plain = self.session.model_dump(mode="json", include=set(values))
        plain.pop("questions", None)
        step = Step(table="live_sessions", id=self.session.id, before=plain)
        return self.write(steps=self._and(step), **values)

    def change(
        self,
        table: InHall,
        one: LiveContribution | LiveOrganisation | LiveParticipant,
        **values: Any,  # noqa: ANN401 - fields of what is changed
    ) -> None:
        """Write values of something in the hall that can be taken back."""
        step = Step(table=table, id=one.id, before={name: getattr(one, name) for name in values})
        self._put(table, one, values)
        self.write(steps=self._and(step))

    def take_back(self) -> LiveSession:
        """Write what was there before the last step.

        Raises:
            InvalidInputError: there is nothing to take back.

        """
        if not self.session.steps:
            raise InvalidInputError(msg("There is nothing to take back."))
        *earlier, last = self.session.steps
        if last.table == "live_sessions":
            return self.write(**last.before, steps=tuple(earlier))
        there = self._work.repository(last.table).maybe(last.id)
        if there is not None:
            self._put(last.table, there, last.before)
        return self.write(steps=tuple(earlier))

    def _put(
        self,
        table: InHall,
        one: LiveContribution | LiveOrganisation | LiveParticipant,
        values: dict[str, Any],
    ) -> None:
        after = one.changed(**values, pulse=self.session.pulse)
        self._work.repository(table).save(after)

    def _and(self, step: Step) -> tuple[Step, ...]:
        return (*self.session.steps, step)[-MOST_STEPS:]
