"""Decided means decided: simulated rounds of which the truth is known."""

import pytest

from model.review.second_panel import Reliability, compare_panels
from model.review.simulation import RoundDesign


@pytest.fixture(scope="module")
def found() -> Reliability:
    """60 rounds: 24 projects, 3 of 12 reviewers each, leniency, 5 % missing, levels 0–4."""
    return compare_panels(RoundDesign(), 60, seed=2018, draws=600)


def test_design_is_the_round_of_the_target() -> None:
    """The simulated round is the one that the target names, with ordinary disagreement."""
    design = RoundDesign()

    assert (design.projects, design.reviewers, design.per_project) == (24, 12, 3)
    assert (design.lessons, design.missing) == (6, 0.05)
    assert 0.3 <= design.icc <= 0.5


def test_decided_pairs_rarely_swap_with_a_second_panel(found: Reliability) -> None:
    """At most 5 % of the pairs called decided swap."""
    assert found.swap_share <= 0.05


def test_half_of_the_pairs_are_decided(found: Reliability) -> None:
    """At least 50 % of the pairs are decided, so the promise is not kept by silence."""
    assert found.decided_share >= 0.5


def test_a_plain_ranking_would_swap_far_more(found: Reliability) -> None:
    """Without saying what is undecided, more than a tenth of all pairs swap."""
    assert found.swapped / found.pairs > 0.1


def test_decisions_agree_with_the_truth(found: Reliability) -> None:
    """Pairs and bands are wrong about the true order in at most 5 % of cases."""
    assert found.decided_wrong <= 0.05 * found.decided
    assert found.banded_wrong <= 0.05 * found.banded


def test_little_agreement_leads_to_silence_and_not_to_mistakes() -> None:
    """With reviewers as noisy as in large schemes few pairs are decided, and hardly any wrongly."""
    noisy = RoundDesign(leniency=0.9, halo=0.7, noise=1.4)

    found = compare_panels(noisy, 20, seed=7, draws=400)

    assert noisy.review_icc < 0.27
    assert found.decided_share < 0.15
    assert found.decided_wrong <= 0.05 * found.decided
