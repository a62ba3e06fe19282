"""Ranking a round: the model, weights, bands, and what happens at the edges."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.errors import InvalidInputError
from model.review.bands import Band, band, likely_ranks
from model.review.leniency import draw, fit_spreads
from model.review.ranking import most_settling, rank
from model.review.review_means import review_means
from model.review.rounds import LessonScore, Review
from model.review.scores import MOST_PROJECTS, Score, submitted_scores, tabulate
from model.review.simulation import RoundDesign, panel_scores, true_levels
from model.review.standings import RankedProject, Ranking

LESSONS = ("target-group", "wording", "personal-asking")


def score(project: str, reviewer: str, lesson: str, level: int | None) -> Score:
    return Score(project=project, reviewer=reviewer, lesson=lesson, level=level)


def everyone(
    levels: Mapping[str, int],
    reviewers: Sequence[str] = ("Ans", "Bo", "Cas"),
    lessons: Sequence[str] = LESSONS,
) -> list[Score]:
    """Every reviewer gives each project its level on every lesson."""
    return [score(p, r, le, v) for p, v in levels.items() for r in reviewers for le in lessons]


def by_id(ranking: Ranking) -> dict[str, RankedProject]:
    return {project.id: project for project in ranking.projects}


def a_round(seed: int = 5, **design: Any) -> tuple[Score, ...]:
    rng = np.random.default_rng(seed)
    kind = RoundDesign(**design)
    return panel_scores(kind, true_levels(kind, rng), np.zeros(kind.lessons), rng)


# The order


def test_clear_differences_are_ranked_and_decided() -> None:
    """Three reviewers who agree fully: the order is theirs, the line is clear."""
    found = rank(everyone({"A": 1, "B": 4, "C": 3, "D": 0, "E": 2, "F": 4}), fund=2, draws=2000)

    assert [project.id for project in found.projects][2:] == ["C", "E", "A", "D"]
    assert {project.id for project in found.projects if project.band == "in"} == {"B", "F"}
    assert {project.id for project in found.projects if project.band == "out"} == set("CEAD")
    assert all(pair.decided for pair in found.pairwise if {pair.a, pair.b} != {"B", "F"})


def test_every_pair_is_listed_once_with_the_likelier_first() -> None:
    """n(n−1)/2 pairs; a stands above b."""
    found = rank(a_round(projects=10), draws=1000)

    assert len({frozenset((pair.a, pair.b)) for pair in found.pairwise}) == 45
    place = {project.id: number for number, project in enumerate(found.projects)}
    assert all(place[pair.a] < place[pair.b] for pair in found.pairwise)


def test_decided_pairs_are_sure() -> None:
    """Decided implies a probability of at least 0.95, and never the other way round."""
    found = rank(a_round(), draws=2000)

    decided = [pair for pair in found.pairwise if pair.decided]
    assert decided
    assert all(not 0.05 < pair.p_a_better < 0.95 for pair in decided)
    assert np.mean([1 - pair.p_same_order for pair in decided]) <= 0.05


def test_ranks_and_intervals_hang_together() -> None:
    """Expected ranks add up, intervals hold them, acceptabilities add up to 1."""
    found = rank(a_round(projects=12), fund=4, draws=2000)

    assert sum(p.expected_rank for p in found.projects) == pytest.approx(78, abs=0.02)
    for project in found.projects:
        assert 1 <= project.low <= project.high <= 12
        assert sum(project.acceptability) == pytest.approx(1, abs=1e-3)
        assert project.p_within_line == pytest.approx(sum(project.acceptability[:4]), abs=1e-3)


def test_same_scores_give_the_same_ranking_in_any_order() -> None:
    """The order of rows and the moment do not matter."""
    scores = a_round(projects=8)

    assert rank(scores, draws=500) == rank(reversed(scores), draws=500)


def test_ranking_can_be_stored_as_json() -> None:
    """No NaN or infinity leaves the model."""
    found = rank([*a_round(projects=5), score("late", "Ans", "lesson-1", None)], draws=500)

    json.dumps(found.model_dump(mode="json"), allow_nan=False)


# The reviewers


def test_leniency_is_corrected_and_the_raw_mean_stays() -> None:
    """A's only readers are the mild ones; the strict ones read the rest."""
    rng = np.random.default_rng(3)
    scores = []
    for p in range(16):
        readers = ("mild-1", "mild-2", "strict-1") if p % 2 else ("strict-1", "strict-2", "mild-1")
        for r in readers:
            for le in range(6):
                level = 2 + (0.8 if r.startswith("mild") else -0.8) + rng.normal(0, 0.5)
                scores.append(score(f"p{p:02}", r, f"l{le}", int(np.clip(round(level), 0, 4))))

    found = rank(scores, draws=2000)

    mild = [p for p in found.projects if int(p.id[1:]) % 2]
    strict = [p for p in found.projects if not int(p.id[1:]) % 2]
    raw_gap = np.mean([p.mean or 0 for p in mild]) - np.mean([p.mean or 0 for p in strict])
    gap = np.mean([p.adjusted or 0 for p in mild]) - np.mean([p.adjusted or 0 for p in strict])
    assert raw_gap > 0.4
    assert abs(gap) < raw_gap / 2
    lenient = {r.reviewer: r.leniency for r in found.reviewers}
    assert lenient["mild-1"] > 0.4
    assert lenient["strict-1"] < -0.4


