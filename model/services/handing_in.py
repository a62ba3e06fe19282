"""Handing a plan in to a round that is open: a copy goes in, and the coordinator takes it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.findings import Assessment
from model.services.rights import by_right
from model.services.sharing import keep_copy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from model.evaluation.projects import Project
    from model.evaluation.sharing import PlanShare, SharePart
    from model.review.rounds import Round
    from model.storage.unit_of_work import UnitOfWork


@by_right
def open_rounds(work: UnitOfWork, coalition_id: str) -> list[Round]:
    """Return the rounds in which plans can be handed in, the one that closes first on top."""
    found = work.rounds.find(coalition_id=coalition_id, phase="open")
    return sorted(found, key=lambda one: (one.closes_on is None, str(one.closes_on), one.title))


@by_right
def hand_in(
    work: UnitOfWork,
    project: Project,
    round_: Round,
    *,
    parts: Collection[SharePart],
    at: datetime,
    note: str = "",
) -> PlanShare:
    """Hand a copy of the plan in to an open round, in place of an earlier copy of it.

    Raises:
        InvalidInputError: the round takes no plans any more, or the plan itself was not chosen.
        NotFoundError: the round is gone.

    """
    work.take_turn(round_.coalition_id)
    if work.rounds.one(round_.id).phase != "open":
        raise InvalidInputError(msg("This round takes no plans any more."))
    if "plan" not in parts:
        raise InvalidInputError(msg("Reviewers need the plan itself: choose it too."))
    for earlier in work.plan_shares.find(project_id=project.id, round_id=round_.id):
        if earlier.withdrawn_at is None:
            work.plan_shares.save(earlier.changed(withdrawn_at=at))
    share = keep_copy(
        work,
        project,
        recipient=round_.title,
        parts=parts,
        at=at,
        note=note,
        round_id=round_.id,
    )
    work.commit()
    return share


@by_right
def waiting_plans(work: UnitOfWork, round_: Round) -> list[PlanShare]:
    """Return what was handed in to a round and stands not on its list yet, oldest first."""
    copies = copies_in_round(work.plan_shares.find(coalition_id=round_.coalition_id), round_.id)
    waiting = [one for one in copies.values() if one.project_id not in round_.project_ids]
    return sorted(waiting, key=lambda one: one.shared_at)


@by_right
def copy_what_is_judged(work: UnitOfWork, round_: Round, at: datetime) -> None:
    """Keep a copy of each plan that the coordinator put in a round, so that all read the same.

    A plan that was handed in has its copy already. What the team agreed on goes along; the levels
    that each gave apart stay out. The service that calls this commits.
    """
    found = work.plan_shares.find(coalition_id=round_.coalition_id, round_id=round_.id)
    known = {one.project_id for one in found}  # one that was taken back takes no part any more
    for project_id in round_.project_ids:
        project = work.projects.maybe(project_id)
        if project is not None and project_id not in known:
            keep_copy(
                work,
                project,
                recipient=round_.title,
                parts=("plan", "document", "profile"),
                at=at,
                round_id=round_.id,
            )


def copies_in_round(found: Iterable[PlanShare], round_id: str) -> dict[str, PlanShare]:
    """Return the copy that counts of each plan handed in to a round, by project id."""
    in_round = [one for one in found if one.round_id == round_id and one.withdrawn_at is None]
    return {one.project_id: one for one in sorted(in_round, key=lambda one: one.shared_at)}


def as_handed_in(project: Project, copy: PlanShare | None) -> Project:
    """Return the plan as reviewers read it: the copy, or the plan itself when there is none."""
    if copy is None or copy.content.plan is None:
        return project
    return copy.content.plan.model_copy(update={"id": project.id})


def agreed_levels(copy: PlanShare) -> dict[str, Assessment]:
    """Return the levels that the applicant shared, by lesson."""
    return {
        one.lesson: Assessment(
            coalition_id=copy.coalition_id,
            project_id=copy.project_id,
            lesson=one.lesson,
            level=one.level,
            not_applicable=one.not_applicable,
            reason=one.reason,
            on_behalf="agreed",
            at=one.at,
        )
        for one in copy.content.agreed
    }
