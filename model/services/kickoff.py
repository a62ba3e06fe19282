"""Preparing a kick-off: its time and place, whom to invite, and who can introduce us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from model.core.catalogue import catalogue
from model.core.entity import Frozen
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.network.gaps import DomainGap, find_gaps
from model.process.actions import Action
from model.services.network import read_network
from model.services.remembering import recall, remember
from model.services.rights import by_right
from model.services.validation import clear_fault
from model.storage.kept_views import kept
from model.workshop.agenda import Slot, agenda_for, parts_of, timetable

if TYPE_CHECKING:
    from model.network.partners import Partner, Status
    from model.storage.unit_of_work import UnitOfWork

PLAN = "kickoff"
ORIGIN = "kickoff"


class KickoffPlan(Frozen):
    """What the facilitator chose for the meeting."""

    minutes: Literal[45, 90, 150] = 90
    starts: time = time(19, 30)
    on: date | None = None
    place: str = Field(default="", max_length=200)
    part_minutes: dict[str, int] = Field(default_factory=dict)
    """Part of the template → other minutes; 0 leaves it out."""
    phones_at: str = Field(
        default="", max_length=200, pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$"
    )
    """The address under which phones find this workbench; empty: the one of the facilitator."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The parts of the meeting with their times."""
        agenda = agenda_for(self.minutes)
        return timetable(parts_of(agenda, self.part_minutes), self.starts)

    @property
    def slot_of(self) -> dict[str, Slot]:
        """Round of the live session → the part of the meeting in which it is asked."""
        return {name: slot for slot in self.slots for name in slot.part.rounds}


@dataclass(frozen=True)
class Guests:
    """Whom to invite."""

    joined: tuple[Partner, ...]
    invited: tuple[Partner, ...]
    prospects: tuple[Partner, ...]
    gaps: tuple[DomainGap, ...]
    """Domains from which nobody takes part, what would bring the most first."""
    unseen_groups: tuple[str, ...]
    """Risk groups of which no present partner said that it sees them."""
    planned: frozenset[str]
    """Domains for which an invitation stands on the action list already."""


@by_right
def kickoff_plan(work: UnitOfWork, coalition_id: str) -> KickoffPlan:
    """Return what was chosen before, or the usual evening of ninety minutes."""
    try:
        plan = KickoffPlan.model_validate(recall(work, PLAN, scope=_scope(coalition_id)))
    except ValidationError:
        # Kept by another version: begin anew, it is four fields.
        return KickoffPlan()
    # A version before let somebody leave out every part.
    return plan if plan.slots else plan.model_copy(update={"part_minutes": {}})


@by_right
def keep_kickoff_plan(work: UnitOfWork, coalition_id: str, **values: object) -> KickoffPlan:
    """Keep a changed length, time, date or place.

    Raises:
        InvalidInputError: the place is too long, or every part of the meeting is left out.

    """
    before = kickoff_plan(work, coalition_id)
    if values.get("minutes", before.minutes) != before.minutes:
        # Changed minutes belong to the template they were changed in.
        values = {"part_minutes": {}, **values}
    try:
        plan = KickoffPlan.model_validate({**before.model_dump(), **values})
    except ValidationError as error:
        raise clear_fault(error) from error
    if not plan.slots:
        raise InvalidInputError(msg("A meeting has at least one part. Give one of them minutes."))
    remember(work, PLAN, plan.model_dump(mode="json"), scope=_scope(coalition_id))
    work.commit()
    return plan


@by_right
def guests(work: UnitOfWork, coalition_id: str) -> Guests:
    """Return whom to invite: invited ones, prospects, and the empty domains with a way in."""
    tables = ("partners", "ties", "actions")
    return kept(work, coalition_id, tables, "guests", lambda: _guests(work, coalition_id))


def _guests(work: UnitOfWork, coalition_id: str) -> Guests:
    network = read_network(work, coalition_id)
    shared = catalogue()
    gaps = find_gaps(
        network.partners,
        network.connections,
        shared.domains,
        risk_groups=list(shared.items("risk-groups")),
        building_blocks=list(shared.items("building-blocks")),
        key_persons=list(shared.items("key-persons")),
    )

    def with_status(status: Status) -> tuple[Partner, ...]:
        return tuple(partner for partner in network.partners if partner.status == status)

    open_ = [action for action in work.actions.find(coalition_id=coalition_id) if action.is_open]
    return Guests(
        joined=with_status("joined"),
        invited=with_status("invited"),
        prospects=with_status("prospect"),
        gaps=gaps.domains,
        unseen_groups=gaps.risk_groups,
        planned=frozenset(
            action.origin.removeprefix(f"{ORIGIN}:")
            for action in open_
            if action.origin.startswith(f"{ORIGIN}:")
        ),
    )


@by_right
def plan_invitation(
    work: UnitOfWork, coalition_id: str, domain: str, title: str, note: str = ""
) -> Action:
    """Put the invitation of somebody from a domain on the action list.

    Args:
        work: the unit of work.
        coalition_id: whose list.
        domain: id of the domain.
        title: what to do, in the reader's language.
        note: who can introduce us.

    """
    added = work.actions.add(
        Action(
            coalition_id=coalition_id,
            title=title,
            note=note,
            step="organise",
            origin=f"{ORIGIN}:{domain}",
        )
    )
    work.commit()
    return added


def _scope(coalition_id: str) -> str:
    return f"coalition:{coalition_id}"