def test_a_reviewer_who_gives_everything_a_four_is_named_and_lifts_nobody_to_in() -> None:
    """Their scores are leniency; the others decide the order."""
    levels = {"A": 3, "B": 2, "C": 1, "D": 2, "E": 0, "F": 1}
    scores = everyone(levels) + everyone(dict.fromkeys("ABC", 4), reviewers=("Vier",))

    found = rank(scores, fund=2, draws=2000)

    vier = next(reviewer for reviewer in found.reviewers if reviewer.reviewer == "Vier")
    assert vier.note is not None
    assert vier.note.values == {"reviewer": "Vier", "level": 4}
    assert vier.leniency > 0.3
    assert all(r.note is None for r in found.reviewers if r.reviewer != "Vier")
    adjusted = {p.id: p.adjusted or 0 for p in found.projects}
    assert adjusted["A"] > adjusted["D"] > adjusted["C"] > adjusted["E"]


def test_outspoken_means_of_few_reviews_are_drawn_to_the_middle() -> None:
    """The adjusted mean never lies further out than the evidence carries."""
    scores = [
        *a_round(projects=12),
        *[score("new", "reviewer-01", f"lesson-{k}", 4) for k in (1, 2)],
    ]

    new = by_id(rank(scores, draws=2000))["new"]

    assert new.mean == 4
    assert (new.adjusted or 0) < 3.7
    assert new.high - new.low > 2


def test_spreads_are_found_back() -> None:
    """With much data the posterior is where the truth is (cut off scores shrink all spreads)."""
    table = tabulate(a_round(projects=150, reviewers=40, per_project=6, missing=0.0))
    means = review_means(table, np.full(6, 1 / 6))

    spreads = fit_spreads(means)

    assert spreads.weight.sum() == pytest.approx(1)
    assert spreads.project @ spreads.weight == pytest.approx(0.73, abs=0.12)
    assert spreads.reviewer @ spreads.weight == pytest.approx(0.37, abs=0.12)
    assert spreads.noise @ spreads.weight == pytest.approx(0.38, abs=0.08)


def test_draws_are_mirrored() -> None:
    """The second half of the draws mirrors the first, draw by draw."""
    means = review_means(tabulate(a_round()), np.full(6, 1 / 6))

    value = draw(means, 400, np.random.default_rng(1)).value

    middle = (value[:200] + value[200:]) / 2
    assert value.shape == (400, 24)
    # Means of two independent draws would scatter 0.71 times as much as single draws.
    assert np.all(middle.std(axis=0) < 0.55 * value.std(axis=0))


