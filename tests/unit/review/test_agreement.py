"""Krippendorff's alpha against his own worked examples, and its silence on ordinary fund data.

Source of the examples: K. Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability",
https://repository.upenn.edu/asc_papers/43, sections A, B and C.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.review.agreement import (
    Agreement,
    Metric,
    agreement,
    krippendorff_alpha,
    panel_agreement,
    value_counts,
)
from model.review.scores import Score, tabulate

NAN = float("nan")

# A. Binary data, two observers, ten units.
BINARY = [
    [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
    [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
]
# B. Nominal data, two observers, twelve units.
NOMINAL = [list("aabbdcccedda"), list("babbbccceddd")]
# C. Four observers, twelve units, missing data.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]


def numbers(found: Agreement) -> tuple[float, float, float]:
    """Low, alpha and high of an agreement that has them."""
    assert found.low is not None
    assert found.alpha is not None
    assert found.high is not None
    return found.low, found.alpha, found.high


def test_alpha_of_binary_data_equals_published_value() -> None:
    """Example A of Krippendorff (2011): 0.095."""
    counts = value_counts(np.array(BINARY).T)

    assert krippendorff_alpha(counts, "nominal") == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_nominal_data_equals_published_value() -> None:
    """Example B of Krippendorff (2011): 0.692."""
    letters = np.array([[ord(value) for value in row] for row in NOMINAL])

    assert krippendorff_alpha(value_counts(letters.T), "nominal") == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_alpha_with_missing_data_equals_published_value(metric: Metric, published: float) -> None:
    """Example C of Krippendorff (2011): 0.743 nominal, 0.815 ordinal."""
    counts = value_counts(np.array(FOUR).T)

    assert krippendorff_alpha(counts, metric) == pytest.approx(published, abs=5e-4)


def test_alpha_is_one_when_all_agree() -> None:
    """Full agreement with variation is 1, whatever the metric."""
    counts = value_counts([[0, 0], [1, 1], [2, 2], [3, 3], [4, 4], [0, 0]])

    assert krippendorff_alpha(counts, "ordinal") == 1
    assert agreement(counts).alpha == 1
    assert agreement(counts).high == 1


def test_agreement_is_silent_when_nearly_all_scores_are_the_same() -> None:
    """21 of 22 scores identical gives no number (alpha would be 0), but a reason."""
    ratings = np.full((11, 2), 4.0)
    ratings[3, 1] = 3.0

    found = agreement(value_counts(ratings))

    assert krippendorff_alpha(value_counts(ratings)) == pytest.approx(0)
    assert (found.alpha, found.low, found.high, found.n) == (None, None, None, 11)
    assert "too little variation to judge" in found.note.id


def test_agreement_is_silent_when_all_scores_are_the_same() -> None:
    """One value only: no number, no error, the same reason."""
    found = agreement(value_counts(np.full((12, 3), 2.0)))

    assert found.alpha is None
    assert "too little variation to judge" in found.note.id


def test_agreement_is_silent_without_pairs() -> None:
    """One review a project: there is nothing to compare."""
    found = agreement(value_counts([[1, NAN], [2, NAN], [NAN, 3]]))

    assert (found.alpha, found.n) == (None, 0)
    assert "unknown" in found.note.id


def test_agreement_is_silent_on_too_few_units() -> None:
    """Four lessons scored twice are too few."""
    found = agreement(value_counts([[0, 1], [2, 2], [4, 3], [1, 1]]))

    assert (found.alpha, found.n) == (None, 4)
    assert "Too few" in found.note.id


def test_agreement_of_nothing_is_unknown() -> None:
    """No scores at all is an answer too."""
    assert panel_agreement(tabulate([])).alpha is None


def test_interval_holds_alpha_and_repeats() -> None:
    """The interval lies around alpha, and the same seed gives the same interval."""
    counts = value_counts(np.array(FOUR).T)

    first, second = agreement(counts, seed=3), agreement(counts, seed=3)

    assert first == second
    low, alpha, high = numbers(first)
    assert low < alpha < high
    assert first.n == 11  # the twelfth unit has one score


def test_interval_is_wider_when_lessons_of_a_project_belong_together() -> None:
    """Lessons of one project are no independent evidence."""
    rng = np.random.default_rng(1)
    project = np.repeat(rng.integers(0, 4, 12), 6)
    ratings = np.stack([project, project], axis=1) + rng.integers(0, 2, (72, 2))
    counts = value_counts(ratings)

    alone = agreement(counts)
    together = agreement(counts, groups=np.repeat(np.arange(12), 6))

    assert together.alpha == alone.alpha
    narrow, wide = numbers(alone), numbers(together)
    assert wide[2] - wide[0] > narrow[2] - narrow[0]


def test_panel_agreement_counts_lessons_of_projects_as_units() -> None:
    """Not applicable leaves a unit out; the reviewers' order has no influence."""
    rows = [
        (f"p{p}", f"r{r}", lesson, (p + (lesson == "b")) % 5 if (p, lesson) != (0, "b") else None)
        for p in range(6)
        for r in range(2)
        for lesson in "ab"
    ]
    scores = [Score(project=p, reviewer=r, lesson=le, level=v) for p, r, le, v in rows]

    found = panel_agreement(tabulate(scores))

    assert (found.alpha, found.n) == (1, 11)
    assert found == panel_agreement(tabulate(reversed(scores)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=3, max_size=3),
        min_size=0,
        max_size=20,
    )
)
def test_agreement_never_fails_and_stays_in_range(rows: list[list[int | None]]) -> None:
    """Whatever the scores: alpha is at most 1 or absent, and there is a sentence."""
    ratings = np.array(rows, dtype=float).reshape(len(rows), 3)

    found = agreement(value_counts(ratings), resamples=50)

    assert found.note.id
    assert found.alpha is None or -1 <= found.alpha <= 1
    if found.low is not None:
        low, _, high = numbers(found)
        assert low <= high <= 1
