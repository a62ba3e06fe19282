"""A ranking of the projects in a round that says what it does not know.

Steps: one mean a review (`review_means`), freed of the reviewer's leniency with its doubt
(`leniency`), under weights that vary a little (`acceptability`), into bands and pairs (`bands`).

How sure it can be, by `tests/bench/ranking_bench.py`: simulated rounds of 24 projects, reviewers
from a pool of 12, six lessons, 5 % missing, reviewed again by a second, independent panel. In 1,000
rounds of the default design (3 reviews a project, ICC of a single score .49, of a whole review .64)
54.3 % of the pairs are decided, 3.3 % of those swap, and 14.9 % of all pairs do. Per 200 rounds,
"decided % / of those swapped %":

    ICC of a score (of a review)   2 reviews    3            4            6
    .50 (.65)                      36.7 / 4.5   56.7 / 3.0   62.3 / 3.1   71.0 / 2.1
    .40 (.55)                      23.3 / 5.6   45.6 / 4.1   53.7 / 4.2   64.5 / 2.7
    .30 (.43)                      11.7 / 7.8   29.9 / 5.4   39.9 / 5.2   55.4 / 3.6

At .30 with two to four reviews more than 5 % of the (few) decided pairs swap, and at .40 with two;
half of the pairs are decided from three reviews at about .45, or six at .30. No method can do much
better: two panels must correlate at least .84 before any rule decides half of the pairs with 5 %
swaps (normal scores). Better anchors or more readers help; arithmetic does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.review.acceptability import (
    central_weights,
    draw_weights,
    rank_acceptability,
    ranks,
    stated_weights,
    weight_shift,
)
from model.review.agreement import panel_agreement
from model.review.bands import band, compare_pairs, likely_ranks
from model.review.leniency import draw
from model.review.remarks import round_notes, same_everywhere
from model.review.review_means import ReviewMeans, review_means
from model.review.scores import Score, ScoreTable, counting, tabulate
from model.review.settling import review_gain
from model.review.standings import (
    RankedPair,
    RankedProject,
    Ranking,
    ReviewerLeniency,
    WinningWeights,
)

Array = npt.NDArray[np.float64]

SEED = 2018
"""Fixed, so that the same reviews always give the same ranking."""
LEAST_DRAWS, MOST_DRAWS = 100, 200_000
TAIL = 0.025
"""Left out on either side of a reviewer's leniency: a 95 per cent interval."""


def rank(
    reviews: Iterable[Score],
    *,
    weights: Mapping[str, float] | None = None,
    fund: int | None = None,
    draws: int = 10_000,
    seed: int = SEED,
    projects: Iterable[str] = (),
) -> Ranking:
    """Rank the projects of a round.

    Args:
        reviews: The scores. None as level (not applicable, abstained) counts nowhere.
        weights: Lesson → weight, any scale; lessons not named count for nothing. None or empty:
            all lessons weigh the same. Weights are meant about, see `acceptability.FIRMNESS`.
        fund: How many projects can be granted; None draws no line.
        draws: Draws from the posterior.
        seed: The same scores and seed give the same ranking, whatever the order of the scores.
        projects: Projects that must be listed also when nobody scored them.

    Raises:
        InvalidInputError: Weights are negative, not numbers or all zero; `fund` is negative; the
            number of draws is out of range; the round is too large.
    """
    _check(fund, draws)
    whole = tabulate(reviews, projects)
    stated = stated_weights(weights, whole.lessons)
    table = counting(whole, stated)
    means = review_means(table, stated)
    rng = np.random.default_rng(seed)
    drawn = draw(means, draws, rng)
    number = len(drawn.value)
    shift = weight_shift(means, stated, draw_weights(stated, number, rng, open_=False), rng)
    value = drawn.value + shift
    open_weights = draw_weights(stated, number, rng, open_=True)
    open_value = drawn.value + weight_shift(means, stated, open_weights, rng)
    best_first, ranked = _ranked_projects(table, means, value, drawn.noise, fund)
    return Ranking(
        projects=ranked,
        pairwise=_pairs(table, means, value, drawn.second_panel + shift, best_first),
        agreement=panel_agreement(table, seed=seed),
        reviewers=_leniencies(table, means, drawn.leniency),
        winning_weights=_winning(table, open_weights, open_value, best_first),
        weights=dict(zip(table.lessons, stated.tolist(), strict=True)),
        fund=fund,
        draws=number,
        seed=seed,
        notes=round_notes(table, weights, fund),
    )