# Missing scores


def test_not_applicable_is_no_zero() -> None:
    """A lesson that nobody could score of a project leaves its mean as it was."""
    full = everyone({"A": 3, "B": 2, "C": 3, "D": 1, "E": 2})
    without = [
        s if (s.project, s.lesson) != ("A", "wording") else s.model_copy(update={"level": None})
        for s in full
    ]

    before, after = by_id(rank(full, draws=2000)), by_id(rank(without, draws=2000))

    assert after["A"].mean == before["A"].mean == 3
    assert after["A"].adjusted == pytest.approx(before["A"].adjusted, abs=0.15)


def test_leaving_a_hard_lesson_open_earns_nothing() -> None:
    """`wording` scores low everywhere; A, as good as B, skips it and stays level with B."""
    scores = [
        score(p, r, le, v - (2 if le == "wording" else 0))
        for p, v in {"A": 3, "B": 3, "C": 2, "D": 4, "E": 3, "F": 2}.items()
        for r in ("Ans", "Bo", "Cas")
        for le in LESSONS
        if (p, le) != ("A", "wording")
    ]

    found = by_id(rank(scores, draws=4000))

    raw, adjusted = (
        {project: getattr(found[project], name) for project in "AB"}
        for name in ("mean", "adjusted")
    )
    assert raw["A"] - raw["B"] > 0.6
    assert abs(adjusted["A"] - adjusted["B"]) < 0.25


def test_a_project_without_reviews_is_listed_and_undecided() -> None:
    """Named only with empty scores, or only in the round: known, and nothing decided about it."""
    scores = [*everyone({"A": 4, "B": 0, "C": 2, "D": 3}), score("E", "Ans", "wording", None)]

    found = rank(scores, fund=2, draws=1000, projects=["F"])

    for project in ("E", "F"):
        one = by_id(found)[project]
        assert (one.band, one.mean, one.adjusted, one.reviews) == ("undecided", None, None, 0)
        assert one.low == 1
        assert one.high == 6
    pairs = [pair for pair in found.pairwise if {pair.a, pair.b} & {"E", "F"}]
    assert len(pairs) == 9
    assert all(pair.p_a_better == 0.5 and not pair.decided for pair in pairs)
    assert any(note.values.get("n") == 2 for note in found.notes)


# Few of anything


def test_nothing_at_all_gives_an_empty_ranking() -> None:
    """No scores, no projects, no error."""
    found = rank([], fund=3, draws=500)

    assert (found.projects, found.pairwise, found.reviewers) == ((), (), ())
    assert found.agreement.alpha is None


def test_only_projects_without_scores_are_all_undecided() -> None:
    """Before the first review is in."""
    found = rank([], fund=1, draws=500, projects=["A", "B"])

    assert [p.band for p in found.projects] == ["undecided", "undecided"]
    assert most_settling(found) != ()


def test_one_project_with_one_review() -> None:
    """Rank 1 of 1; there is nothing to compare it with."""
    found = rank([score("A", "Ans", "wording", 3)], fund=1, draws=500)

    only = found.projects[0]
    assert (only.expected_rank, only.low, only.high, only.mean) == (1, 1, 1, 3)
    assert only.band == "in"
    assert found.pairwise == ()
    assert most_settling(found) == ()


def test_one_review_of_one_project_says_little() -> None:
    """Two projects, one review each: a difference of one level on one lesson decides nothing."""
    found = rank(
        [score("A", "Ans", "wording", 3), score("B", "Ans", "wording", 2)], fund=1, draws=2000
    )

    assert [p.id for p in found.projects] == ["A", "B"]
    assert {p.band for p in found.projects} == {"undecided"}
    assert not found.pairwise[0].decided


