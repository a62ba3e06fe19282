"""Funding rounds: making one, changing it, moving it on, and seeing who handed in what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.review.rounds import PHASES, Affiliation, Review, Round
from model.services.assigning import assign_when_needed
from model.services.conflicts import look_for_conflicts
from model.services.handing_in import as_handed_in, copies_in_round, copy_what_is_judged
from model.services.merging import merged
from model.services.rights import by_right
from model.services.round_terms import checked_terms
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.core.entity import Owned
    from model.evaluation.projects import Project
    from model.review.applications import Application
    from model.review.assignments import Assignment
    from model.review.awards import Award, DrawnLot
    from model.review.conflicts import Conflict
    from model.review.questions import Question
    from model.review.rounds import Phase
    from model.storage.unit_of_work import UnitOfWork

ReviewState = Literal["not-started", "draft", "submitted"]


@dataclass(frozen=True)
class RoundView:
    """A round with its plans and everything that people wrote in it."""

    round: Round
    projects: tuple[Project, ...]
    """The plans that take part, in the order of the round; removed ones are left out."""
    reviews: tuple[Review, ...]
    ruled_out: tuple[Project, ...] = ()
    """Plans that an exclusion rule keeps out."""
    taken_back: tuple[Project, ...] = ()
    """Plans that the project took back."""
    applications: tuple[Application, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    questions: tuple[Question, ...] = ()
    awards: tuple[Award, ...] = ()
    lots: tuple[DrawnLot, ...] = ()
    copied_at: dict[str, datetime] = field(default_factory=dict)
    """The moment of the copy that reviewers read, by plan; a plan without one is read as it is."""

    @property
    def submitted(self) -> tuple[Review, ...]:
        """The reviews that were handed in, of plans that still take part."""
        ids = {project.id for project in self.projects}
        return tuple(r for r in self.reviews if r.is_submitted and r.project_id in ids)

    @property
    def judging(self) -> tuple[Review, ...]:
        """The handed-in reviews that judge: not those in which somebody abstained."""
        return tuple(review for review in self.submitted if not review.abstained)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """The round's reviewers, and behind them those who left after handing something in."""
        left = sorted({r.reviewer for r in self.submitted} - set(self.round.reviewers))
        return (*self.round.reviewers, *left)

    @property
    def every_plan(self) -> tuple[Project, ...]:
        """All plans that came in, also those that take no part any more."""
        return (*self.projects, *self.ruled_out, *self.taken_back)

    @property
    def titles(self) -> dict[str, str]:
        """The title of each plan by id."""
        return {project.id: project.title for project in self.every_plan}

    def application_of(self, project_id: str) -> Application | None:
        """Return what is kept of this plan before review."""
        return next((a for a in self.applications if a.project_id == project_id), None)

    def award_of(self, project_id: str) -> Award | None:
        """Return what the funder decided about this plan."""
        return next((award for award in self.awards if award.project_id == project_id), None)

    def review_of(self, project_id: str, reviewer: str) -> Review | None:
        """Return what this reviewer wrote about this plan."""
        found = (r for r in self.reviews if (r.project_id, r.reviewer) == (project_id, reviewer))
        return next(found, None)

    def conflict_of(self, project_id: str, reviewer: str) -> Conflict | None:
        """Return the conflict that keeps this plan away from this reviewer, if there is one."""
        return next(
            (
                conflict
                for conflict in self.conflicts
                if (conflict.project_id, conflict.reviewer) == (project_id, reviewer)
                and conflict.counts
            ),
            None,
        )

    def plans_of(self, reviewer: str) -> tuple[Project, ...]:
        """Return the plans that this reviewer reviews; without a division these are all plans."""
        pairs = {(one.project_id, one.reviewer) for one in self.assignments}
        return tuple(
            project
            for project in self.projects
            if self.conflict_of(project.id, reviewer) is None
            and (not (pairs or self.round.is_divided) or (project.id, reviewer) in pairs)
        )

    def expects(self, project_id: str, reviewer: str) -> bool:
        """Whether this reviewer reviews this plan."""
        return any(project.id == project_id for project in self.plans_of(reviewer))

    def state_of(self, project_id: str, reviewer: str) -> ReviewState:
        """Return how far this reviewer is with this plan."""
        review = self.review_of(project_id, reviewer)
        if review is None:
            return "not-started"
        return "submitted" if review.is_submitted else "draft"


@by_right
def rounds(work: UnitOfWork, coalition_id: str) -> list[RoundView]:
    """Return all rounds of a coalition: the one being worked in first, closed ones last."""
    found = work.rounds.find(coalition_id=coalition_id)
    if not found:
        return []
    projects = {p.id: p for p in work.projects.find(coalition_id=coalition_id)}
    lists: dict[str, list[Any]] = {
        name: work.repository(name).find(coalition_id=coalition_id)
        for name in (*_LISTS, "plan_shares")
    }
    views = [_view(one, projects, lists) for one in found]
    return sorted(views, key=_order)


