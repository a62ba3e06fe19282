"""Dividing plans over reviewers, again when somebody stops, and by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg, msgn
from model.review.assignments import Assignment, Division, divide
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from model.review.assignments import Pair
    from model.review.conflicts import Conflict
    from model.review.rounds import Review, Round
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

DEFAULT_REVIEWS = 3
"""Two show a difference, a third shows who stands alone; see `model.review.ranking`."""
MOST_NAMED = 3
"""So many plans are named in a reason; more are counted."""


@dataclass(frozen=True)
class LoadOf:
    """What one reviewer has to do, and why exactly this."""

    reviewer: str
    plans: tuple[str, ...]
    """Titles."""
    handed_in: int
    reasons: tuple[Message, ...]


@by_right
def assign_when_needed(work: UnitOfWork, round_: Round) -> None:
    """Divide the plans when the round asks it and nobody did yet. The caller commits."""
    if round_.reviews_per_plan is not None and not work.assignments.find(round_id=round_.id):
        _divide_again(work, round_)


@by_right
def assign_plans(work: UnitOfWork, round_: Round, each: int) -> Division:
    """Divide the plans over the reviewers; what was chosen by hand or begun stays.

    Raises:
        InvalidInputError: there are no reviewers or no plans.

    """
    if not round_.reviewers or not round_.project_ids:
        raise InvalidInputError(msg("Choose plans and name reviewers first."))
    saved = work.rounds.save(round_.changed(reviews_per_plan=each))
    division = _divide_again(work, saved)
    work.commit()
    return division


@by_right
def assign_by_hand(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, *, gives: bool
) -> None:
    """Give a plan to a reviewer, or take it back.

    Raises:
        InvalidInputError: nothing is divided, there is a conflict of interest, or the
            review was handed in.

    """
    if round_.reviews_per_plan is None:
        raise InvalidInputError(
            msg("Divide the plans first: as it is, everybody reviews every plan.")
        )
    work.take_turn(round_.coalition_id)
    pair = {"round_id": round_.id, "project_id": project_id, "reviewer": reviewer}
    known = work.assignments.find(**pair)
    if gives:
        if any(conflict.counts for conflict in work.conflicts.find(**pair)):
            raise InvalidInputError(
                msg("{reviewer} has a conflict of interest with this plan.", reviewer=reviewer)
            )
        if not known:
            made = {"coalition_id": round_.coalition_id, "by_hand": True, **pair}
            work.assignments.add(Assignment.model_validate(made))
    else:
        if any(review.is_submitted for review in work.reviews.find(**pair)):
            raise InvalidInputError(msg("This review was handed in already, so it stays."))
        for assignment in known:
            work.assignments.remove(assignment)
    work.commit()


@by_right
def withdraw_reviewer(work: UnitOfWork, round_: Round, reviewer: str) -> dict[str, tuple[str, ...]]:
    """Let a reviewer stop: what was handed in stays, the rest goes to others.

    Returns reviewer → ids of the plans that they got extra.

    Raises:
        InvalidInputError: nobody would be left.

    """
    left = tuple(name for name in round_.reviewers if name != reviewer)
    if not left:
        raise InvalidInputError(
            msg("Somebody must be left to review. Name another reviewer first.")
        )
    work.take_turn(round_.coalition_id)
    before = {(a.project_id, a.reviewer) for a in work.assignments.find(round_id=round_.id)}
    withdrawn = tuple(dict.fromkeys((*round_.withdrawn, reviewer)))
    saved = work.rounds.save(round_.changed(reviewers=left, withdrawn=withdrawn))
    for review in work.reviews.find(round_id=round_.id, reviewer=reviewer):
        if not review.is_submitted:
            work.reviews.remove(review)
    extra: dict[str, tuple[str, ...]] = {}
    if before and saved.reviews_per_plan is not None:
        _divide_again(work, saved, keep_all=True)
        after = {(a.project_id, a.reviewer) for a in work.assignments.find(round_id=round_.id)}
        for plan, name in sorted(after - before):
            extra[name] = (*extra.get(name, ()), plan)
    work.commit()
    return extra


def loads(view: RoundView) -> tuple[LoadOf, ...]:
    """Return what each reviewer has to do, and why: the least and most, conflicts, what stood."""
    counts = {name: len(view.plans_of(name)) for name in view.round.reviewers}
    return tuple(_load(view, name, counts) for name in view.round.reviewers)


def _load(view: RoundView, name: str, counts: dict[str, int]) -> LoadOf:
    plans = view.plans_of(name)
    reasons: list[Message] = []
    others = [count for other, count in counts.items() if other != name]
    if view.assignments and others and min(others) == max(others):
        reasons.append(
            msgn(
                "One plan; the others have {each}.",
                "{n} plans; the others have {each}.",
                n=len(plans),
                each=others[0],
            )
        )
    elif view.assignments and others:
        reasons.append(
            msgn(
                "One plan; the others have {least} to {most}.",
                "{n} plans; the others have {least} to {most}.",
                n=len(plans),
                least=min(others),
                most=max(others),
            )
        )
    barred = [p.title for p in view.projects if view.conflict_of(p.id, name) is not None]
    if len(barred) > MOST_NAMED:
        reasons.append(msg("Not {n} others: a conflict of interest.", n=len(barred)))
    elif barred:
        reasons.append(msg("Not {plans}: a conflict of interest.", plans=barred))
    ids = {plan.id for plan in plans}
    by_hand = [
        view.titles[one.project_id]
        for one in view.assignments
        if one.reviewer == name and one.by_hand and one.project_id in ids
    ]
    if by_hand:
        reasons.append(msg("Chosen by hand: {plans}.", plans=by_hand))
    handed_in = sum(view.state_of(plan.id, name) == "submitted" for plan in plans)
    return LoadOf(name, tuple(plan.title for plan in plans), handed_in, tuple(reasons))


def _divide_again(work: UnitOfWork, round_: Round, *, keep_all: bool = False) -> Division:
    """Divide, and write the difference; `keep_all` only fills what fell open."""
    known = work.assignments.find(round_id=round_.id)
    out = {
        application.project_id
        for application in work.applications.find(round_id=round_.id)
        if application.withdrawn_on is not None or application.is_ruled_out
    }
    division = division_of(
        round_,
        [plan for plan in round_.project_ids if plan not in out],
        known,
        work.reviews.find(round_id=round_.id),
        work.conflicts.find(round_id=round_.id),
        keep_all=keep_all,
    )
    for assignment in known:
        if (assignment.project_id, assignment.reviewer) not in division.pairs:
            work.assignments.remove(assignment)
    there = {(a.project_id, a.reviewer) for a in known}
    work.assignments.add_all(
        [
            Assignment(
                coalition_id=round_.coalition_id,
                round_id=round_.id,
                project_id=plan,
                reviewer=name,
            )
            for plan, name in sorted(division.pairs - there)
        ]
    )
    return division


def division_of(
    round_: Round,
    plans: Sequence[str],
    known: Iterable[Assignment],
    reviews: Iterable[Review],
    conflicts: Iterable[Conflict],
    *,
    keep_all: bool = False,
) -> Division:
    """Return who would review what among `plans` (ids); `keep_all` only fills what fell open."""
    assert round_.reviews_per_plan is not None, "the round says how many reviews a plan gets"
    barred = {(one.project_id, one.reviewer) for one in conflicts if one.counts}
    return divide(
        plans,
        round_.reviewers,
        round_.reviews_per_plan,
        forbidden=barred,
        kept=_kept(round_, known, list(reviews), barred, keep_all=keep_all),
    )


def _kept(
    round_: Round,
    known: Iterable[Assignment],
    reviews: Sequence[Review],
    barred: set[Pair],
    *,
    keep_all: bool,
) -> set[Pair]:
    """Return the pairs that stay: begun, handed in, chosen by hand; of who stopped: handed in."""
    begun = {
        (review.project_id, review.reviewer)
        for review in reviews
        if review.is_submitted or review.reviewer in round_.reviewers
    }
    stood = {
        (one.project_id, one.reviewer)
        for one in known
        if (one.by_hand or keep_all) and one.reviewer in round_.reviewers
    }
    handed_in = {(r.project_id, r.reviewer) for r in reviews if r.is_submitted}
    return ((begun | stood) - barred) | handed_in