def test_one_reviewer_for_all_projects() -> None:
    """One reviewer's noise cannot be told from the projects, so intervals are wide."""
    found = rank(everyone({"A": 4, "B": 3, "C": 2, "D": 1}, reviewers=("Ans",)), fund=2, draws=2000)

    assert [p.id for p in found.projects] == list("ABCD")
    assert found.agreement.alpha is None
    assert found.reviewers[0].leniency == pytest.approx(0, abs=1e-6)


def test_all_equal_stays_equal() -> None:
    """Nothing to tell apart: one shared rank, pairs at one half, all undecided, no alpha."""
    found = rank(everyone(dict.fromkeys("ABCDE", 3)), fund=2, draws=2000)

    assert {p.expected_rank for p in found.projects} == {3.0}
    assert {p.band for p in found.projects} == {"undecided"}
    assert {pair.p_a_better for pair in found.pairwise} == {0.5}
    assert not any(pair.decided for pair in found.pairwise)
    assert "too little variation to judge" in found.agreement.note.id


def test_one_lesson_is_enough() -> None:
    """A round may have one criterion."""
    found = rank(everyone({"A": 4, "B": 0, "C": 2}, lessons=("wording",)), draws=1000)

    assert [p.id for p in found.projects] == ["A", "C", "B"]
    assert found.weights == {"wording": 1}


def test_reviewers_who_share_no_project_are_still_compared_with_care() -> None:
    """Two panels that never meet: a level of difference may be leniency, so it is not decided."""
    scores = everyone({"A": 3, "B": 3}, reviewers=("Ans",)) + everyone(
        {"C": 2, "D": 2}, reviewers=("Bo",)
    )

    found = rank(scores, draws=2000)

    assert not any(pair.decided for pair in found.pairwise)


# Weights and the line


def test_weights_move_the_order() -> None:
    """A is best at wording, B at the target group."""
    scores = [
        score(p, r, le, v)
        for p, levels in {"A": (1, 4, 2), "B": (4, 1, 2), "C": (2, 2, 2)}.items()
        for r in ("Ans", "Bo", "Cas")
        for le, v in zip(LESSONS, levels, strict=True)
    ]

    wording = rank(
        scores, weights={"wording": 5, "target-group": 1, "personal-asking": 1}, draws=1000
    )
    group = rank(
        scores, weights={"wording": 1, "target-group": 5, "personal-asking": 1}, draws=1000
    )

    assert wording.projects[0].id == "A"
    assert group.projects[0].id == "B"
    central = {w.id: w.weights or {} for w in wording.winning_weights}
    assert central["A"]["wording"] > 0.4
    assert central["B"]["target-group"] > 0.4
    assert sum(w.wins for w in wording.winning_weights) == pytest.approx(1, abs=1e-3)


def test_lessons_without_weight_do_not_count() -> None:
    """Not named is weight 0, and it is said."""
    scores = everyone({"A": 2, "B": 2}, lessons=("wording",)) + everyone(
        {"A": 0, "B": 4}, lessons=("target-group",)
    )

    found = rank(scores, weights={"wording": 3, "unheard": 1}, draws=500)

    assert {p.mean for p in found.projects} == {2}
    assert found.weights == {"target-group": 0, "wording": 1}
    assert [note.values["lesson"] for note in found.notes] == ["target-group", "unheard"]


def test_reviews_of_unweighted_lessons_only_are_no_reviews() -> None:
    """All scores are on a lesson that does not count."""
    scores = [*everyone({"A": 2, "B": 3}, lessons=("extra",)), score("A", "Ans", "wording", None)]

    found = rank(scores, weights={"wording": 1}, fund=1, draws=500)

    assert {(p.band, p.reviews) for p in found.projects} == {("undecided", 0)}


@pytest.mark.parametrize(
    "weights",
    [
        {"wording": 0, "target-group": 0},
        {"unheard": 3},
        {"wording": -1, "target-group": 2},
        {"wording": float("nan")},
        {"wording": float("inf")},
    ],
)
def test_impossible_weights_are_refused(weights: dict[str, float]) -> None:
    """All zero, negative or no number: refused with a sentence."""
    with pytest.raises(InvalidInputError) as refused:
        rank(everyone({"A": 2, "B": 3}), weights=weights, draws=500)

    assert "weight" in refused.value.message.id.lower()


