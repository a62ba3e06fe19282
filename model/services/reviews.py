"""Reviewing a plan: a draft that is kept at each change, and blind until one's own is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.evaluation.lessons import LESSON_IDS
from model.review.rounds import PHASES, LessonScore, Review

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
    blocked: Message | None
    """Why nothing can be filled in now; None when it can."""

    def score_of(self, lesson: str) -> LessonScore:
        """Return the reviewer's own judgement of a lesson; an empty one when there is none."""
        return _score(self.review, lesson)

    @property
    def judged(self) -> int:
        """How many lessons have a level or do not apply."""
        scores = [self.score_of(lesson) for lesson in LESSON_IDS]
        return sum(score.level is not None or score.not_applicable for score in scores)


def review_desk(view: RoundView, project_id: str, reviewer: str) -> ReviewDesk:
    """Return what this reviewer may see and do.

    Others' reviews are shown after the own one is handed in, and to everybody from the moment the
    round is discussed.
    """
    own = view.review_of(project_id, reviewer)
    project = next(p for p in view.projects if p.id == project_id)
    may_look = (own is not None and own.is_submitted) or is_open_to_all(view.round)
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
        blocked=_blocked(view.round, own),
    )


def is_open_to_all(round_: Round) -> bool:
    """Whether reviews lie side by side for everybody: from the discussion on."""
    return PHASES.index(round_.phase) >= PHASES.index("discussing")


def keep_score(
    work: UnitOfWork,
    round_: Round,
    project_id: str,
    reviewer: str,
    lesson: str,
    **values: object,
) -> Review:
    """Keep a level, a reason or "does not apply" for one lesson, in the reviewer's draft.

    Raises:
        InvalidInputError: the round is not in review, or the review was handed in.

    """
    if lesson not in LESSON_IDS:
        raise InvalidInputError(msg("This lesson is not known here."))
    draft = _draft(work, round_, project_id, reviewer)
    score = LessonScore.model_validate({**_score(draft, lesson).model_dump(), **values})
    if score.not_applicable and score.level is not None:
        score = score.model_copy(update={"level": None})
    kept = {known.lesson: known for known in draft.scores} | {lesson: score}
    ordered = tuple(kept[known] for known in LESSON_IDS if known in kept)
    return _keep(work, draft.changed(scores=[s.model_dump() for s in ordered]))


def keep_review(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, **values: object
) -> Review:
    """Keep the reviewer's confidence or note in their draft.

    Raises:
        InvalidInputError: the round is not in review, or the review was handed in.

    """
    return _keep(work, _draft(work, round_, project_id, reviewer).changed(**values))


def submit_review(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, at: datetime
) -> Review:
    """Hand in a review. Lessons without a level were skipped, and cost the plan nothing.

    Raises:
        InvalidInputError: the round is not in review, the review was handed in already, or it
            says nothing about any lesson.

    """
    draft = _draft(work, round_, project_id, reviewer)
    if not any(score.level is not None or score.not_applicable for score in draft.scores):
        raise InvalidInputError(msg("Give at least one lesson a level before you hand in."))
    return _keep(work, draft.changed(submitted_at=at))


def _draft(work: UnitOfWork, round_: Round, project_id: str, reviewer: str) -> Review:
    """Return the reviewer's draft as stored, or a new one."""
    now = work.rounds.one(round_.id)
    if reviewer not in now.reviewers or project_id not in now.project_ids:
        raise InvalidInputError(msg("This plan is not for you to review. Choose again."))
    found = work.reviews.find(round_id=now.id, project_id=project_id, reviewer=reviewer)
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


def _score(review: Review | None, lesson: str) -> LessonScore:
    scores = review.scores if review else ()
    return next((s for s in scores if s.lesson == lesson), LessonScore(lesson=lesson))


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
