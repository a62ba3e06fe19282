"""Conflicts of interest: declared by reviewers, or proposed from the map; a person decides.

A proposal nobody looked at yet counts as a conflict: the plan stays hidden until somebody says
that there is nothing in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import N_, Message, msg
from model.network.ties import connections
from model.review.conflicts import Conflict
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.network.ties import Connection, Tie
    from model.review.conflicts import State
    from model.review.rounds import Affiliation, Round
    from model.storage.unit_of_work import UnitOfWork

_ONE_STEP = N_("{organisation} is one step from the applicant {applicant} on the map.")


@by_right
def look_for_conflicts(work: UnitOfWork, round_: Round) -> list[Conflict]:
    """Add what the map shows and nobody wrote down yet; earlier decisions stay. Caller commits."""
    if not round_.reviewers or not round_.project_ids:
        return []
    known = {(c.project_id, c.reviewer) for c in work.conflicts.find(round_id=round_.id)}
    projects = [
        project
        for project in work.projects.find(coalition_id=round_.coalition_id)
        if project.id in round_.project_ids
    ]
    partners = work.partners.find(coalition_id=round_.coalition_id)
    ties = work.ties.find(coalition_id=round_.coalition_id)
    fresh = [
        conflict
        for conflict in proposed_conflicts(round_, projects, partners, ties)
        if (conflict.project_id, conflict.reviewer) not in known
    ]
    return work.conflicts.add_all(fresh)


def proposed_conflicts(
    round_: Round, projects: Iterable[Project], partners: Sequence[Partner], ties: Iterable[Tie]
) -> list[Conflict]:
    """Return what the map shows: one conflict a plan and reviewer, with its weightiest reason."""
    by_id = {partner.id: partner for partner in partners}
    by_name = {partner.name.casefold(): partner for partner in partners}
    pairs = {frozenset((c.a, c.b)): c for c in connections(ties)}
    plans = sorted(projects, key=lambda project: project.id)
    found: list[Conflict] = []
    for name in round_.reviewers:
        known = round_.affiliations.get(name)
        partner = _partner(known, by_id, by_name)
        for project in plans:
            reason = _same_name(name, project) or (
                _reason(partner, project, by_id, pairs) if partner else None
            )
            if reason is not None:
                found.append(
                    Conflict(
                        coalition_id=round_.coalition_id,
                        round_id=round_.id,
                        project_id=project.id,
                        reviewer=name,
                        origin="map",
                        found=reason,
                    )
                )
    return found


@by_right
def declare_conflict(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, *, reason: str, at: datetime
) -> Conflict:
    """Keep a conflict that a reviewer declares; it holds at once.

    Raises:
        InvalidInputError: the reviewer did not say what it is, or is not in this round.

    """
    if reviewer not in round_.reviewers or project_id not in round_.project_ids:
        raise InvalidInputError(msg("This plan is not for you to review. Choose again."))
    if not reason.strip():
        raise InvalidInputError(msg("Say in a few words how you are tied to this plan."))
    values: dict[str, object] = {"origin": "declared", "state": "confirmed"}
    values |= {"reason": reason.strip(), "by": reviewer, "at": at}
    saved = _write(work, round_, project_id, reviewer, values)
    _give_back(work, round_, project_id, reviewer)
    work.commit()
    return saved


@by_right
def decide_conflicts(
    work: UnitOfWork,
    conflicts: Sequence[Conflict],
    state: State,
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> list[Conflict]:
    """Confirm or dismiss conflicts, in a person's name.

    Raises:
        InvalidInputError: nobody is named, or a declared conflict is dismissed without a reason.
        StaleWriteError: somebody else decided meanwhile.

    """
    if not by.strip():
        raise InvalidInputError(msg("Fill in your name first: a decision needs somebody's name."))
    declared = any(conflict.origin == "declared" for conflict in conflicts)
    if state == "dismissed" and declared and not reason.strip():
        raise InvalidInputError(
            msg("The reviewer declared this. Say why it is no conflict after all.")
        )
    saved = []
    for conflict in conflicts:
        kept = reason.strip() or conflict.reason
        changed = conflict.changed(state=state, by=by.strip(), at=at, reason=kept)
        saved.append(work.conflicts.save(changed))
        if state == "confirmed":
            round_ = work.rounds.one(conflict.round_id)
            _give_back(work, round_, conflict.project_id, conflict.reviewer)
    work.commit()
    return saved


def is_light(conflict: Conflict) -> bool:
    """Whether the map shows no more than one step: in a small place that is nearly everybody."""
    return conflict.found is not None and conflict.found.id == _ONE_STEP


def _write(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, values: Mapping[str, object]
) -> Conflict:
    found = work.conflicts.find(round_id=round_.id, project_id=project_id, reviewer=reviewer)
    if found:
        return work.conflicts.save(found[0].changed(**values))
    made = {
        "coalition_id": round_.coalition_id,
        "round_id": round_.id,
        "project_id": project_id,
        "reviewer": reviewer,
        **values,
    }
    return work.conflicts.add(Conflict.model_validate(made))


def _give_back(work: UnitOfWork, round_: Round, project_id: str, reviewer: str) -> None:
    """Remove what was begun, as it may not be used any more.

    The conflict keeps the plan away from the reviewer. Who gets it now is proposed to the funder
    (`model.services.refilling`); until then the division says that the plan lost a reader.
    """
    pair = {"round_id": round_.id, "project_id": project_id, "reviewer": reviewer}
    for review in work.reviews.find(**pair):
        if not review.is_submitted:
            work.reviews.remove(review)


def _partner(
    known: Affiliation | None, by_id: Mapping[str, Partner], by_name: Mapping[str, Partner]
) -> Partner | None:
    if known is None:
        return None
    return by_id.get(known.partner_id) or by_name.get(known.organisation.casefold())


def _same_name(name: str, project: Project) -> Message | None:
    lead = project.lead_name.casefold().strip()
    if lead and lead == name.split("(", maxsplit=1)[0].casefold().strip():
        return msg("{reviewer} leads this project.", reviewer=name)
    return None


def _reason(
    partner: Partner,
    project: Project,
    by_id: Mapping[str, Partner],
    pairs: Mapping[frozenset[str], Connection],
) -> Message | None:
    """Return the weightiest tie between a reviewer's organisation and a plan, or None."""
    if project.lead_partner_id == partner.id:
        return msg("{organisation} is the applicant.", organisation=partner.name)
    named = {r.partner_id for r in project.referrers} | {k.partner_id for k in project.key_persons}
    names = {r.name.casefold() for r in project.referrers if r.name}
    if partner.id in named or partner.name.casefold() in names:
        return msg("{organisation} is a partner in this plan.", organisation=partner.name)
    lead = by_id.get(project.lead_partner_id)
    tie = pairs.get(frozenset((partner.id, lead.id))) if lead else None
    if lead is None or tie is None or not tie.is_tie:
        return None
    both = {"organisation": partner.name, "applicant": lead.name}
    if "funder" in partner.roles:
        return msg("{organisation} is a funder with a tie to the applicant {applicant}.", **both)
    if tie.refers_ab or tie.refers_ba:
        return msg(
            "{organisation} and the applicant {applicant} send people to each other.", **both
        )
    return msg(_ONE_STEP, **both)
