"""Who may come in: people with a login, and people with a personal link."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

from pydantic import Field

from model.core.actor import Actor, Role
from model.core.entity import Owned

MemberRole = Literal["coordinator", "viewer"]
"""Project leads, reviewers and partners get a link, which says for which project or round."""
Purpose = Literal["project-lead", "reviewer", "partner-ties", "viewer", "funder"]
PURPOSES: tuple[Purpose, ...] = ("project-lead", "reviewer", "partner-ties", "viewer")
"""What a link can be made for by itself; a funder's comes with what is shared."""
_ROLES: dict[Purpose, Role] = {
    "project-lead": "project-lead",
    "reviewer": "reviewer",
    "partner-ties": "partner",
    "viewer": "viewer",
}


class Member(Owned):
    """Somebody with a login, and what they may do in one coalition."""

    account: str = Field(min_length=1, max_length=254)
    """What the login calls this person: an e-mail address or another fixed name, lower case."""
    name: str = Field(min_length=1, max_length=200)
    role: MemberRole
    added_by: str = Field(default="", max_length=200)
    added_at: datetime

    @property
    def actor(self) -> Actor:
        """Who this person is in this coalition."""
        return Actor(
            name=self.name,
            known="login",
            role=self.role,
            coalition_id=self.coalition_id,
            account=self.account,
        )


class PersonalLink(Owned):
    """A link for one person without an account. The secret in it is kept as a fingerprint only."""

    purpose: Purpose
    name: str = Field(min_length=1, max_length=200)
    """For whom it is; a reviewer's name as it stands in the round."""
    project_id: str = ""
    round_id: str = ""
    partner_id: str = ""
    share_id: str = ""
    """What a funder reads: a copy, outside the workbench. It makes nobody an actor."""
    fingerprint: str = Field(min_length=64, max_length=64)
    """SHA-256 of the secret, hexadecimal."""
    given_by: str = Field(default="", max_length=200)
    given_at: datetime
    ends_on: date
    """The last day on which it works."""
    revoked_at: datetime | None = None
    used_at: datetime | None = None

    def works_at(self, at: datetime) -> bool:
        """Whether the link opens anything at this moment."""
        return self.revoked_at is None and at.astimezone(UTC).date() <= self.ends_on

    @property
    def actor(self) -> Actor:
        """Who somebody is after opening this link."""
        return Actor(
            name=self.name,
            known="link",
            role=_ROLES[self.purpose],
            coalition_id=self.coalition_id,
            project_id=self.project_id,
            round_id=self.round_id,
            partner_id=self.partner_id,
        )


class LinkVisit(Owned):
    """One browser in which a personal link was opened; its cookie is kept as a fingerprint."""

    link_id: str
    fingerprint: str = Field(min_length=64, max_length=64)
    opened_at: datetime
    ends_at: datetime
