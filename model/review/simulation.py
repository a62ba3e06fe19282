"""Made-up rounds of which the truth is known, to see how far a ranking can be trusted.

    level = middle + lesson + project + project's profile + leniency + halo + noise,

rounded to a whole level and cut off at 0 and 4. The halo is what one reviewer thinks of one project
over all lessons; it does not average out over lessons, only over reviewers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.review.rounds import LEVELS
from model.review.scores import Score

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDesign:
    """A kind of round. Standard deviations are in levels of the scale 0–4.

    The default spreads are our picture of a panel that scores with anchors; they are no measured
    values. `icc` lets them be compared with published ones.
    """

    projects: int = 24
    reviewers: int = 12
    per_project: int = 3
    lessons: int = 6
    missing: float = 0.05
    """Probability that a score is left open."""
    project: float = 0.75
    """How much projects differ in all."""
    profile: float = 0.4
    """How much a project differs from itself between lessons."""
    lesson: float = 0.3
    """How much lessons differ for everybody."""
    leniency: float = 0.4
    halo: float = 0.3
    noise: float = 0.65
    middle: float = 2.2
    """Mean level, a little above the middle of the scale."""

    @property
    def icc(self) -> float:
        """Share of the variance of a single score that is about the project (absolute agreement).

        Rounding counts as noise; cutting off at 0 and 4 is left out of account.
        """
        about = self.project**2 + self.profile**2
        return about / (about + self.leniency**2 + self.halo**2 + self.noise**2 + 1 / 12)

    @property
    def review_icc(self) -> float:
        """The same for the mean of a whole review over its lessons."""
        about = self.project**2 + self.profile**2 / self.lessons
        chance = (self.noise**2 + 1 / 12) / self.lessons
        return about / (about + self.leniency**2 + self.halo**2 + chance)


def project_names(number: int) -> list[str]:
    """Return the ids of the projects of a made-up round."""
    return [f"project-{place:03}" for place in range(number)]


def true_levels(design: RoundDesign, rng: np.random.Generator) -> Array:
    """Draw what is true of each project at each lesson: projects × lessons, around 0."""
    shape = (design.projects, design.lessons)
    own = rng.normal(0, design.project, (design.projects, 1))
    result: Array = own + rng.normal(0, design.profile, shape)
    return result


def panel_scores(
    design: RoundDesign, truth: Array, heights: Array, rng: np.random.Generator
) -> tuple[Score, ...]:
    """Let a fresh panel score the projects.

    Args:
        design: The kind of round.
        truth: Projects × lessons, as from `true_levels`.
        heights: One number a lesson: how high everybody scores on it.
        rng: Source of chance.
    """
    names = project_names(design.projects)
    lenient = rng.normal(0, design.leniency, design.reviewers)
    scores: list[Score] = []
    for p, reviewers in enumerate(_assignment(design, rng)):
        for r in reviewers:
            level = design.middle + heights + truth[p] + lenient[r]
            level = level + rng.normal(0, design.halo) + rng.normal(0, design.noise, len(heights))
            whole = np.clip(np.rint(level), 0, LEVELS - 1)
            open_ = rng.random(len(heights)) < design.missing
            scores.extend(
                Score(
                    project=names[p],
                    reviewer=f"reviewer-{r:02}",
                    lesson=f"lesson-{number + 1}",
                    level=None if open_[number] else int(whole[number]),
                )
                for number in range(len(heights))
            )
    return tuple(scores)


def _assignment(design: RoundDesign, rng: np.random.Generator) -> list[list[int]]:
    """Return for each project who reviews it, by chance and with equal loads."""
    load = np.zeros(design.reviewers)
    chosen: list[list[int]] = [[] for _ in range(design.projects)]
    for p in rng.permutation(design.projects):
        order = np.lexsort((rng.random(design.reviewers), load))[: design.per_project]
        load[order] += 1
        chosen[p] = [int(r) for r in order]
    return chosen
