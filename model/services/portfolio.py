"""What a set of plans covers together: groups, areas, kinds of support, and what nobody does."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.messages import Message, Ref, msg
from model.services.exclusion_reading import asked_amount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from model.evaluation.projects import Project
    from model.review.standings import Ranking
    from model.services.rounds import RoundView

KINDS: dict[str, Callable[[Project], tuple[str, ...]]] = {
    "risk-groups": lambda project: project.risk_groups,
    "kinds-of-support": lambda project: project.kinds_of_support,
    "building-blocks": lambda project: project.building_blocks,
    "aims": lambda project: (project.aim,) if project.aim else (),
}
"""Vocabulary → what a plan says of it. Aims hold prevention against reduction."""
ALIKE = 0.6
"""From this share in common on, two plans look like doubles. Our choice."""
LEAST_IN_COMMON = 2


@dataclass(frozen=True)
class Covered:
    """One thing that can be covered, with the chosen plans that do."""

    kind: str
    item: str
    plans: tuple[str, ...]
    """Ids of chosen plans."""
    elsewhere: tuple[str, ...]
    """Ids of plans in the round that do, and were not chosen."""


@dataclass(frozen=True)
class Double:
    """Two chosen plans that look alike."""

    a: str
    b: str
    common: tuple[Ref, ...]


@dataclass(frozen=True)
class Portfolio:
    """What a chosen set does together."""

    chosen: tuple[str, ...]
    covered: tuple[Covered, ...]
    areas: dict[str, tuple[str, ...]]
    """Area as the plans write it → ids of chosen plans; the empty text: no area named."""
    doubles: tuple[Double, ...]
    costs: float
    unpriced: tuple[str, ...]
    """Ids of chosen plans that do not say what they ask."""

    def of(self, kind: str) -> tuple[Covered, ...]:
        """Return what is covered of one vocabulary, in its order."""
        return tuple(one for one in self.covered if one.kind == kind)


@dataclass(frozen=True)
class Swap:
    """What changes when one chosen plan makes way for another."""

    gained: tuple[Message, ...]
    lost: tuple[Message, ...]
    costs: float
    """Euro more (or, below 0, less)."""
    ranks: tuple[float, float] | None
    """Expected ranks of the plan that goes and the plan that comes."""
    decided: bool | None
    """Whether the reviews decide which of the two is better; None without a ranking."""


def chosen_plans(view: RoundView, ranking: Ranking | None) -> tuple[str, ...]:
    """Return the plans that are granted; as long as nothing is decided: those above the line."""
    granted = tuple(a.project_id for a in view.awards if a.outcome == "granted")
    if granted or ranking is None:
        return granted
    number = ranking.fund or 0
    return tuple(project.id for project in ranking.projects[:number])


def portfolio(projects: Sequence[Project], chosen: Sequence[str]) -> Portfolio:
    """Return what the chosen plans cover, and what the round offers besides."""
    taken = [project for project in projects if project.id in chosen]
    left = [project for project in projects if project.id not in chosen]
    areas: dict[str, tuple[str, ...]] = {}
    for project in taken:
        areas[project.area] = (*areas.get(project.area, ()), project.id)
    priced = {project.id: asked_amount(project) for project in taken}
    return Portfolio(
        chosen=tuple(project.id for project in taken),
        covered=tuple(
            Covered(kind, item, _with(taken, says, item), _with(left, says, item))
            for kind, says in KINDS.items()
            for item in catalogue().items(kind)
        ),
        areas=dict(sorted(areas.items(), key=lambda pair: (not pair[0], pair[0].casefold()))),
        doubles=tuple(_doubles(taken)),
        costs=sum(amount or 0 for amount in priced.values()),
        unpriced=tuple(plan for plan, amount in priced.items() if amount is None),
    )


def swap(
    projects: Sequence[Project],
    chosen: Sequence[str],
    out: str,
    into: str,
    ranking: Ranking | None,
) -> Swap:
    """Return what a chosen set gains and loses when `out` makes way for `into`."""
    before = portfolio(projects, chosen)
    after = portfolio(projects, [*(plan for plan in chosen if plan != out), into])
    had = {(one.kind, one.item) for one in before.covered if one.plans}
    has = {(one.kind, one.item) for one in after.covered if one.plans}
    gained = [_thing(*pair) for pair in sorted(has - had)]
    lost = [_thing(*pair) for pair in sorted(had - has)]
    gained += [msg("area {area}", area=a) for a in after.areas if a and a not in before.areas]
    lost += [msg("area {area}", area=a) for a in before.areas if a and a not in after.areas]
    return Swap(
        gained=tuple(gained),
        lost=tuple(lost),
        costs=after.costs - before.costs,
        ranks=_ranks(ranking, out, into),
        decided=_decided(ranking, out, into),
    )


def _with(
    projects: Sequence[Project], says: Callable[[Project], tuple[str, ...]], item: str
) -> tuple[str, ...]:
    return tuple(project.id for project in projects if item in says(project))


def _doubles(taken: Sequence[Project]) -> list[Double]:
    found = []
    for a, b in combinations(taken, 2):
        marks_a, marks_b = _marks(a), _marks(b)
        common = marks_a & marks_b
        everything = marks_a | marks_b
        if len(common) >= LEAST_IN_COMMON and len(common) / len(everything) >= ALIKE:
            refs = tuple(Ref(kind=kind, ref=item) for kind, item in sorted(common))
            found.append(Double(a.id, b.id, refs))
    return found


def _marks(project: Project) -> set[tuple[str, str]]:
    """Return the groups and kinds of support of a plan: what makes two plans look alike."""
    groups = {("risk-groups", item) for item in project.risk_groups}
    return groups | {("kinds-of-support", item) for item in project.kinds_of_support}


def _thing(kind: str, item: str) -> Message:
    return msg("{thing}", thing=Ref(kind=kind, ref=item))


def _ranks(ranking: Ranking | None, out: str, into: str) -> tuple[float, float] | None:
    if ranking is None:
        return None
    expected = {one.id: one.expected_rank for one in ranking.projects}
    return (expected[out], expected[into]) if {out, into} <= set(expected) else None


def _decided(ranking: Ranking | None, out: str, into: str) -> bool | None:
    if ranking is None:
        return None
    pair = next((p for p in ranking.pairwise if {p.a, p.b} == {out, into}), None)
    return pair.decided if pair else None
