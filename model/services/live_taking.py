"""Taking a kick-off over into the coalition: what was chosen, all of it as one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.exports.printable import printable
from model.network.partners import Partner
from model.process.actions import Action
from model.process.chapters import Chapter
from model.process.goals import Goal
from model.services.live_proposals import (
    HEADINGS,
    IDEAS_CHAPTER,
    TIES,
    Heading,
    changed_partner,
    closing,
    origin_of,
    partner_of,
    real_ties,
    said_about_itself,
    same_report,
)
from model.services.placing import proposal_for
from model.services.rights import by_right
from model.workshop.hall import Hall
from model.workshop.tallies import ideas, missing, promises

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.storage.unit_of_work import UnitOfWork

Refs = Mapping[Heading, set[str]]


@by_right
def take_over(
    work: UnitOfWork, session_id: str, chosen: Collection[str], t: Translator
) -> dict[Heading, int]:
    """Write the chosen proposals (their keys) in one go, and return how many of each kind.

    What was taken over before is left alone. All of it carries one moment, so that the history
    takes it back as one thing.

    Raises:
        InvalidInputError: nothing was chosen, or this was a dry run.
        NotFoundError: the session was removed.

    """
    now = closing(work, session_id)
    if now.hall.session.rehearsal:
        raise InvalidInputError(msg("This was a dry run: nothing of it is kept."))
    wanted = [one for one in now.proposals if one.key in set(chosen) and not one.done]
    if not wanted:
        raise InvalidInputError(msg("Choose at least one thing to take over."))
    refs: dict[Heading, set[str]] = {heading: set() for heading in HEADINGS}
    for one in wanted:
        refs[one.heading].add(one.ref)
    _partners(work, now.hall, refs)
    _goals(work, now.hall, refs)
    _ideas(work, now.hall, refs, t)
    _actions(work, now.hall, refs)
    _invitations(work, now.hall, refs, t)
    _ties(work, now.hall, refs)
    work.commit()
    return {heading: len(members) for heading, members in refs.items() if members}


def _partners(work: UnitOfWork, hall: Hall, refs: Refs) -> None:
    register = work.partners.find(coalition_id=hall.session.coalition_id)
    fresh = []
    for one in hall.present:
        if one.id not in refs["partners"]:
            continue
        partner = partner_of(one, register)
        if partner is not None:
            work.partners.save(changed_partner(hall, one, partner))
            continue
        fresh.append(
            Partner(
                coalition_id=one.coalition_id,
                name=one.name,
                domains=one.domains,
                domains_confirmed=bool(one.domains),
                status="joined",
                joined_on=_day(hall),
                **said_about_itself(hall, one.id),
            )
        )
    work.partners.add_all(fresh)


def _ties(work: UnitOfWork, hall: Hall, refs: Refs) -> None:
    if TIES not in refs["ties"]:
        return
    coalition_id = hall.session.coalition_id
    register = work.partners.find(coalition_id=coalition_id)
    known = work.ties.find(coalition_id=coalition_id)
    fresh = []
    for tie in real_ties(hall, register):
        before = next((one for one in known if same_report(one, tie)), None)
        if before is None:
            fresh.append(tie)
        else:
            work.ties.save(before.changed(strength=tie.strength, reported_on=tie.reported_on))
    work.ties.add_all(fresh)


def _goals(work: UnitOfWork, hall: Hall, refs: Refs) -> None:
    work.goals.add_all(
        [
            Goal(
                coalition_id=hall.session.coalition_id,
                title=printable(one.text),
                building_block=one.building_block,
            )
            for one in ideas(hall)
            if one.id in refs["goals"]
        ]
    )


def _ideas(work: UnitOfWork, hall: Hall, refs: Refs, t: Translator) -> None:
    """Write the ideas under the chapter of the building blocks, behind what stands there."""
    lines: dict[str, list[str]] = defaultdict(list)
    for one in ideas(hall):
        if one.id in refs["ideas"]:
            dots = t.plural("one dot", "{n} dots", one.dots)
            line = f"- {printable(one.text)} ({dots})" if one.dots else f"- {printable(one.text)}"
            lines[one.building_block].append(line)
    if not lines:
        return
    blocks = list(catalogue().items("building-blocks"))
    parts = [t("From the kick-off of {day}", day=t.date(_day(hall)))]
    for block in [*blocks, ""]:
        if lines[block]:
            label = catalogue().label("building-blocks", block, t.language) if block else ""
            parts.append("\n".join([label or t("Other ideas"), *lines[block]]))
    text = "\n\n".join(parts)
    there = work.chapters.find(coalition_id=hall.session.coalition_id, chapter=IDEAS_CHAPTER)
    if not there:
        work.chapters.add(
            Chapter(coalition_id=hall.session.coalition_id, chapter=IDEAS_CHAPTER, text=text)
        )
        return
    before = there[0]
    work.chapters.save(before.changed(text=f"{before.text}\n\n{text}".strip()))


def _actions(work: UnitOfWork, hall: Hall, refs: Refs) -> None:
    register = work.partners.find(coalition_id=hall.session.coalition_id)
    fresh = []
    for one in promises(hall):
        if one.id not in refs["actions"]:
            continue
        organisation = hall.organisation_of(one.participant_id)
        partner = partner_of(organisation, register) if organisation else None
        person = hall.participants[one.participant_id]
        # Said once: the partner's name stands beside the owner's already.
        group = organisation.name if organisation and partner is None else ""
        fresh.append(
            Action(
                coalition_id=hall.session.coalition_id,
                title=printable(one.text),
                owner_name=person.first_name or group,
                owner_partner_id=partner.id if partner else "",
                due_on=one.due_on,
                step="plan",
                origin=origin_of(hall, one.id),
            )
        )
    work.actions.add_all(fresh)


def _invitations(work: UnitOfWork, hall: Hall, refs: Refs, t: Translator) -> None:
    fresh = []
    for one in missing(hall):
        if one.id not in refs["invitations"]:
            continue
        callers = [hall.organisation_of(each) for each in one.callers]
        names = list(dict.fromkeys(caller.name for caller in callers if caller))
        note = t("Can call them: {names}.", names=t.listing(names)) if names else ""
        fresh.append(
            Partner(
                coalition_id=hall.session.coalition_id,
                name=printable(one.name),
                status="prospect",
                note=note[:4000],
                **proposal_for(one.name),
            )
        )
    work.partners.add_all(fresh)


def _day(hall: Hall) -> date:
    moment = hall.session.opened_at or datetime.now(UTC)
    return moment.date()
