"""Does decided mean decided? Lets two independent panels review the same made-up rounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.review.bands import SURE
from model.review.ranking import rank
from model.review.simulation import RoundDesign, panel_scores, project_names, true_levels
from model.review.standings import Ranking


@dataclass(frozen=True, slots=True)
class Reliability:
    """Counts over all rounds. A swap: the second panel's expected ranks say the opposite."""

    pairs: int = 0
    swapped: int = 0
    """Of all pairs, decided or not: what a plain ranking would suffer."""
    decided: int = 0
    decided_swapped: int = 0
    decided_wrong: int = 0
    """Decided against the truth of the simulation."""
    sure: int = 0
    """Pairs with p_a_better at least 0.95 or at most 0.05, decided or not."""
    sure_swapped: int = 0
    banded: int = 0
    """Projects in or out, with a line after a third of the projects."""
    banded_wrong: int = 0

    def __add__(self, other: Reliability) -> Reliability:
        """Add the counts."""
        return Reliability(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))

    @property
    def decided_share(self) -> float:
        """Share of the pairs that were decided."""
        return self.decided / max(self.pairs, 1)

    @property
    def swap_share(self) -> float:
        """Share of the decided pairs that a second panel swaps."""
        return self.decided_swapped / max(self.decided, 1)


def compare_panels(
    design: RoundDesign, rounds: int, *, seed: int, draws: int = 1000
) -> Reliability:
    """Simulate rounds and count what a second panel does to the decisions of the first.

    Args:
        design: The kind of round.
        rounds: How many rounds.
        seed: Of the whole simulation.
        draws: Draws for each ranking.
    """
    rng = np.random.default_rng(seed)
    total = Reliability()
    line = design.projects // 3
    for _ in range(rounds):
        truth = true_levels(design, rng)
        heights = rng.normal(0, design.lesson, design.lessons)
        first, second = (
            rank(panel_scores(design, truth, heights, rng), fund=line, draws=draws)
            for _ in range(2)
        )
        level = dict(zip(project_names(design.projects), truth.mean(axis=1).tolist(), strict=True))
        total += _count(first, second, level, line)
    return total


def _count(first: Ranking, second: Ranking, truth: dict[str, float], line: int) -> Reliability:
    place = {project.id: project.expected_rank for project in second.projects}
    counts = dict.fromkeys(Reliability.__slots__, 0)
    for pair in first.pairwise:
        sign = 1 if pair.p_a_better > 1 / 2 else -1
        swap = sign * (place[pair.b] - place[pair.a]) < 0
        wrong = sign * (truth[pair.a] - truth[pair.b]) < 0
        sure = not 1 - SURE < pair.p_a_better < SURE
        counts["pairs"] += 1
        counts["swapped"] += swap
        counts["decided"] += pair.decided
        counts["decided_swapped"] += pair.decided and swap
        counts["decided_wrong"] += pair.decided and wrong
        counts["sure"] += sure
        counts["sure_swapped"] += sure and swap
    top = set(sorted(truth, key=lambda project: -truth[project])[:line])
    for project in first.projects:
        counts["banded"] += project.band != "undecided"
        counts["banded_wrong"] += (project.band == "in" and project.id not in top) or (
            project.band == "out" and project.id in top
        )
    return Reliability(**counts)
