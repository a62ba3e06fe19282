"""Deciding: what the funder grants, refuses or holds, each with a reason, and drawing lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.errors import InvalidInputError, StaleWriteError
from model.core.messages import msg
from model.review.awards import Award, DrawnLot
from model.review.lots import draw_lot, lot_numbers
from model.review.rounds import PHASES
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from model.review.awards import Outcome
    from model.review.rounds import Round
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

LEAST_IN_A_LOT = 2


@by_right
def decide(
    work: UnitOfWork,
    round_: Round,
    project_id: str,
    *,
    outcome: Outcome,
    reason: str,
    by: str,
    at: datetime,
    amount: float | None = None,
    advice: str = "",
    known: Award | None = None,
) -> Award:
    """Keep what the funder decided about a plan, in place of the decision they saw (`known`).

    Raises:
        InvalidInputError: nobody is named, there is no reason, it is too early, or a field is
            wrong.
        StaleWriteError: somebody else decided meanwhile.

    """
    values = {"outcome": outcome, "reason": reason, "advice": advice, "by": by.strip(), "at": at}
    _check(round_, reason, by)
    saved = _write(work, round_, project_id, {**values, "amount": amount}, known)
    work.commit()
    return saved


@by_right
def decide_alike(
    work: UnitOfWork,
    round_: Round,
    amounts: Mapping[str, float | None],
    *,
    outcome: Outcome,
    reason: str,
    by: str,
    at: datetime,
) -> list[Award]:
    """Decide alike about several plans that were not decided yet, with one reason.

    `amounts` is project id → euro to grant.

    Raises:
        InvalidInputError: see `decide`.

    """
    _check(round_, reason, by)
    decided = {award.project_id for award in work.awards.find(round_id=round_.id)}
    values = {"outcome": outcome, "reason": reason, "by": by.strip(), "at": at}
    saved = [
        _write(work, round_, project_id, {**values, "amount": amount})
        for project_id, amount in amounts.items()
        if project_id not in decided
    ]
    work.commit()
    return saved


def _check(round_: Round, reason: str, by: str) -> None:
    if not by.strip():
        raise InvalidInputError(msg("Fill in your name first: a decision needs somebody's name."))
    if PHASES.index(round_.phase) < PHASES.index("discussing"):
        raise InvalidInputError(msg("Reviewing goes on. Decide when the reviews lie side by side."))
    if not reason.strip():
        raise InvalidInputError(msg("Write why. The project reads your reason in the letter."))


def _write(
    work: UnitOfWork,
    round_: Round,
    project_id: str,
    values: dict[str, object],
    known: Award | None = None,
) -> Award:
    """Write a decision in place of the one that was seen; only what is granted has an amount."""
    if values["outcome"] != "granted":
        values = {**values, "amount": None}
    unseen = work.awards.find(round_id=round_.id, project_id=project_id) if known is None else []
    try:
        if known is not None:
            return _write_over(work, known, known.changed(**values))
        if unseen:
            raise StaleWriteError(
                msg("Somebody else changed this at the same time. Look at both and choose."),
                yours=unseen[0].changed(**values),
                theirs=unseen[0],
            )
        own = {"coalition_id": round_.coalition_id, "round_id": round_.id}
        award = Award.model_validate({**own, "project_id": project_id, **values})
        return work.awards.add(award)
    except ValidationError as error:
        raise clear_fault(error) from error


def _write_over(work: UnitOfWork, known: Award, wanted: Award) -> Award:
    """Write over the decision that was seen; whoever decided the same meanwhile is not asked.

    A decision is one whole with one name under it: it is never mixed from two without a question.
    """
    now = work.awards.one(known.id)
    said = {name: getattr(wanted, name) for name in ("outcome", "amount", "reason", "advice")}
    if now.version != known.version and now == now.changed(**said):
        return now
    return work.awards.save(wanted)


@by_right
def take_decision_back(work: UnitOfWork, award: Award) -> None:
    """Remove a decision; the history keeps it."""
    work.awards.remove(award)
    work.commit()


@by_right
def draw_lot_for(
    work: UnitOfWork,
    round_: Round,
    project_ids: Sequence[str],
    *,
    seed: str,
    reason: str,
    by: str,
    at: datetime,
) -> DrawnLot:
    """Draw a lot between plans and keep it; the same seed always gives the same order.

    Raises:
        InvalidInputError: fewer than two plans, no seed, no reason, or these plans were drawn
            already: a second try would not be a lot.

    """
    if len(set(project_ids)) < LEAST_IN_A_LOT:
        raise InvalidInputError(msg("Choose at least two plans to draw between."))
    if not seed.strip():
        raise InvalidInputError(msg("Write down what you agreed on as seed."))
    if not reason.strip():
        raise InvalidInputError(msg("Say why these plans are drawn between."))
    if not by.strip():
        raise InvalidInputError(msg("Fill in your name first: a decision needs somebody's name."))
    coalition = round_.coalition_id
    work.take_turn(coalition)
    for earlier in work.lots.find(round_id=round_.id):
        if set(earlier.lot.order) == set(project_ids):
            raise InvalidInputError(
                msg("A lot between these plans was drawn already. It holds: there is no second.")
            )
    plans = {project.id: project.title for project in work.projects.find(coalition_id=coalition)}
    tickets = lot_numbers({plan: plans[plan] for plan in project_ids})
    drawn = DrawnLot(
        coalition_id=coalition,
        round_id=round_.id,
        lot=draw_lot(tickets, seed),
        reason=reason.strip(),
        by=by.strip(),
        at=at,
    )
    added = work.lots.add(drawn)
    work.commit()
    return added


def spent(view: RoundView) -> float:
    """Return what was granted so far in euros."""
    return sum(award.amount or 0 for award in view.awards if award.outcome == "granted")
