"""Members: which accounts of the login work in a coalition, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.access import Member, MemberRole
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.services.merging import merged
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import datetime

    from model.storage.unit_of_work import UnitOfWork


@by_right
def members(work: UnitOfWork, coalition_id: str) -> list[Member]:
    """Return the members of a coalition by name."""
    found = work.members.find(coalition_id=coalition_id)
    return sorted(found, key=lambda member: (member.name.casefold(), member.account))


@by_right
def memberships(work: UnitOfWork, account: str) -> list[Member]:
    """Return what somebody with this account is, in each coalition."""
    return work.members.find(account=account.strip().casefold()) if account.strip() else []


@by_right
def add_member(
    work: UnitOfWork, coalition_id: str, *, account: str, name: str, role: MemberRole, at: datetime
) -> Member:
    """Let somebody with a login work in a coalition.

    Raises:
        InvalidInputError: account or name is missing, or the account is a member already.

    """
    account, name = account.strip().casefold(), " ".join(name.split())
    if not account or not name:
        raise InvalidInputError(msg("Fill in the account and the name of the person."))
    if work.members.find(coalition_id=coalition_id, account=account):
        raise InvalidInputError(msg("{account} is a member already.", account=account))
    added = work.members.add(
        Member(
            coalition_id=coalition_id,
            account=account,
            name=name,
            role=role,
            added_by=work.actor.name,
            added_at=at,
        )
    )
    work.commit()
    return added


@by_right
def change_member(work: UnitOfWork, member: Member, role: MemberRole) -> Member:
    """Give a member another role.

    Raises:
        InvalidInputError: nobody would be left to let people in.
        StaleWriteError: somebody else gave this member another role meanwhile.

    """
    work.take_turn(member.coalition_id)
    now = work.members.one(member.id)
    if role != "coordinator":
        keep_a_coordinator(work, now)
    saved = work.members.save(merged(member, member.changed(role=role), now))
    work.commit()
    return saved


@by_right
def remove_member(work: UnitOfWork, member: Member) -> None:
    """End a membership; the person is out at their next step.

    Raises:
        InvalidInputError: nobody would be left to let people in.

    """
    work.take_turn(member.coalition_id)
    now = work.members.one(member.id)
    keep_a_coordinator(work, now)
    work.members.remove(now)
    work.commit()


@by_right
def keep_a_coordinator(work: UnitOfWork, *leaving: Member) -> None:
    """Refuse that the last coordinators go. Whoever asks has the turn in the coalition.

    Raises:
        InvalidInputError: nobody would be left to let people in.

    """
    going = {one.id: one.coalition_id for one in leaving if one.role == "coordinator"}
    if not going or work.actor.reaches_all:
        return
    (coalition_id,) = set(going.values())
    there = work.members.find(coalition_id=coalition_id, role="coordinator")
    if {one.id for one in there} <= going.keys():
        raise InvalidInputError(msg("First make somebody else coordinator too."))
