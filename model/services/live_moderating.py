"""What the facilitator mends in a hall: answers off the wall, doubles put together, people out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.services.live_steps import OneStep
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.live import LiveContribution, LiveOrganisation, LiveSession


@by_right
def set_hidden(work: UnitOfWork, session_id: str, contribution_id: str, *, hidden: bool) -> None:
    """Take an answer off the wall, or put it back."""
    step = OneStep(work, session_id)
    one = _contribution(work, step.session, contribution_id)
    step.change("live_contributions", one, hidden=hidden)


@by_right
def merge(work: UnitOfWork, session_id: str, contribution_id: str, into: str) -> None:
    """Let one answer speak for another; with an empty `into` it stands by itself again.

    Raises:
        InvalidInputError: they are of two kinds, or it would speak for itself.

    """
    step = OneStep(work, session_id)
    one = _contribution(work, step.session, contribution_id)
    if into:
        other = _contribution(work, step.session, into)
        if one.id in (other.id, other.merged_into) or other.kind != one.kind:
            raise InvalidInputError(msg("These two cannot be put together."))
    step.change("live_contributions", one, merged_into=into)


@by_right
def put_names_together(work: UnitOfWork, session_id: str, one: str, other: str) -> LiveOrganisation:
    """Say that two names in the hall are one organisation, and return under which name it goes on.

    That is `other`, unless only `one` is in the register. What people of either said counts for
    both, and it can be taken back.

    Raises:
        InvalidInputError: they are one already, or two organisations of the register.
        NotFoundError: one of them is not in this meeting.

    """
    step = OneStep(work, session_id)
    gone, stays = (_organisation(work, step.session, name) for name in (one, other))
    if gone.id == stays.id or gone.merged_into or stays.merged_into:
        raise InvalidInputError(msg("These two cannot be put together."))
    if gone.partner_id and stays.partner_id:
        raise InvalidInputError(
            msg("Both stand in the register. Put them together there, on the page of partners.")
        )
    if gone.partner_id:
        gone, stays = stays, gone
    step.change("live_organisations", gone, merged_into=stays.id)
    return stays


@by_right
def let_name_stand_alone(work: UnitOfWork, session_id: str, organisation_id: str) -> None:
    """Say that a name is an organisation of its own after all."""
    step = OneStep(work, session_id)
    one = _organisation(work, step.session, organisation_id)
    step.change("live_organisations", one, merged_into="")


@by_right
def take_out(work: UnitOfWork, session_id: str, participant_id: str) -> None:
    """Take somebody out: the phone no longer counts. It can be taken back."""
    step = OneStep(work, session_id)
    person = work.live_participants.maybe(participant_id)
    if person is None or person.session_id != session_id:
        raise NotFoundError(msg("This person is not in this meeting."))
    step.change("live_participants", person, gone=True)


def _organisation(work: UnitOfWork, session: LiveSession, name: str) -> LiveOrganisation:
    one = work.live_organisations.maybe(name)
    if one is None or one.session_id != session.id:
        raise NotFoundError(msg("This organisation is not in this meeting."))
    return one


def _contribution(work: UnitOfWork, session: LiveSession, contribution_id: str) -> LiveContribution:
    one = work.live_contributions.maybe(contribution_id)
    if one is None or one.session_id != session.id:
        raise NotFoundError(msg("This answer is not in this meeting."))
    return one