@by_right
def start_round(work: UnitOfWork, coalition_id: str, **values: Any) -> Round:  # noqa: ANN401
    """Write a new round, and look on the map for conflicts of interest.

    Raises:
        InvalidInputError: a field is missing or wrong; the sentence says which.

    """
    try:
        made = Round(coalition_id=coalition_id, **checked_terms(values))
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.rounds.add(made)
    look_for_conflicts(work, added)
    work.commit()
    return added


_ITS_OWN = {"id", "version", "coalition_id"}
_LISTED = ("reviewers", "project_ids", "check_ids", "withdrawn")
"""Fields in which each name or plan stands for itself: two people may each add one."""


@by_right
def change_round(work: UnitOfWork, round_: Round, **values: Any) -> Round:  # noqa: ANN401
    """Write changed fields of a round. Reviews that were handed in stay as they are.

    Raises:
        InvalidInputError: a field is missing or wrong; the sentence says which.
        StaleWriteError: somebody else changed the same field meanwhile.

    """
    kept = round_.model_dump(exclude=_ITS_OWN)
    try:
        typed = round_.changed(**checked_terms({**kept, **values}))
        changed = merged(round_, typed, work.rounds.one(round_.id), sets=_LISTED)
        if changed != typed:
            changed = changed.changed(**checked_terms(changed.model_dump(exclude=_ITS_OWN)))
    except ValidationError as error:
        raise clear_fault(error) from error
    saved = work.rounds.save(changed)
    look_for_conflicts(work, saved)
    if saved.phase == "reviewing":
        _begin_reviewing(work, saved)
    work.commit()
    return saved


@by_right
def link_reviewer(work: UnitOfWork, round_: Round, reviewer: str, partner_id: str) -> Round:
    """Say which partner on the map a reviewer works for; what the map shows is looked up again."""
    known = round_.affiliations.get(reviewer, Affiliation())
    linked = known.model_copy(update={"partner_id": partner_id})
    return change_round(work, round_, affiliations={**round_.affiliations, reviewer: linked})


@by_right
def move_round(work: UnitOfWork, round_: Round, phase: Phase) -> Round:
    """Move a round to another phase. When reviewing starts, plans are divided over reviewers.

    Raises:
        InvalidInputError: there is nothing to review, or nobody to do it.
        StaleWriteError: somebody else changed this round meanwhile.

    """
    if PHASES.index(phase) > PHASES.index("open"):
        if not round_.project_ids:
            raise InvalidInputError(msg("Choose at least one plan before reviewing starts."))
        if not round_.reviewers:
            raise InvalidInputError(msg("Name at least one reviewer before reviewing starts."))
    work.take_turn(round_.coalition_id)
    moved = merged(round_, round_.changed(phase=phase), work.rounds.one(round_.id), sets=_LISTED)
    saved = work.rounds.save(moved)
    if phase == "reviewing":
        look_for_conflicts(work, saved)
        _begin_reviewing(work, saved)
    work.commit()
    return saved


def _begin_reviewing(work: UnitOfWork, round_: Round) -> None:
    copy_what_is_judged(work, round_, datetime.now(UTC))
    assign_when_needed(work, round_)


@by_right
def remove_round(work: UnitOfWork, round_: Round) -> None:
    """Remove a round with its reviews; it can be taken back from the history."""
    work.rounds.remove(round_)
    work.commit()


_LISTS = ("reviews", "applications", "conflicts", "assignments", "questions", "awards", "lots")


def _view(round_: Round, projects: dict[str, Project], lists: dict[str, list[Any]]) -> RoundView:
    own = {name: _of(round_, lists[name]) for name in _LISTS}
    copies = _of(round_, lists["plan_shares"])
    counting = copies_in_round(copies, round_.id)
    there = [projects[p] for p in round_.project_ids if p in projects]
    known = [as_handed_in(project, counting.get(project.id)) for project in there]
    applications: dict[str, Application] = {a.project_id: a for a in own["applications"]}
    back = {p for p, a in applications.items() if a.withdrawn_on is not None}
    back |= {one.project_id for one in copies} - set(counting)
    out = {p for p, a in applications.items() if a.is_ruled_out} - back
    return RoundView(
        round=round_,
        projects=tuple(p for p in known if p.id not in back | out),
        ruled_out=tuple(p for p in known if p.id in out),
        taken_back=tuple(p for p in known if p.id in back),
        copied_at={project_id: copy.shared_at for project_id, copy in counting.items()},
        **own,
    )


def _of(round_: Round, entries: Iterable[Owned]) -> tuple[Any, ...]:
    return tuple(one for one in entries if getattr(one, "round_id", "") == round_.id)


def _order(view: RoundView) -> tuple[bool, int, str]:
    opens = view.round.opens_on.toordinal() if view.round.opens_on else 0
    return view.round.phase == "closed", -opens, view.round.title.casefold()
