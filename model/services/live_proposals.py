"""What a kick-off leaves behind, as proposals: partners, ties, goals, ideas, actions.

Nothing is written here. Whether something was taken over already is read from the coalition itself,
so that taking over twice never doubles, and taking back brings the proposal back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from model.core.errors import NotFoundError
from model.core.messages import Message, Ref, msg, msgn
from model.network.placing import place
from model.network.ties import Tie
from model.services.live_alike import alike
from model.services.live_hall import read_hall
from model.services.live_map import hall_ties
from model.services.rights import by_right
from model.workshop.hall import Hall
from model.workshop.tallies import ideas, missing, promises

if TYPE_CHECKING:
    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.live import LiveOrganisation

Heading = Literal["partners", "ties", "goals", "ideas", "actions", "invitations"]
HEADINGS: tuple[Heading, ...] = ("partners", "ties", "goals", "ideas", "actions", "invitations")
"""In the order in which they are written: what others lean on comes first."""
TOP_IDEAS = 3
IDEAS_CHAPTER = "building-blocks"
TIES = "ties"
NAMED = 5
"""Organisations that are named in the proposal about ties."""


@dataclass(frozen=True)
class Proposal:
    """One thing to take over. `ref` is what it comes from, in the hall."""

    heading: Heading
    ref: str
    title: str
    note: Message | None
    done: bool
    advised: bool = True
    """Whether it is chosen at first."""
    on: date | None = None
    """Before which day, for an action."""

    @property
    def key(self) -> str:
        """What to send back to choose it."""
        return f"{self.heading}:{self.ref}"


@dataclass(frozen=True)
class Closing:
    """A hall with everything that may be taken over from it."""

    hall: Hall
    proposals: tuple[Proposal, ...]

    def under(self, heading: Heading) -> tuple[Proposal, ...]:
        """Return the proposals under one heading."""
        return tuple(one for one in self.proposals if one.heading == heading)


@by_right
def closing(work: UnitOfWork, session_id: str) -> Closing:
    """Return everything that a meeting may add to the coalition.

    Raises:
        NotFoundError: the session was removed.

    """
    hall = read_hall(work, session_id)
    if hall is None:
        raise NotFoundError(msg("This meeting is not there any more."))
    register = work.partners.find(coalition_id=hall.session.coalition_id)
    found = [
        *_partners(hall, register),
        *_ties(work, hall, register),
        *_goals(work, hall),
        *_ideas(work, hall),
        *_actions(work, hall),
        *_invitations(hall, register),
    ]
    return Closing(hall, tuple(found))


def partner_of(one: LiveOrganisation, register: list[Partner]) -> Partner | None:
    """Return the partner that an organisation in the hall is, by id or else by name."""
    by_id = next((p for p in register if one.partner_id and p.id == one.partner_id), None)
    named = (p for p in register if p.name.casefold() == one.name.casefold())
    return by_id or next(named, None)


def said_about_itself(hall: Hall, organisation_id: str) -> dict[str, tuple[str, ...]]:
    """Return the groups an organisation meets and what it brings, said by any of its people."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in hall.said.get("who-are-we", ()):
        organisation = hall.organisation_of(one.participant_id)
        if organisation is not None and organisation.id == organisation_id and one.value:
            found[one.kind].append(one.about)
    return {
        "risk_groups": tuple(dict.fromkeys(found["groups"])),
        "contributions": tuple(dict.fromkeys(found["brings"])),
    }


def changed_partner(hall: Hall, one: LiveOrganisation, partner: Partner) -> Partner:
    """Return a partner as it becomes after the meeting: it takes part, with what it said."""
    said = said_about_itself(hall, one.id)
    return partner.changed(
        status="joined",
        domains=partner.domains or one.domains,
        domains_confirmed=partner.domains_confirmed or (not partner.domains and bool(one.domains)),
        risk_groups=tuple(dict.fromkeys((*partner.risk_groups, *said["risk_groups"]))),
        contributions=tuple(dict.fromkeys((*partner.contributions, *said["contributions"]))),
    )


def real_ties(hall: Hall, register: list[Partner]) -> list[Tie]:
    """Return the ties of the hall between partners that are in the register by now."""
    ids = {
        one.id: partner.id
        for one in hall.present
        if (partner := partner_of(one, register)) is not None
    }
    return [
        Tie.model_validate(
            {
                **tie.model_dump(),
                "source_id": ids[tie.source_id],
                "target_id": ids[tie.target_id],
                "reported_by": ids[tie.reported_by],
                "reported_on": hall.session.opened_at.date() if hall.session.opened_at else None,
            }
        )
        for tie in hall_ties(hall)
        if {tie.source_id, tie.target_id} <= set(ids) and ids[tie.source_id] != ids[tie.target_id]
    ]


