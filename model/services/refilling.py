"""Plans that lost a reader: who could take them, why, and accepting that in one step.

A conflict of interest may be declared late. The reviewer is off the plan at once; that somebody
else gets it is a decision of the funder, who sees the proposal with its reason first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg, msgn
from model.review.assignments import Assignment, Pair
from model.services.assigning import division_of
from model.services.rights import by_right
from model.services.rounds import rounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.review.rounds import Phase, Round
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

TAKES_READERS: tuple[Phase, ...] = ("open", "reviewing")
"""After these phases nobody begins a review any more."""


@dataclass(frozen=True)
class OpenPlace:
    """One plan with too few readers."""

    project_id: str
    title: str
    lost: tuple[Message, ...]
    """Who fell away, and why."""
    takers: tuple[tuple[str, Message], ...]
    """Who could read it, each with the reason."""
    short: int
    """How many readers are still missing then."""


def open_places(view: RoundView) -> tuple[OpenPlace, ...]:
    """Return the plans that have too few readers, with a proposal that leaves all else as it is."""
    round_ = view.round
    if round_.reviews_per_plan is None or not view.assignments or round_.phase not in TAKES_READERS:
        return ()
    titles = {project.id: project.title for project in view.projects}
    have = _readers(view)
    division = division_of(
        round_, list(titles), view.assignments, view.reviews, view.conflicts, keep_all=True
    )
    loads = {name: len(view.plans_of(name)) for name in round_.reviewers}
    found = []
    for plan, title in titles.items():
        takers = sorted(
            name for project, name in division.pairs if project == plan and name not in have[plan]
        )
        short = division.short.get(plan, 0)
        if takers or short:
            why = tuple((name, _why(name, loads)) for name in takers)
            found.append(OpenPlace(plan, title, _lost(view, plan), why, short))
    return tuple(found)


@by_right
def accept_readers(work: UnitOfWork, round_: Round, places: Sequence[OpenPlace]) -> int:
    """Give the plans as proposed in `places`; returns how many. Everything else stays.

    Raises:
        InvalidInputError: the proposal is another one by now.

    """
    now = rounds(work, round_.coalition_id)
    view = next(one for one in now if one.round.id == round_.id)
    seen = _pairs(places)
    if not seen or seen != _pairs(open_places(view)):
        raise InvalidInputError(
            msg("Something changed meanwhile. Look at the new proposal and press again.")
        )
    barred = {(c.project_id, c.reviewer) for c in view.conflicts if c.counts}
    wanted = {place.project_id for place in places}
    for one in view.assignments:
        pair = (one.project_id, one.reviewer)
        if one.project_id in wanted and pair in barred and not _handed_in(view, pair):
            work.assignments.remove(one)
    own = {"coalition_id": round_.coalition_id, "round_id": round_.id}
    work.assignments.add_all(
        [
            Assignment.model_validate({**own, "project_id": plan, "reviewer": name})
            for plan, name in sorted(seen)
        ]
    )
    work.commit()
    return len(seen)


def _pairs(places: Sequence[OpenPlace]) -> set[Pair]:
    return {(place.project_id, name) for place in places for name, _ in place.takers}


def _readers(view: RoundView) -> dict[str, set[str]]:
    """Return plan → who reads it, and who handed in a review and left."""
    have: dict[str, set[str]] = {project.id: set() for project in view.projects}
    for one in view.assignments:
        pair = (one.project_id, one.reviewer)
        if one.project_id in have and (view.conflict_of(*pair) is None or _handed_in(view, pair)):
            have[one.project_id].add(one.reviewer)
    for review in view.submitted:
        have[review.project_id].add(review.reviewer)
    return have


def _handed_in(view: RoundView, pair: Pair) -> bool:
    return view.state_of(*pair) == "submitted"


def _lost(view: RoundView, plan: str) -> tuple[Message, ...]:
    """Say who had this plan and stands too near to it."""
    lost = []
    for one in view.assignments:
        conflict = view.conflict_of(plan, one.reviewer) if one.project_id == plan else None
        if conflict is None:
            continue
        if conflict.reason:
            said = msg("{reviewer} fell away: “{reason}”", reviewer=one.reviewer,
                       reason=conflict.reason)  # fmt: skip
        else:
            said = msg("{reviewer} fell away: a conflict of interest.", reviewer=one.reviewer)
        lost.append(said)
    return tuple(lost)


def _why(name: str, loads: dict[str, int]) -> Message:
    others = [load for other, load in loads.items() if other != name] or [loads[name]]
    if min(others) == max(others):
        return msgn(
            "has one plan now; the others have {each}",
            "has {n} plans now; the others have {each}",
            n=loads[name],
            each=others[0],
        )
    return msgn(
        "has one plan now; the others have {least} to {most}",
        "has {n} plans now; the others have {least} to {most}",
        n=loads[name],
        least=min(others),
        most=max(others),
    )
