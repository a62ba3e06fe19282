"""What a ranking comes to: projects, pairs, reviewers and weightings, as shown and exported."""

from __future__ import annotations

from model.core.entity import Frozen
from model.core.messages import Message
from model.review.agreement import Agreement
from model.review.bands import Band


class RankedProject(Frozen):
    """One project in the ranking. Levels run from 0 to 4; rank 1 is best."""

    id: str
    expected_rank: float
    """Mean of the ranks it may have (Laird and Louis 1989)."""
    low: int
    """Best rank it may well have: at most 5 % of the draws give a better one (`bands`)."""
    high: int
    """Worst rank it may well have: at most 5 % give a worse one."""
    band: Band
    mean: float | None
    """Raw: weighted mean over lessons of what was given. None without scores."""
    adjusted: float | None
    """Leniency removed, and drawn to the middle as far as the evidence is thin."""
    reviews: int
    p_within_line: float | None
    """Probability that its rank is within the number of places; None without a line."""
    acceptability: tuple[float, ...]
    """Probability of each rank, from 1 on."""
    settles: float
    """What one more review is expected to settle; compare, do not add."""


class RankedPair(Frozen):
    """Two projects. `decided`: see `bands`."""

    a: str
    b: str
    p_a_better: float
    p_same_order: float
    """Probability that another panel would put the same one first."""
    decided: bool


class ReviewerLeniency(Frozen):
    """How much milder (above 0) or stricter a reviewer is than the panel, in levels."""

    reviewer: str
    leniency: float
    low: float
    high: float
    reviews: int
    note: Message | None = None


class WinningWeights(Frozen):
    """Which weighting would make a project win, when every weighting is possible (SMAA)."""

    id: str
    wins: float
    """Share of all weightings and doubts with which it comes first."""
    weights: dict[str, float] | None
    """The mean of the weightings with which it wins; None if it never does."""


class Ranking(Frozen):
    """Everything the comparison page and the command line show. Projects best first."""

    projects: tuple[RankedProject, ...]
    pairwise: tuple[RankedPair, ...]
    agreement: Agreement
    reviewers: tuple[ReviewerLeniency, ...]
    winning_weights: tuple[WinningWeights, ...]
    weights: dict[str, float]
    """The weights that were used, adding up to 1."""
    fund: int | None
    draws: int
    seed: int
    notes: tuple[Message, ...]
