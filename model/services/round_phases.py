"""The phases of a round: what each means for whom, and what is good to know before moving on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import Message, msg, msgn

if TYPE_CHECKING:
    from datetime import date

    from model.review.rounds import Phase, Round
    from model.services.rounds import RoundView

LEAST_REVIEWS = 2
"""With fewer reviews of a plan no doubt shows at all. Our choice."""


def phase_meaning(phase: Phase) -> tuple[Message, ...]:
    """Say what a phase means for whom: reviewers, funder and project leads."""
    return _MEANING[phase]


def before_moving(view: RoundView, phase: Phase) -> tuple[Message, ...]:
    """Say what is good to know before a round moves to `phase`. Nothing here blocks."""
    notes: list[Message] = []
    if phase == "discussing":
        drafts = sum(not review.is_submitted for review in view.reviews)
        if drafts:
            notes.append(
                msgn(
                    "One review is begun and not handed in. It does not count.",
                    "{n} reviews are begun and not handed in. They do not count.",
                    n=drafts,
                )
            )
        thin = _thinly_reviewed(view)
        if thin:
            notes.append(msg("These plans have fewer than two reviews: {plans}.", plans=list(thin)))
    if phase == "reviewing":
        unread = sum(conflict.state == "proposed" for conflict in view.conflicts)
        if unread:
            notes.append(
                msgn(
                    "One possible conflict is not looked at. It counts as a conflict.",
                    "{n} possible conflicts are not looked at. They count as conflicts.",
                    n=unread,
                )
            )
        if view.round.exclusions and not view.applications:
            notes.append(msg("No plan was held against the rules of this round yet."))
    if phase == "closed":
        open_ = [p.title for p in view.projects if view.award_of(p.id) is None]
        if open_:
            notes.append(msg("Nothing is decided yet about {plans}.", plans=open_))
    if phase == "reviewing" and view.submitted:
        notes.append(
            msg("Reviewers may have seen each other's levels already. Say so in your decision.")
        )
    return tuple(notes)


def has_passed(round_: Round, today: date) -> bool:
    """Whether the closing date lies behind us while plans or reviews still come in."""
    return (
        round_.closes_on is not None
        and round_.closes_on < today
        and round_.phase in ("open", "reviewing")
    )


def _thinly_reviewed(view: RoundView) -> tuple[str, ...]:
    counts = {project.id: 0 for project in view.projects}
    for review in view.judging:
        counts[review.project_id] += 1
    return tuple(view.titles[i] for i, count in counts.items() if count < LEAST_REVIEWS)


_MEANING: dict[Phase, tuple[Message, ...]] = {
    "open": (
        msg("Project leads can still bring in plans."),
        msg("Reviewers cannot begin yet."),
    ),
    "reviewing": (
        msg(
            "Of each plan a copy is kept at this moment: that is what is judged, whatever changes "
            "later."
        ),
        msg("Each reviewer works alone, and sees others only after handing in their own review."),
        msg("Nobody sees a ranking yet, so that no level is pulled towards it."),
    ),
    "discussing": (
        msg("Reviews can no longer change."),
        msg("All reviews lie side by side, with the ranking and its doubt."),
    ),
    "deciding": (
        msg(
            "The funder chooses and writes down the reasons. A plan that is undecided is talked "
            "about, not counted out."
        ),
    ),
    "closed": (msg("The decisions are made. Everything stays readable."),),
}
