"""Coming in: finding one's organisation, and joining a session without an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import Message, msg
from model.core.plain_text import one_line
from model.network.matching import candidates
from model.network.placing import place
from model.services.live_hall import read_hall
from model.services.rights import by_right
from model.storage.pulse import raise_pulse
from model.workshop.codes import hashed
from model.workshop.live import MOST_PEOPLE, LiveOrganisation, LiveParticipant

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.hall import Hall

MOST_FOUND = 8
LONGEST_NAME = 120
LONGEST_FIRST_NAME = 60


@dataclass(frozen=True)
class Found:
    """An organisation that may be the one somebody typed."""

    key: str
    """What to send back to choose it."""
    name: str
    domains: tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """What a typed name leads to."""

    typed: str
    found: tuple[Found, ...]
    proposed: str
    """The domain that the typed name points to; empty when it tells nothing."""
    reason: Message


@by_right
def find_organisations(work: UnitOfWork, hall: Hall, typed: str) -> Search:
    """Return organisations from the register and the hall that look like what somebody typed."""
    name = one_line(typed)[:LONGEST_NAME]
    known = _known(work, hall)
    wanted = name.casefold()
    words = wanted.split()
    by_name = {one.name: one for one in known}
    likely = [match.other for match in candidates(name, by_name)] if words else []
    holding = [n for n in by_name if words and all(word in n.casefold() for word in words)]
    ordered = dict.fromkeys([n for n in holding if n.casefold() == wanted] + likely + holding)
    placement = place(name)
    return Search(
        typed=name,
        found=tuple(by_name[one] for one in list(ordered)[:MOST_FOUND]),
        proposed=placement.domains[0].id if placement.domains else "",
        reason=placement.reason,
    )


@by_right
def join(
    work: UnitOfWork,
    session_id: str,
    secret: str,
    *,
    key: str = "",
    name: str = "",
    domain: str = "",
    first_name: str = "",
    table: int = 0,
    on_paper: bool = False,
) -> LiveParticipant:
    """Let somebody in, for an organisation that was found (`key`) or is new (`name`, `domain`).

    The same secret twice is the same person: a repeat never makes a second one.

    Raises:
        InvalidInputError: the meeting is not open, the hall is full, or a name is missing.
        NotFoundError: the organisation is not there.

    """
    pulse = raise_pulse(work, session_id)
    hall = read_hall(work, session_id)
    if hall is None or hall.session.state != "open":
        raise InvalidInputError(msg("This meeting is not open now."))
    session = hall.session
    here = work.live_participants.find(secret_hash=hashed(secret))
    if not here and len(hall.participants) >= MOST_PEOPLE:
        raise InvalidInputError(msg("The meeting is full. Ask the facilitator."))
    organisation = (
        _chosen(work, hall, key, domain, pulse) if key else _new(work, hall, name, domain, pulse)
    )
    values = {
        "organisation_id": organisation.id,
        "first_name": one_line(first_name)[:LONGEST_FIRST_NAME],
        "table": table if 0 <= table <= session.tables else 0,
        "pulse": pulse,
    }
    if here:
        if here[0].session_id != session_id or here[0].gone:
            raise NotFoundError(msg("Join this meeting again with the code on the screen."))
        person = work.live_participants.save(here[0].changed(**values))
    else:
        person = work.live_participants.add(
            LiveParticipant.model_validate(
                {
                    "coalition_id": session.coalition_id,
                    "session_id": session_id,
                    "secret_hash": hashed(secret),
                    "on_paper": on_paper,
                    "joined_at": datetime.now(UTC),
                    **values,
                }
            )
        )
    work.commit()
    return person


def _known(work: UnitOfWork, hall: Hall) -> list[Found]:
    """Return everybody one can be there for: who is in the hall, and the register."""
    here = [one for one in hall.organisations.values() if not one.merged_into]
    taken = {one.partner_id for one in hall.organisations.values() if one.partner_id}
    found = [Found(one.id, one.name, one.domains) for one in here]
    register = work.partners.find(coalition_id=hall.session.coalition_id)
    found += [
        Found(one.id, one.name, one.domains)
        for one in register
        if one.id not in taken and one.status != "left"
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def _chosen(work: UnitOfWork, hall: Hall, key: str, domain: str, pulse: int) -> LiveOrganisation:
    session = hall.session
    for one in hall.organisations.values():
        if key in (one.id, one.partner_id):
            return hall.speaking[one.id]
    partner = work.partners.maybe(key[:64])
    if partner is None or partner.coalition_id != session.coalition_id:
        raise NotFoundError(msg("This organisation is not in the list. Search again."))
    return work.live_organisations.add(
        LiveOrganisation(
            coalition_id=session.coalition_id,
            session_id=session.id,
            key=partner.id,
            partner_id=partner.id,
            name=partner.name,
            domains=partner.domains or _domains(domain),
            pulse=pulse,
        )
    )


def _new(work: UnitOfWork, hall: Hall, name: str, domain: str, pulse: int) -> LiveOrganisation:
    name = one_line(name)[:LONGEST_NAME]
    if not name:
        raise InvalidInputError(msg("Fill in the name of your organisation or group."))
    wanted = name.casefold()
    for one in hall.organisations.values():
        # Also a name that turned out to be another one: who types it again is that other one.
        if one.name.casefold() == wanted:
            return hall.speaking[one.id]
    for known in _known(work, hall):
        if known.name.casefold() == wanted:
            return _chosen(work, hall, known.key, domain, pulse)
    return work.live_organisations.add(
        LiveOrganisation(
            coalition_id=hall.session.coalition_id,
            session_id=hall.session.id,
            key=f"new:{wanted}",
            name=name,
            domains=_domains(domain),
            pulse=pulse,
        )
    )


def _domains(domain: str) -> tuple[str, ...]:
    return (domain,) if domain in catalogue().domains else ()
