"""Who does something: the name for the change records, and what that person may reach."""

from __future__ import annotations

from typing import Literal

from model.core.entity import Frozen

Role = Literal["coordinator", "project-lead", "reviewer", "partner", "viewer"]
ROLES: tuple[Role, ...] = ("coordinator", "project-lead", "reviewer", "partner", "viewer")


class Actor(Frozen):
    """A person at work, in one role.

    Without anything it is the person at a laptop: coordinator of every coalition there. The
    command line and our own routes, which check a secret themselves, work as this one too.
    """

    name: str = ""
    """Stands in the change records; for a reviewer it is the name in the round."""
    known: Literal["laptop", "login", "link"] = "laptop"
    role: Role = "coordinator"
    coalition_id: str = ""
    """The one coalition in reach; empty for all."""
    project_id: str = ""
    """A project lead's project."""
    round_id: str = ""
    """A reviewer's round."""
    partner_id: str = ""
    """The partner for whom somebody answers."""
    account: str = ""
    """What the login calls this person, such as an e-mail address; empty without login."""

    @property
    def reaches_all(self) -> bool:
        """Whether nothing in this installation is out of reach."""
        return self.role == "coordinator" and not self.coalition_id
