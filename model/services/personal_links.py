"""Personal links: a way in for one person without an account, for one purpose, until a date.

A secret of 256 bits is shown once. The database keeps its SHA-256: such a secret cannot be guessed,
so a slow fingerprint would add nothing (ASVS 5.0, 11.4: a fast hash does for high-entropy secrets).
Opening a link starts a visit with a second secret, for the cookie, which ends by itself.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from model.core.access import LinkVisit, PersonalLink, Purpose
from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.messages import msg
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.core.actor import Actor
    from model.storage.unit_of_work import UnitOfWork

VISIT = timedelta(hours=12)
"""How long a browser stays in after a link was opened; the link itself opens it again."""
LONGEST = timedelta(days=366)
KEPT = timedelta(days=90)
"""How long one can look up that somebody had a link; after that its name is forgotten."""
NO_WAY_IN = msg("This link does not work any more. Ask for a new one.")


@dataclass(frozen=True)
class GivenLink:
    """A link that was just made, with its secret: the only moment the secret is known."""

    link: PersonalLink
    token: str


@dataclass(frozen=True)
class OpenedLink:
    """A visit that just began, with the secret for the cookie."""

    link: PersonalLink
    secret: str
    ends_at: datetime


@by_right
def give_link(
    work: UnitOfWork,
    coalition_id: str,
    *,
    purpose: Purpose,
    name: str,
    ends_on: date,
    at: datetime,
    project_id: str = "",
    round_id: str = "",
    partner_id: str = "",
    share_id: str = "",
) -> GivenLink:
    """Make a link for one person.

    Args:
        work: the unit of work.
        coalition_id: the coalition the link opens.
        purpose: what it is for; decides which of the ids is needed.
        name: for whom; a reviewer's name as it stands in the round.
        ends_on: the last day on which it works, at most a year from now.
        at: now.
        project_id: the project, for a project lead or a funder.
        round_id: the round, for a reviewer.
        partner_id: the partner, for answering ties.
        share_id: what was shared, for a funder.

    Raises:
        InvalidInputError: no name, a wrong date, or what the link is for is not there.

    """
    name = " ".join(name.split())
    if not name:
        raise InvalidInputError(msg("Say for whom the link is."))
    if not at.date() <= ends_on <= (at + LONGEST).date():
        raise InvalidInputError(msg("Choose an end date from today, at most a year ahead."))
    token = secrets.token_urlsafe(32)
    link = PersonalLink(
        coalition_id=work.coalitions.one(coalition_id).id,
        purpose=purpose,
        name=name,
        project_id=project_id if purpose in ("project-lead", "funder") else "",
        round_id=round_id if purpose == "reviewer" else "",
        partner_id=partner_id if purpose == "partner-ties" else "",
        share_id=share_id if purpose == "funder" else "",
        fingerprint=fingerprint(token),
        given_by=work.actor.name,
        given_at=at,
        ends_on=ends_on,
    )
    if not _leads_somewhere(work, link):
        raise InvalidInputError(_MISSING[purpose])
    _clean(work, coalition_id, at)
    added = work.personal_links.add(link)
    work.commit()
    return GivenLink(added, token)


@by_right
def links(work: UnitOfWork, coalition_id: str) -> list[PersonalLink]:
    """Return the links of a coalition: working ones first, the newest first."""
    found = work.personal_links.find(coalition_id=coalition_id)
    newest_first = sorted(found, key=lambda link: link.given_at, reverse=True)
    return sorted(newest_first, key=lambda link: link.revoked_at is not None)


@by_right
def revoke_link(work: UnitOfWork, link: PersonalLink, at: datetime) -> PersonalLink:
    """End a link now. Browsers in which it is open are out at their next step."""
    now = work.personal_links.one(link.id)
    ended = now if now.revoked_at else work.personal_links.save(now.changed(revoked_at=at))
    for visit in work.link_visits.find(link_id=link.id):
        work.link_visits.remove(visit)
    work.commit()
    return ended


@by_right
def actor_of_link(work: UnitOfWork, token: str, at: datetime) -> Actor:
    """Return who somebody with this link is.

    Raises:
        NotFoundError: the link is wrong, has ended, or was taken back.

    """
    return _link_of(work, token, at).actor


@by_right
def open_link(work: UnitOfWork, token: str, at: datetime) -> OpenedLink:
    """Begin a visit with a link, and note that it was used.

    Raises:
        NotFoundError: the link is wrong, has ended, or was taken back.

    """
    link = _link_of(work, token, at)
    _clean(work, link.coalition_id, at)
    secret = secrets.token_urlsafe(32)
    ends_at = at + VISIT
    work.link_visits.add(
        LinkVisit(
            coalition_id=link.coalition_id,
            link_id=link.id,
            fingerprint=fingerprint(secret),
            opened_at=at,
            ends_at=ends_at,
        )
    )
    # Somebody may open it in two browsers at once: both are in, one notes the moment.
    with suppress(StaleWriteError):
        link = work.personal_links.save(link.changed(used_at=at))
    work.commit()
    return OpenedLink(link, secret, ends_at)


@by_right
def link_of_visit(work: UnitOfWork, secret: str, at: datetime) -> PersonalLink | None:
    """Return the link behind a cookie, or None when the visit or the link has ended."""
    visits = work.link_visits.find(fingerprint=fingerprint(secret)) if secret else []
    if not visits or visits[0].ends_at <= at:
        return None
    link = work.personal_links.maybe(visits[0].link_id)
    if link is None or not link.works_at(at) or not _leads_somewhere(work, link):
        return None
    return link


@by_right
def end_visit(work: UnitOfWork, secret: str) -> None:
    """End a visit: the cookie opens nothing any more. The link still works."""
    for visit in work.link_visits.find(fingerprint=fingerprint(secret)):
        work.link_visits.remove(visit)
    work.commit()


def fingerprint(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _link_of(work: UnitOfWork, token: str, at: datetime) -> PersonalLink:
    # Looking up by fingerprint leaks no timing that helps: it says nothing about the secret.
    found = work.personal_links.find(fingerprint=fingerprint(token))
    if not found or not found[0].works_at(at) or not _leads_somewhere(work, found[0]):
        raise NotFoundError(NO_WAY_IN)
    if found[0].purpose == "funder":
        # It opens a copy to read, and never the workbench: see `model.services.sharing`.
        raise NotFoundError(NO_WAY_IN)
    return found[0]


def _clean(work: UnitOfWork, coalition_id: str, at: datetime) -> None:
    """Remove visits that ended, and links that ended long ago."""
    for visit in work.link_visits.find(coalition_id=coalition_id):
        if visit.ends_at <= at:
            work.link_visits.remove(visit)
    for link in work.personal_links.find(coalition_id=coalition_id):
        last = min(link.ends_on, link.revoked_at.date()) if link.revoked_at else link.ends_on
        if last < (at - KEPT).date():
            work.personal_links.remove(link)


def _leads_somewhere(work: UnitOfWork, link: PersonalLink) -> bool:
    """Whether what the link is for is (still) there, in the link's own coalition."""
    if link.purpose == "project-lead":
        project = work.projects.maybe(link.project_id)
        return project is not None and project.coalition_id == link.coalition_id
    if link.purpose == "reviewer":
        round_ = work.rounds.maybe(link.round_id)
        ours = round_ is not None and round_.coalition_id == link.coalition_id
        return ours and round_ is not None and link.name in round_.reviewers
    if link.purpose == "partner-ties":
        partner = work.partners.maybe(link.partner_id)
        return partner is not None and partner.coalition_id == link.coalition_id
    if link.purpose == "funder":
        share = work.plan_shares.maybe(link.share_id)
        return share is not None and share.coalition_id == link.coalition_id
    return True


_MISSING = {
    "project-lead": msg("Choose the project that this link opens."),
    "reviewer": msg("Choose a round, and somebody who is named as reviewer in it."),
    "partner-ties": msg("Choose the partner that answers."),
    "viewer": msg("Say for whom the link is."),
    "funder": msg("First choose what you share."),
}