def most_settling(ranking: Ranking, *, count: int = 4) -> tuple[str, ...]:
    """Return the projects that one more review would settle most, the most first."""
    helped = [project for project in ranking.projects if project.settles > 0]
    helped.sort(key=lambda project: -project.settles)
    return tuple(project.id for project in helped[:count])


def _check(fund: int | None, draws: int) -> None:
    if fund is not None and fund < 0:
        raise InvalidInputError(msg("The number of plans to grant must be zero or more."))
    if not LEAST_DRAWS <= draws <= MOST_DRAWS:
        raise InvalidInputError(
            msg(
                "Choose between {least} and {most} draws.",
                least=LEAST_DRAWS,
                most=MOST_DRAWS,
            )
        )


def _ranked_projects(
    table: ScoreTable, means: ReviewMeans, value: Array, noise: Array, fund: int | None
) -> tuple[list[int], tuple[RankedProject, ...]]:
    """Return the positions of the projects, best first, and what is known of each."""
    rank_of = ranks(value)
    shares = rank_acceptability(rank_of)
    passed = np.cumsum(shares, axis=1)
    expected = rank_of.mean(axis=0)
    places = min(fund or 0, len(passed))
    chance = passed[:, places - 1] if places else np.zeros(len(passed))
    gain = review_gain(value, float(noise.mean()), fund)
    adjusted = value.mean(axis=0)
    reviews = means.present.sum(axis=1)
    order = sorted(range(len(expected)), key=lambda p: (expected[p], table.projects[p]))
    likely = [likely_ranks(row, reviewed=bool(n)) for row, n in zip(passed, reviews, strict=True)]
    return order, tuple(
        RankedProject(
            id=table.projects[p],
            expected_rank=round(float(expected[p]), 3),
            low=likely[p][0],
            high=likely[p][1],
            band=band(float(chance[p]), reviewed=bool(reviews[p]), line=fund is not None),
            mean=round(float(means.raw[p]), 4) if reviews[p] else None,
            adjusted=round(float(adjusted[p]), 4) if reviews[p] else None,
            reviews=int(reviews[p]),
            p_within_line=None if fund is None else round(float(chance[p]), 4),
            acceptability=tuple(round(float(share), 4) for share in shares[p]),
            settles=round(float(gain[p]), 6),
        )
        for p in order
    )


def _pairs(
    table: ScoreTable, means: ReviewMeans, value: Array, second: Array, order: list[int]
) -> tuple[RankedPair, ...]:
    """Return each pair once, the one with the better expected rank as `a`."""
    pairs = compare_pairs(value, second, means.reviewed)
    return tuple(
        RankedPair(
            a=table.projects[a],
            b=table.projects[b],
            p_a_better=round(float(pairs.better[a, b]), 4),
            p_same_order=round(float(pairs.same_order[a, b]), 4),
            decided=bool(pairs.decided[a, b]),
        )
        for place, a in enumerate(order)
        for b in order[place + 1 :]
    )


def _leniencies(
    table: ScoreTable, means: ReviewMeans, leniency: Array
) -> tuple[ReviewerLeniency, ...]:
    if not table.reviewers:
        return ()
    low, high = np.quantile(leniency, [TAIL, 1 - TAIL], axis=0)
    middle = leniency.mean(axis=0)
    reviews = means.present.sum(axis=0)
    return tuple(
        ReviewerLeniency(
            reviewer=name,
            leniency=round(float(middle[r]), 4),
            low=round(float(low[r]), 4),
            high=round(float(high[r]), 4),
            reviews=int(reviews[r]),
            note=same_everywhere(table, r),
        )
        for r, name in enumerate(table.reviewers)
    )


def _winning(
    table: ScoreTable, drawn: Array, value: Array, order: list[int]
) -> tuple[WinningWeights, ...]:
    wins, central = central_weights(drawn, ranks(value))
    return tuple(
        WinningWeights(
            id=table.projects[p],
            wins=round(float(wins[p]), 4),
            weights=(
                {
                    lesson: round(float(weight), 4)
                    for lesson, weight in zip(table.lessons, central[p], strict=True)
                }
                if wins[p] > 0
                else None
            ),
        )
        for p in order
    )
