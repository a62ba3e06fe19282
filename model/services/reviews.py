"""Reviewing a plan: a draft that is kept at each change, and blind until one's own is in.

Who reviews comes in as a name of the round's list, from whatever way somebody came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.review.rounds import PHASES, CheckAnswer, LessonScore, Review
from model.services.criteria import criterion_ids
from model.services.handing_in import as_handed_in, copies_in_round
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from datetime import datetime

    from model.evaluation.projects import Project
    from model.review.rounds import Round
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReviewDesk:
    """What one reviewer sees of one plan."""

    round: Round
    project: Project
    reviewer: str
    review: Review | None
    """Their own, begun or handed in."""
    others: tuple[Review, ...]
    """What others handed in; empty as long as this reviewer may not see it."""
    may_look: bool
    """Whether others' reviews and the applicant's own levels may be shown."""
    blocked: Message | None
    """Why nothing can be filled in now; None when it can."""
    hidden: Message | None
    """Why the plan itself must not be shown to this reviewer; None when it may."""

    def score_of(self, criterion: str) -> LessonScore:
        """Return the reviewer's own judgement of a criterion; an empty one when there is none."""
        return _score(self.review, criterion)

    def check_of(self, check: str) -> CheckAnswer | None:
        """Return what the reviewer said about a funding check."""
        checks = self.review.checks if self.review else ()
        return next((one for one in checks if one.check == check), None)

    @property
    def judged(self) -> int:
        """How many criteria have a level or do not apply."""
        return len(criterion_ids(self.round)) - len(self.skipped)

    @property
    def skipped(self) -> tuple[str, ...]:
        """The criteria without a level, that are not said not to apply either."""
        return tuple(
            criterion
            for criterion in criterion_ids(self.round)
            if (score := self.score_of(criterion)).level is None and not score.not_applicable
        )


def review_desk(view: RoundView, project_id: str, reviewer: str) -> ReviewDesk:
    """Return what this reviewer may see and do.

    Others' reviews are shown after the own one is handed in, and to everybody from the moment the
    round is discussed. With a conflict of interest nothing of the plan is shown.
    """
    own = view.review_of(project_id, reviewer)
    project = next(p for p in view.projects if p.id == project_id)
    conflict = view.conflict_of(project_id, reviewer)
    may_look = conflict is None and (
        (own is not None and own.is_submitted) or is_open_to_all(view.round)
    )
    others = [
        review
        for review in view.submitted
        if review.project_id == project_id and review.reviewer != reviewer
    ]
    return ReviewDesk(
        round=view.round,
        project=project,
        reviewer=reviewer,
        review=own,
        others=tuple(sorted(others, key=lambda r: r.reviewer.casefold())) if may_look else (),
        may_look=may_look,
        blocked=_blocked(view.round, own),
        hidden=None if conflict is None else _CONFLICT,
    )


def is_open_to_all(round_: Round) -> bool:
    """Whether reviews lie side by side for everybody: from the discussion on."""
    return PHASES.index(round_.phase) >= PHASES.index("discussing")


@by_right
def keep_score(
    work: UnitOfWork,
    round_: Round,
    project_id: str,
    reviewer: str,
    criterion: str,
    **values: object,
) -> Review:
    """Keep a level, a reason or "does not apply" for one criterion, in the reviewer's draft.

    Raises:
        InvalidInputError: the round is not in review, or the review was handed in.

    """
    known = criterion_ids(round_)
    if criterion not in known:
        raise InvalidInputError(msg("This lesson is not known here."))
    draft = _draft(work, round_, project_id, reviewer)
    score = LessonScore.model_validate({**_score(draft, criterion).model_dump(), **values})
    if score.not_applicable and score.level is not None:
        score = score.model_copy(update={"level": None})
    kept = {one.lesson: one for one in draft.scores} | {criterion: score}
    ordered = tuple(kept[one] for one in known if one in kept)
    return _keep(work, draft.changed(scores=[s.model_dump() for s in ordered]))


