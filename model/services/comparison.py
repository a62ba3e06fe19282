"""Comparing the plans of a round: a ranking with its doubt, and where reviewers differ most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.messages import Message, Ref, msg, msgn
from model.review.ranking import most_settling, rank
from model.review.scores import Score, submitted_scores
from model.services.exclusion_reading import asked_amount
from model.services.reviews import is_open_to_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.review.rounds import Review
    from model.review.standings import Ranking
    from model.services.rounds import RoundView

WIDE = 2
"""From this many levels apart on, two reviewers of one lesson should talk. Our choice."""
LEAST_PLANS = 2
MOST_DISAGREEMENTS = 8
MOST_SETTLING = 3


@dataclass(frozen=True)
class Opinion:
    """What one reviewer gave for one lesson of one plan."""

    reviewer: str
    level: int
    reason: str


@dataclass(frozen=True)
class Disagreement:
    """A lesson of a plan about which reviewers differ much."""

    project_id: str
    lesson: str
    spread: int
    """Highest minus lowest level."""
    opinions: tuple[Opinion, ...]
    """The lowest level first."""


@dataclass(frozen=True)
class Comparison:
    """The plans of a round side by side."""

    view: RoundView
    ranking: Ranking | None
    withheld: Message | None
    """Why there is no ranking; None when there is."""
    line: Message | None
    """Where the line between in and out comes from; None when nothing was stated."""
    finding: Message | None
    """What the picture says, in one sentence."""
    settling: tuple[str, ...]
    """Titles of the plans that one more review would settle most."""
    disagreements: tuple[Disagreement, ...]
    notes: tuple[Message, ...]
    """What a reader must know beside the numbers."""


def comparison(view: RoundView) -> Comparison:
    """Compare the plans of a round, from the reviews that were handed in.

    As long as the round is in review there is no ranking: seeing it would end blind reviewing.
    """
    withheld = _withheld(view)
    if withheld is not None:
        return Comparison(view, None, withheld, None, None, (), (), ())
    ids = tuple(project.id for project in view.projects)
    scores = submitted_scores(view.judging)
    weights = tuple(sorted(view.round.weights.items()))
    fund, line = _line(view, scores, weights, ids)
    ranking = _ranked(scores, weights, fund, ids)
    return Comparison(
        view=view,
        ranking=ranking,
        withheld=None,
        line=line,
        finding=_finding(ranking, view.titles),
        settling=tuple(view.titles[i] for i in _worth_a_review(ranking)),
        disagreements=disagreements(view.judging),
        notes=_notes(view, ranking),
    )


def disagreements(
    reviews: Sequence[Review], *, most: int = MOST_DISAGREEMENTS
) -> tuple[Disagreement, ...]:
    """Return the lessons about which reviewers differ by two levels or more, the most first."""
    given: dict[tuple[str, str], list[Opinion]] = {}
    for review in reviews:
        for score in review.scores:
            if score.level is not None and not score.not_applicable:
                opinion = Opinion(review.reviewer, score.level, score.reason)
                given.setdefault((review.project_id, score.lesson), []).append(opinion)
    found = [
        Disagreement(
            project_id=project,
            lesson=lesson,
            spread=max(o.level for o in opinions) - min(o.level for o in opinions),
            opinions=tuple(sorted(opinions, key=lambda o: (o.level, o.reviewer.casefold()))),
        )
        for (project, lesson), opinions in given.items()
    ]
    wide = [one for one in found if one.spread >= WIDE]
    # Equal spreads: the one that the most reviewers gave a level first, then a fixed order.
    wide.sort(key=lambda d: (-d.spread, -len(d.opinions), d.project_id, d.lesson))
    return tuple(wide[:most])


def _withheld(view: RoundView) -> Message | None:
    if not is_open_to_all(view.round):
        return msg(
            "The ranking appears when the round moves on to the discussion. Until then each "
            "reviewer works alone."
        )
    reviewed = {review.project_id for review in view.judging}
    if len(reviewed) < LEAST_PLANS:
        return msg("A comparison needs reviews of at least two plans.")
    return None


@lru_cache(maxsize=64)
def _ranked(
    scores: tuple[Score, ...],
    weights: tuple[tuple[str, float], ...],
    fund: int | None,
    projects: tuple[str, ...],
) -> Ranking:
    """Return the ranking; kept, because the same reviews always give the same one."""
    return rank(scores, weights=dict(weights), fund=fund, projects=projects)


def _line(
    view: RoundView,
    scores: tuple[Score, ...],
    weights: tuple[tuple[str, float], ...],
    ids: tuple[str, ...],
) -> tuple[int | None, Message | None]:
    """Return how many plans can be granted, and where that number comes from.

    With a budget only: as many plans as fit, taken from the expected order.
    """
    round_ = view.round
    if round_.places is not None:
        text = msgn("There is room for one plan.", "There is room for {n} plans.", n=round_.places)
        return round_.places, text
    if round_.budget is None:
        return None, None
    asked = {project.id: asked_amount(project) for project in view.projects}
    if any(amount is None for amount in asked.values()):
        return None, msg(
            "Not every plan says what it costs, so the budget draws no line. Fill in the costs, or "
            "the number of plans you can grant."
        )
    left, places = round_.budget, 0
    for ranked in _ranked(scores, weights, None, ids).projects:
        left -= asked[ranked.id] or 0
        if left < 0:
            break
        places += 1
    text = msgn(
        "The budget is enough for the one plan that is expected first.",
        "The budget is enough for the {n} plans that are expected first.",
        n=places,
    )
    return places, text


def _worth_a_review(ranking: Ranking) -> list[str]:
    """Return the plans that one more review would settle most; with a line, undecided ones only."""
    open_ = {p.id for p in ranking.projects if ranking.fund is None or p.band == "undecided"}
    helpful = most_settling(ranking, count=len(ranking.projects))
    return [project for project in helpful if project in open_][:MOST_SETTLING]


def _notes(view: RoundView, ranking: Ranking) -> tuple[Message, ...]:
    """Return the remarks on the round and its reviewers, with criteria by their label."""
    own = {criterion.id: criterion.label for criterion in view.round.criteria}
    remarks = [*ranking.notes, *(one.note for one in ranking.reviewers if one.note is not None)]
    return tuple(
        remark.model_copy(
            update={"values": {**remark.values, "lesson": _named(remark.values["lesson"], own)}}
        )
        if "lesson" in remark.values
        else remark
        for remark in remarks
    )


def _named(criterion: str, own: dict[str, str]) -> str | dict[str, str]:
    return own.get(criterion) or Ref(kind="lessons", ref=criterion).model_dump()


def _finding(ranking: Ranking, titles: dict[str, str]) -> Message:
    """Say in one sentence what the picture shows."""
    if ranking.fund is None:
        decided = sum(pair.decided for pair in ranking.pairwise)
        return msg(
            "Of {total} pairs of plans the reviews decide {decided}.",
            total=len(ranking.pairwise),
            decided=decided,
        )
    named = {
        band: [titles[p.id] for p in ranking.projects if p.band == band]
        for band in ("in", "undecided", "out")
    }
    if not named["undecided"]:
        return msg("The reviews decide about every plan.")
    if len(named["undecided"]) == len(ranking.projects):
        return msg("The reviews decide about no plan yet: all of them need a talk.")
    return msgn(
        "The reviews decide about all plans but one: {plans}.",
        "The reviews leave {n} plans undecided: {plans}.",
        n=len(named["undecided"]),
        plans=named["undecided"],
    )
