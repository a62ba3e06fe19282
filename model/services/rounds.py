"""Funding rounds: making one, changing it, moving it on, and seeing who handed in what."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.lessons import LESSON_IDS
from model.review.rounds import PHASES, Review, Round
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from model.evaluation.projects import Project
    from model.review.rounds import Phase
    from model.storage.unit_of_work import UnitOfWork

ReviewState = Literal["not-started", "draft", "submitted"]


@dataclass(frozen=True)
class RoundView:
    """A round with its plans and everything that reviewers wrote."""

    round: Round
    projects: tuple[Project, ...]
    """The plans in the order of the round; plans removed from the workbench are left out."""
    reviews: tuple[Review, ...]

    @property
    def submitted(self) -> tuple[Review, ...]:
        """The reviews that were handed in, of plans that are still in the round."""
        ids = {project.id for project in self.projects}
        return tuple(r for r in self.reviews if r.is_submitted and r.project_id in ids)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """The round's reviewers, and behind them those who left after handing something in."""
        left = sorted({r.reviewer for r in self.submitted} - set(self.round.reviewers))
        return (*self.round.reviewers, *left)

    @property
    def titles(self) -> dict[str, str]:
        """The title of each plan by id."""
        return {project.id: project.title for project in self.projects}

    def review_of(self, project_id: str, reviewer: str) -> Review | None:
        """Return what this reviewer wrote about this plan."""
        found = (r for r in self.reviews if (r.project_id, r.reviewer) == (project_id, reviewer))
        return next(found, None)

    def state_of(self, project_id: str, reviewer: str) -> ReviewState:
        """Return how far this reviewer is with this plan."""
        review = self.review_of(project_id, reviewer)
        if review is None:
            return "not-started"
        return "submitted" if review.is_submitted else "draft"


def rounds(work: UnitOfWork, coalition_id: str) -> list[RoundView]:
    """Return all rounds of a coalition: the one being worked in first, closed ones last."""
    projects = {p.id: p for p in work.projects.find(coalition_id=coalition_id)}
    reviews = work.reviews.find(coalition_id=coalition_id)
    found = [
        RoundView(
            round=one,
            projects=tuple(projects[p] for p in one.project_ids if p in projects),
            reviews=tuple(r for r in reviews if r.round_id == one.id),
        )
        for one in work.rounds.find(coalition_id=coalition_id)
    ]
    return sorted(found, key=_order)


def start_round(work: UnitOfWork, coalition_id: str, **values: Any) -> Round:  # noqa: ANN401
    """Write a new round.

    Raises:
        InvalidInputError: a field is missing or wrong; the sentence says which.

    """
    checked = _checked(values)
    try:
        made = Round(coalition_id=coalition_id, **checked)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.rounds.add(made)
    work.commit()
    return added


def change_round(work: UnitOfWork, round_: Round, **values: Any) -> Round:  # noqa: ANN401
    """Write changed fields of a round. Reviews that were handed in stay as they are.

    Raises:
        InvalidInputError: a field is missing or wrong; the sentence says which.
        StaleWriteError: somebody else changed this round meanwhile.

    """
    checked = _checked({**round_.model_dump(exclude={"id", "version", "coalition_id"}), **values})
    try:
        changed = round_.changed(**checked)
    except ValidationError as error:
        raise clear_fault(error) from error
    saved = work.rounds.save(changed)
    work.commit()
    return saved


def move_round(work: UnitOfWork, round_: Round, phase: Phase) -> Round:
    """Move a round to another phase.

    Raises:
        InvalidInputError: there is nothing to review, or nobody to do it.
        StaleWriteError: somebody else changed this round meanwhile.

    """
    if PHASES.index(phase) > PHASES.index("open"):
        if not round_.project_ids:
            raise InvalidInputError(msg("Choose at least one plan before reviewing starts."))
        if not round_.reviewers:
            raise InvalidInputError(msg("Name at least one reviewer before reviewing starts."))
    saved = work.rounds.save(round_.changed(phase=phase))
    work.commit()
    return saved


def remove_round(work: UnitOfWork, round_: Round) -> None:
    """Remove a round with its reviews; it can be taken back from the history."""
    work.rounds.remove(round_)
    work.commit()


def _order(view: RoundView) -> tuple[bool, int, str]:
    opens = view.round.opens_on.toordinal() if view.round.opens_on else 0
    return view.round.phase == "closed", -opens, view.round.title.casefold()


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a round, tidied.

    Raises:
        InvalidInputError: the title is missing, the period runs backwards, a name stands twice,
            or the weights are wrong or unexplained.

    """
    checked = dict(values)
    checked["title"] = str(checked.get("title", "")).strip()
    if not checked["title"]:
        raise InvalidInputError(msg("Give the round a title."))
    opens, closes = checked.get("opens_on"), checked.get("closes_on")
    if opens and closes and closes < opens:
        raise InvalidInputError(msg("The round closes before it opens. Change one of the dates."))
    checked["reviewers"] = _names(checked.get("reviewers", ()))
    checked["weights"] = _weights(checked.get("weights") or {}, checked.get("weights_reason", ""))
    return checked


def _names(given: Sequence[str]) -> tuple[str, ...]:
    names = [" ".join(name.split()) for name in given if name.strip()]
    folded = [name.casefold() for name in names]
    double = next((n for n, f in zip(names, folded, strict=True) if folded.count(f) > 1), None)
    if double is not None:
        raise InvalidInputError(msg("The name {name} stands there twice.", name=double))
    return tuple(names)


def _weights(weights: Mapping[str, float], reason: str) -> dict[str, float]:
    """Return the weights; empty when all lessons weigh the same."""
    known = {lesson: float(weights.get(lesson, 0)) for lesson in LESSON_IDS} if weights else {}
    if any(not math.isfinite(w) or w < 0 for w in known.values()):
        raise InvalidInputError(msg("A weight is zero or more."))
    if known and not any(known.values()):
        raise InvalidInputError(
            msg("All weights are zero. Give at least one lesson a weight above zero.")
        )
    if len(set(known.values())) <= 1:
        return {}
    if not reason.strip():
        raise InvalidInputError(
            msg("Say why one lesson weighs more than another. Project leads will ask.")
        )
    return known