@by_right
def keep_check(
    work: UnitOfWork,
    round_: Round,
    project_id: str,
    reviewer: str,
    check: str,
    *,
    outcome: str | None,
    reason: str = "",
) -> Review:
    """Keep what the reviewer says about a funding check; None takes the answer back.

    Raises:
        InvalidInputError: the round is not in review, or the review was handed in.

    """
    draft = _draft(work, round_, project_id, reviewer)
    kept = {one.check: one.model_dump() for one in draft.checks if one.check != check}
    if outcome is not None:
        kept[check] = {"check": check, "outcome": outcome, "reason": reason}
    return _keep(work, draft.changed(checks=tuple(kept.values())))


@by_right
def keep_review(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, **values: object
) -> Review:
    """Keep the reviewer's confidence or note in their draft.

    Raises:
        InvalidInputError: the round is not in review, or the review was handed in.

    """
    draft = _draft(work, round_, project_id, reviewer)
    try:
        changed = draft.changed(**values)
    except ValidationError as error:
        raise clear_fault(error) from error
    return _keep(work, changed)


@by_right
def submit_review(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, at: datetime
) -> Review:
    """Hand in a review. Criteria without a level were skipped, and cost the plan nothing.

    Raises:
        InvalidInputError: the round is not in review, the review was handed in already, or it
            says nothing about any lesson.

    """
    draft = _draft(work, round_, project_id, reviewer)
    if not any(score.level is not None or score.not_applicable for score in draft.scores):
        raise InvalidInputError(msg("Give at least one lesson a level before you hand in."))
    copies = copies_in_round(work.plan_shares.find(project_id=project_id), round_.id)
    version = as_handed_in(work.projects.one(project_id), copies.get(project_id)).version
    return _keep(work, draft.changed(submitted_at=at, project_version=version))


@by_right
def abstain(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, *, note: str, at: datetime
) -> Review:
    """Hand in that this reviewer gives no judgement of this plan; it costs the plan nothing.

    Raises:
        InvalidInputError: the round is not in review, or the review was handed in already.

    """
    draft = _draft(work, round_, project_id, reviewer)
    values = {"abstained": True, "note": note, "scores": (), "checks": (), "submitted_at": at}
    return _keep(work, draft.changed(**values, confidence=None))


def _draft(work: UnitOfWork, round_: Round, project_id: str, reviewer: str) -> Review:
    """Return the reviewer's draft as stored, or a new one; nobody moves the round meanwhile."""
    work.take_turn(round_.coalition_id)
    now = work.rounds.one(round_.id)
    if reviewer not in now.reviewers or project_id not in now.project_ids:
        raise InvalidInputError(msg("This plan is not for you to review. Choose again."))
    own = {"round_id": now.id, "project_id": project_id, "reviewer": reviewer}
    if any(conflict.counts for conflict in work.conflicts.find(**own)):
        raise InvalidInputError(_CONFLICT)
    if now.is_divided and not work.assignments.find(**own):
        raise InvalidInputError(msg("This plan is not for you to review. Choose again."))
    found = work.reviews.find(**own)
    review = found[0] if found else None
    blocked = _blocked(now, review)
    if blocked is not None:
        raise InvalidInputError(blocked)
    return review or Review(
        coalition_id=now.coalition_id, round_id=now.id, project_id=project_id, reviewer=reviewer
    )


def _keep(work: UnitOfWork, review: Review) -> Review:
    saved = work.reviews.save(review) if review.version else work.reviews.add(review)
    work.commit()
    return saved


def _score(review: Review | None, criterion: str) -> LessonScore:
    scores = review.scores if review else ()
    return next((s for s in scores if s.lesson == criterion), LessonScore(lesson=criterion))


_CONFLICT = msg("You stand too near to this plan to review it, so it is not shown to you.")


def _blocked(round_: Round, review: Review | None) -> Message | None:
    if review is not None and review.is_submitted:
        return msg("You handed in this review. It cannot change any more.")
    if round_.phase == "open":
        return msg("Reviewing has not begun: the round is still open for plans.")
    if round_.phase == "closed":
        return msg("The round is closed. Reviews can be read, not changed.")
    if round_.phase != "reviewing":
        return msg("Reviewing is over: the reviews are being talked about now.")
    return None
