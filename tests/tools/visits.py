"""Coming in with a personal link, as each role, in the demo coalition."""

from __future__ import annotations

from datetime import UTC, datetime

from model.core.access import Purpose
from model.services.opening import start_work
from model.services.personal_links import give_link, open_link

PURPOSES: dict[str, Purpose] = {
    "project-lead": "project-lead",
    "reviewer": "reviewer",
    "partner": "partner-ties",
    "viewer": "viewer",
}
"""Role → what its link is for."""


def visit(role: str) -> tuple[str, str]:
    """Give and open a link in the demo coalition; returns the cookie's secret and the link's id."""
    at = datetime.now(UTC)
    with start_work(by="Marieke") as work:
        [here] = work.coalitions.find()
        round_ = next(one for one in work.rounds.find() if one.reviewers)
        given = give_link(
            work,
            here.id,
            purpose=PURPOSES[role],
            name=round_.reviewers[0] if role == "reviewer" else "Anja Vos",
            ends_on=at.date(),
            at=at,
            project_id=work.projects.find()[0].id,
            round_id=round_.id,
            partner_id=work.partners.find()[0].id,
        )
        return open_link(work, given.token, at).secret, given.link.id