def same_report(tie: Tie, other: Tie) -> bool:
    """Whether two reports are by the same reporter about the same thing."""
    fields = ("source_id", "target_id", "kind", "reported_by")
    return all(getattr(tie, name) == getattr(other, name) for name in fields)


def origin_of(hall: Hall, promise_id: str) -> str:
    """Return where an action comes from: the meeting and the promise."""
    return f"live:{hall.session.code}:{promise_id}"


def _partners(hall: Hall, register: list[Partner]) -> list[Proposal]:
    found = []
    for one in hall.present:
        partner = partner_of(one, register)
        if partner is None:
            domains = [Ref(kind="domains", ref=domain) for domain in one.domains]
            note = (
                msg("New in the register: {domains}", domains=domains)
                if domains
                else msg("New in the register, not placed yet")
            )
            found.append(Proposal("partners", one.id, one.name, note, done=False))
            continue
        after = changed_partner(hall, one, partner)
        if after == partner:
            found.append(Proposal("partners", one.id, one.name, None, done=True))
        elif partner.status != "joined":
            note = msg("Takes part from now on")
            found.append(Proposal("partners", one.id, one.name, note, done=False))
        else:
            note = msg("Add whom they meet and what they bring")
            found.append(Proposal("partners", one.id, one.name, note, done=False))
    return found


def _ties(work: UnitOfWork, hall: Hall, register: list[Partner]) -> list[Proposal]:
    said = hall_ties(hall)
    if not said:
        return []
    known = work.ties.find(coalition_id=hall.session.coalition_id)
    real = real_ties(hall, register)
    done = len(real) == len(said) and all(
        any(same_report(tie, k) and tie.strength == k.strength for k in known) for tie in real
    )
    note = msgn("one answer about a tie", "{n} answers about ties", n=len(said))
    names = {one.id: one.name for one in hall.present}
    asked = sorted({names[tie.reported_by] for tie in said}, key=str.casefold)
    title = ", ".join(asked[:NAMED]) + (" …" if len(asked) > NAMED else "")
    return [Proposal("ties", TIES, title, note, done=done)]


def _goals(work: UnitOfWork, hall: Hall) -> list[Proposal]:
    known = {
        goal.title.casefold() for goal in work.goals.find(coalition_id=hall.session.coalition_id)
    }
    chosen = sorted((one for one in ideas(hall) if one.dots), key=lambda one: -one.dots)
    return [
        Proposal(
            "goals",
            one.id,
            one.text,
            msgn("one dot", "{n} dots", n=one.dots),
            done=one.text.casefold() in known,
            advised=place_ < TOP_IDEAS,
        )
        for place_, one in enumerate(chosen)
    ]


def _ideas(work: UnitOfWork, hall: Hall) -> list[Proposal]:
    there = work.chapters.find(coalition_id=hall.session.coalition_id, chapter=IDEAS_CHAPTER)
    text = there[0].text.casefold() if there else ""
    return [
        Proposal(
            "ideas",
            one.id,
            one.text,
            msg("{block}", block=Ref(kind="building-blocks", ref=one.building_block))
            if one.building_block
            else None,
            done=one.text.casefold() in text,
        )
        for one in ideas(hall)
    ]


def _actions(work: UnitOfWork, hall: Hall) -> list[Proposal]:
    known = {one.origin for one in work.actions.find(coalition_id=hall.session.coalition_id)}
    found = []
    for one in promises(hall):
        organisation = hall.organisation_of(one.participant_id)
        person = hall.participants[one.participant_id]
        who = ", ".join(
            filter(None, (person.first_name, organisation.name if organisation else ""))
        )
        found.append(
            Proposal(
                "actions",
                one.id,
                one.text,
                msg("{who}", who=who),
                done=origin_of(hall, one.id) in known,
                on=one.due_on,
            )
        )
    return found


def _invitations(hall: Hall, register: list[Partner]) -> list[Proposal]:
    # Somebody who is named as missing may have come in later.
    names = dict.fromkeys([*(one.name for one in register), *(one.name for one in hall.present)])
    known = {name.casefold() for name in names}
    found = []
    for one in missing(hall):
        placement = place(one.name)
        domains = [Ref(kind="domains", ref=domain.id) for domain in placement.domains[:1]]
        note = msgn("named by one person", "named by {n} people", n=one.times)
        if domains:
            note = msgn(
                "named by one person, belongs to: {domains}",
                "named by {n} people, belongs to: {domains}",
                n=one.times,
                domains=domains,
            )
        done = one.name.casefold() in known
        other = "" if done else alike(one.name, names)
        if other:
            note = msg("looks like {name}, who is in the list already", name=other)
        found.append(Proposal("invitations", one.id, one.name, note, done=done, advised=not other))
    return found