@pytest.mark.parametrize("scale", [1e-300, 1, 1e300])
def test_weights_have_no_scale(scale: float) -> None:
    """Only proportions count."""
    scores = a_round(projects=5, lessons=2)

    found = rank(scores, weights={"lesson-1": scale, "lesson-2": 3 * scale}, draws=500)

    assert found.weights == pytest.approx({"lesson-1": 0.25, "lesson-2": 0.75})


def test_without_a_line_nothing_is_in_or_out() -> None:
    """No number of places: bands stay undecided."""
    found = rank(everyone({"A": 4, "B": 0}), draws=500)

    assert {(p.band, p.p_within_line) for p in found.projects} == {("undecided", None)}


def test_no_places_leaves_all_out_and_room_for_all_lets_all_in() -> None:
    """The line at either end."""
    scores = everyone({"A": 4, "B": 0, "C": 2})

    assert {p.band for p in rank(scores, fund=0, draws=500).projects} == {"out"}
    room = rank(scores, fund=7, draws=500)
    assert {p.band for p in room.projects} == {"in"}
    assert room.notes[-1].id == "There is room for all projects, so no choice is needed."


@pytest.mark.parametrize("wrong", [{"fund": -1}, {"draws": 5}, {"draws": 10**9}])
def test_impossible_options_are_refused(wrong: dict[str, Any]) -> None:
    """A clear sentence instead of a strange ranking."""
    with pytest.raises(InvalidInputError):
        rank(everyone({"A": 2, "B": 3}), **{"draws": 500, **wrong})


def test_a_round_too_large_is_refused() -> None:
    """Above the limit there is a sentence, not a machine without memory."""
    with pytest.raises(InvalidInputError):
        rank([], projects=[str(number) for number in range(MOST_PROJECTS + 1)])


# What would settle most, and the lot


def test_one_more_review_settles_most_near_the_line() -> None:
    """The two around the line, read once, rather than the sure ones."""
    scores = everyone({"A": 4, "B": 4, "E": 0, "F": 0}) + [
        score(p, r, le, v)
        for p, levels in {"C": (3, 2, 2), "D": (2, 2, 3)}.items()
        for r in ("Ans",)
        for le, v in zip(LESSONS, levels, strict=True)
    ]

    found = rank(scores, fund=3, draws=4000)

    assert set(most_settling(found, count=2)) == {"C", "D"}
    assert most_settling(found, count=0) == ()


def test_without_a_line_the_unread_project_settles_most() -> None:
    """Nobody read it yet."""
    found = rank([*everyone({"A": 4, "B": 2, "C": 0, "D": 3})], projects=["E"], draws=2000)

    assert most_settling(found, count=1) == ("E",)


# From reviews, and hostile input


def test_only_submitted_reviews_count() -> None:
    """A draft is nobody's business; not applicable has no level, even when one was typed."""
    given_ = Review(
        coalition_id="c",
        round_id="r",
        project_id="A",
        reviewer="Ans",
        scores=(
            LessonScore(lesson="wording", level=3),
            LessonScore(lesson="target-group", level=4, not_applicable=True),
        ),
        submitted_at="2026-03-01T12:00:00Z",
    )
    draft = given_.changed(submitted_at=None, reviewer="Bo")

    assert submitted_scores([given_, draft]) == (
        score("A", "Ans", "wording", 3),
        score("A", "Ans", "target-group", None),
    )


def test_hostile_names_are_names() -> None:
    """Markup, formulas, placeholders and odd letters pass through unchanged."""
    names = ["=1+1", "<b>x</b>", "{reviewer}", "%s", "\u202eevil", "💥", "A" * 200, "a\nb"]
    scores = [
        score(p, r, "{lesson}", place % 5) for place, p in enumerate(names) for r in names[:3]
    ]

    found = rank(scores, fund=2, draws=500)

    assert {p.id for p in found.projects} == set(names)


