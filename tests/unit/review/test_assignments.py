"""Dividing plans over reviewers: even, without conflicts, and always the same."""

from __future__ import annotations

import random
import time
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from model.review.assignments import Division, divide


def loads(division: Division, names: list[str]) -> list[int]:
    return [division.load(name) for name in names]


def names_of(number: int) -> list[str]:
    return [f"Beoordelaar {i:02d}" for i in range(number)]


def plans_of(number: int) -> list[str]:
    return [f"plan-{i:03d}" for i in range(number)]


@given(st.integers(5, 60), st.integers(2, 15), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_loads_differ_by_at_most_one_without_conflicts(plans: int, people: int, each: int) -> None:
    """Every plan has its readers, and nobody has two more than another."""
    names = names_of(people)

    division = divide(plans_of(plans), names, each)

    readers = Counter(plan for plan, _ in division.pairs)
    assert set(readers.values()) == {min(each, people)}
    counts = loads(division, names)
    assert max(counts) - min(counts) <= 1


@given(st.integers(5, 30), st.integers(2, 10), st.integers(1, 4), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_conflicts_are_never_assigned_and_shortage_is_named(
    plans: int, people: int, each: int, rng: random.Random
) -> None:
    """Whatever the conflicts: no forbidden pair, and a plan with too few readers is named."""
    all_plans, names = plans_of(plans), names_of(people)
    forbidden = {(p, n) for p in all_plans for n in names if rng.random() < 0.3}

    division = divide(all_plans, names, each, forbidden=forbidden)

    assert not division.pairs & forbidden
    for plan in all_plans:
        free = sum((plan, name) not in forbidden for name in names)
        have = sum(p == plan for p, _ in division.pairs)
        assert have == min(each, free)
        assert division.short.get(plan, 0) == each - have


def test_division_is_the_same_whatever_the_order() -> None:
    """Who is named first gains nothing."""
    plans, names = plans_of(20), names_of(6)

    first = divide(plans, names, 3)
    second = divide(plans[::-1], names[::-1], 3)

    assert first.pairs == second.pairs


def test_everybody_shares_plans_with_everybody() -> None:
    """Twelve readers of 24 plans are linked, so that strictness can be compared."""
    names = names_of(12)
    division = divide(plans_of(24), names, 3)
    readers: dict[str, set[str]] = {}
    for plan, name in division.pairs:
        readers.setdefault(plan, set()).add(name)

    shared = {frozenset((a, b)) for group in readers.values() for a in group for b in group}

    assert len({pair for pair in shared if len(pair) == 2}) >= 55


def test_begun_work_stays_and_the_rest_moves_around_it() -> None:
    """A reader who withdraws: what was handed in stays, others share what falls open."""
    plans, names = plans_of(12), names_of(4)
    before = divide(plans, names, 2)
    gone = names[0]
    handed_in = {pair for pair in before.pairs if pair[1] == gone and pair[0] == plans[0]}
    stays = {pair for pair in before.pairs if pair[1] != gone} | handed_in

    after = divide(plans, names[1:], 2, kept=stays)

    assert stays <= after.pairs
    assert {plan for plan, name in after.pairs if name == gone} == {p for p, _ in handed_in}
    assert all(sum(p == plan for p, _ in after.pairs) == 2 for plan in plans)
    counts = loads(after, names[1:])
    assert max(counts) - min(counts) <= 2


def test_one_plan_one_reviewer_and_nobody_at_all() -> None:
    """The smallest rounds work, and no reviewers is a shortage and no crash."""
    assert divide(["a"], ["An"], 3).pairs == {("a", "An")}
    assert divide(["a"], ["An"], 3).short == {"a": 2}
    assert divide(["a"], [], 1).short == {"a": 1}
    assert divide([], ["An"], 3).pairs == frozenset()


def test_largest_round_is_divided_at_once() -> None:
    """Sixty plans over fifteen reviewers with many conflicts takes less than two seconds."""
    rng = random.Random(1)
    plans, names = plans_of(60), names_of(15)
    forbidden = {(p, n) for p in plans for n in names if rng.random() < 0.25}

    begun = time.perf_counter()
    division = divide(plans, names, 4, forbidden=forbidden)
    took = time.perf_counter() - begun

    counts = loads(division, names)
    assert max(counts) - min(counts) <= 1
    assert took < 2
