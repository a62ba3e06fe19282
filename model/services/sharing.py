"""Sharing a plan with a funder on purpose: by a link with an end date, and taking it back.

Nothing is shared by default. What is shared is a copy of that moment; what changes in the plan
later is not in it. The copy is read outside the workbench: who opens the link is nobody in it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.messages import msg
from model.evaluation.sharing import SHARE_PARTS, PlanShare
from model.services.personal_links import NO_WAY_IN, fingerprint, give_link
from model.services.rights import by_right
from model.services.shared_content import share_sources, shared_content

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from model.core.access import PersonalLink
    from model.evaluation.projects import Project
    from model.evaluation.sharing import SharePart
    from model.services.personal_links import GivenLink
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class GivenShare:
    """A share with the link to it; neither is there any more when it was taken back."""

    share: PlanShare
    link: PersonalLink | None

    def works_at(self, at: datetime) -> bool:
        """Whether the funder can still read it by the link."""
        return self.share.withdrawn_at is None and self.link is not None and self.link.works_at(at)


@by_right
def share_plan(
    work: UnitOfWork,
    project: Project,
    *,
    recipient: str,
    parts: Collection[SharePart],
    ends_on: date,
    at: datetime,
    note: str = "",
) -> tuple[PlanShare, GivenLink]:
    """Keep a copy of the chosen parts, and give one link to read it until a date.

    Raises:
        InvalidInputError: nothing was chosen, nobody is named, or the date is wrong.

    """
    share = keep_copy(work, project, recipient=recipient, parts=parts, at=at, note=note)
    given = give_link(
        work,
        project.coalition_id,
        purpose="funder",
        name=share.recipient,
        ends_on=ends_on,
        at=at,
        project_id=project.id,
        share_id=share.id,
    )
    return share, given


@by_right
def keep_copy(
    work: UnitOfWork,
    project: Project,
    *,
    recipient: str,
    parts: Collection[SharePart],
    at: datetime,
    note: str = "",
    round_id: str = "",
) -> PlanShare:
    """Write the copy; the service that calls this commits.

    Raises:
        InvalidInputError: nothing was chosen that is there, or nobody is named.

    """
    recipient = " ".join(recipient.split())
    if not recipient:
        raise InvalidInputError(msg("Say with whom you share this."))
    sources = share_sources(work, work.projects.one(project.id))
    chosen = tuple(part for part in SHARE_PARTS if part in parts and part in sources.offered)
    if not chosen:
        raise InvalidInputError(msg("Choose at least one thing to share."))
    if "evidence" in chosen and "profile" not in chosen:
        raise InvalidInputError(msg("Quotes go with the levels: choose the levels too."))
    return work.plan_shares.add(
        PlanShare(
            coalition_id=project.coalition_id,
            project_id=project.id,
            round_id=round_id,
            recipient=recipient[:200],
            parts=chosen,
            note=note.strip()[:2000],
            content=shared_content(sources, chosen),
            shared_by=work.by,
            shared_at=at,
        )
    )


@by_right
def shares(work: UnitOfWork, project: Project) -> list[GivenShare]:
    """Return what was shared of a project, the newest first."""
    found = work.plan_shares.find(coalition_id=project.coalition_id, project_id=project.id)
    links = {
        link.share_id: link
        for link in work.personal_links.find(coalition_id=project.coalition_id, purpose="funder")
    }
    newest_first = sorted(found, key=lambda share: share.shared_at, reverse=True)
    return [GivenShare(share, links.get(share.id)) for share in newest_first]


@by_right
def withdraw_share(work: UnitOfWork, share: PlanShare, at: datetime) -> PlanShare:
    """Take a share back: its link stops now, and who had it can no longer open it.

    Raises:
        InvalidInputError: it was handed in to a round that is being reviewed.

    """
    work.take_turn(share.coalition_id)
    now = work.plan_shares.one(share.id)
    if now.withdrawn_at is not None:
        return now
    if now.round_id and not _round_is_open(work, now.round_id):
        raise InvalidInputError(
            msg("The plan is being reviewed. Ask the coordinator to take it back from the round.")
        )
    taken = work.plan_shares.save(now.changed(withdrawn_at=at))
    for link in work.personal_links.find(coalition_id=now.coalition_id, share_id=now.id):
        if link.revoked_at is None:
            work.personal_links.save(link.changed(revoked_at=at))
    work.commit()
    return taken


@by_right
def shared_by_link(work: UnitOfWork, token: str, at: datetime) -> GivenShare | None:
    """Return the copy behind a funder's link and note that it was read.

    None: the link is for something else, or not known.

    Raises:
        NotFoundError: it is a funder's link, and it has ended or was taken back.

    """
    found = work.personal_links.find(fingerprint=fingerprint(token))
    if not found or found[0].purpose != "funder":
        return None
    link = found[0]
    share = work.plan_shares.maybe(link.share_id)
    # A lead writes links of the own project: one that names another's copy reads nothing.
    if share is None or share.project_id != link.project_id:
        raise NotFoundError(NO_WAY_IN)
    if share.withdrawn_at is not None or not link.works_at(at):
        raise NotFoundError(NO_WAY_IN)
    # Two people may read it at once; one of them notes the moment.
    with suppress(StaleWriteError):
        link = work.personal_links.save(link.changed(used_at=at))
    work.commit()
    return GivenShare(share, link)


def _round_is_open(work: UnitOfWork, round_id: str) -> bool:
    round_ = work.rounds.maybe(round_id)
    if round_ is None:  # removed, or out of a project lead's sight since it is no longer open
        return not work.is_there("rounds", round_id)
    return round_.phase == "open"