names_ = st.sampled_from(["A", "B", "C", "D"])
rows_ = st.lists(
    st.builds(
        score,
        names_,
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from(["l", "m"]),
        st.one_of(st.none(), st.integers(0, 4)),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(rows_, st.one_of(st.none(), st.integers(0, 5)))
def test_ranking_never_fails(scores: list[Score], fund: int | None) -> None:
    """Any scores: finite numbers, ranks in range, expected ranks that add up."""
    found = rank(scores, fund=fund, draws=200)

    json.dumps(found.model_dump(mode="json"), allow_nan=False)
    number = len(found.projects)
    assert sum(p.expected_rank for p in found.projects) == pytest.approx(
        number * (number + 1) / 2, abs=0.01
    )
    assert all(1 <= p.low <= p.high <= number for p in found.projects)


# The bar on the chart and the band under it


def side(low: int, high: int, fund: int) -> Band:
    """Where a bar lies: wholly within the line, wholly outside it, or through it."""
    if high <= fund:
        return "in"
    return "out" if low > fund else "undecided"


@pytest.mark.parametrize(
    ("in_twenty", "expected", "where"),
    [
        # Of twenty draws, how many give rank 1, 2, 3 and 4; the line lies after rank 2.
        ((10, 9, 1, 0), (1, 2), "in"),  # 19 of 20 within: exactly sure enough
        ((10, 8, 2, 0), (1, 3), "undecided"),  # 18 of 20
        ((0, 1, 10, 9), (3, 4), "out"),  # 1 of 20 within: exactly rare enough
        ((0, 2, 10, 8), (2, 4), "undecided"),  # 2 of 20
        ((1, 0, 0, 19), (4, 4), "out"),
        ((20, 0, 0, 0), (1, 1), "in"),
    ],
)
def test_bar_leaves_out_what_the_band_leaves_out(
    in_twenty: tuple[int, ...], expected: tuple[int, int], where: Band
) -> None:
    """At most 1 of 20 on either side; a tie at the limit is decided for the bar as for the band."""
    passed = np.cumsum(np.array(in_twenty) / 20)

    assert likely_ranks(passed, reviewed=True) == expected
    assert band(float(passed[1]), reviewed=True, line=True) == where == side(*expected, 2)
    assert likely_ranks(passed, reviewed=False) == (1, 4)


@given(st.lists(st.integers(0, 20), min_size=2, max_size=9).filter(any), st.integers(0, 1))
def test_bar_crosses_each_line_exactly_when_undecided(counts: list[int], reviews: int) -> None:
    """Whatever the chances, whatever the line: no exception, not even for ties at the limit."""
    passed = np.cumsum(np.array(counts) / sum(counts))
    low, high = likely_ranks(passed, reviewed=reviews > 0)

    for fund in range(1, len(counts)):
        found = band(float(passed[fund - 1]), reviewed=reviews > 0, line=True)
        assert found == side(low, high, fund)


@settings(max_examples=60, deadline=None)
@given(rows_, st.integers(1, 5))
def test_chart_never_contradicts_the_verdict(scores: list[Score], fund: int) -> None:
    """In any round with a line on the chart: decided or not is where the bar lies."""
    found = rank(scores, fund=fund, draws=200, projects=["A", "B"])

    if fund < len(found.projects):
        assert [p.band for p in found.projects] == [
            side(p.low, p.high, fund) for p in found.projects
        ]


def test_chart_of_a_usual_round_has_all_three_and_contradicts_none() -> None:
    """24 projects, a line at each place."""
    scores = a_round()
    for fund in (4, 8, 12):
        found = rank(scores, fund=fund, draws=2000)
        assert {p.band for p in found.projects} == {"in", "undecided", "out"}
        assert all(p.band == side(p.low, p.high, fund) for p in found.projects)
