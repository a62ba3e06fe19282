"""Simulates rounds of the half questionnaire: how near does the picture come to the truth.

By hand: `.venv/bin/python -m tests.bench.questionnaire_simulation`, some minutes.
The true network is a coalition of the usual shape: one partner with ties to three quarters of the
others, four with ties to almost half, and ties between the rest here and there.
"""

from dataclasses import dataclass
from itertools import combinations
from random import Random

from model.network.coverage import coverage
from model.network.estimates import estimates
from model.network.graph import Graph, graph_of
from model.network.measures import measure
from model.network.questionnaire import question_plan
from model.network.ties import Tie

MIDDLE, SECOND, REST = 0.75, 0.45, 0.18
SECONDS = 4


@dataclass(frozen=True, slots=True)
class Simulation:
    """Mean errors over the rounds, and the share of rounds within the margin."""

    density_error: float
    density_within: float
    """Share of the rounds within 0.01."""
    centralization_error: float
    centralization_within: float
    """Share of the rounds within 0.03."""
    right_hub: float
    """Share of the rounds in which the partner found with most ties truly has most ties."""
    plain_density_error: float
    """The same when unanswered pairs count as no tie."""
    plain_centralization_error: float


def simulate(
    *,
    rounds: int,
    partners: int,
    most: int,
    seed: int,
    silent: float = 0.0,
    wrong: float = 0.0,
) -> Simulation:
    """Run rounds in which a share of the partners is silent and a share of the answers is wrong."""
    chance = Random(seed)
    ids = [f"partner {number}" for number in range(partners)]
    plan = question_plan(ids, most=most)
    found = [_round(chance, ids, plan, silent, wrong) for _ in range(rounds)]
    mean = [sum(values) / rounds for values in zip(*found, strict=True)]
    return Simulation(*mean)


def _round(
    chance: Random, ids: list[str], plan: dict[str, list[str]], silent: float, wrong: float
) -> tuple[float, ...]:
    true_ties = _true_ties(chance, ids)
    mute = set(chance.sample(ids, round(silent * len(ids))))
    reports = []
    for asker, listed in plan.items():
        for about in listed:
            has_tie = frozenset((asker, about)) in true_ties
            told = has_tie != (chance.random() < wrong)
            if asker not in mute:
                reports.append(_report(asker, about, told=told))
    truth = measure(graph_of({i: i for i in ids}, [(a, b) for a, b in map(sorted, true_ties)]))
    graph = _reported(ids, reports)
    known = coverage(ids, reports)
    plain = measure(graph, known)
    whole = estimates(graph, known)
    assert whole is not None
    assert truth.density is not None
    assert plain.density is not None
    centralization = truth.degree_centralization or 0.0
    density_error = abs(whole.density - truth.density)
    centralization_error = abs((whole.degree_centralization or 0.0) - centralization)
    degrees = {i: truth.partners[i].degree for i in ids}
    return (
        density_error,
        density_error <= 0.01,
        centralization_error,
        centralization_error <= 0.03,
        degrees[whole.most_ties[0]] == max(degrees.values()),
        abs(plain.density - truth.density),
        abs((plain.degree_centralization or 0.0) - centralization),
    )


def _true_ties(chance: Random, ids: list[str]) -> set[frozenset[str]]:
    places = chance.sample(ids, len(ids))
    rank = {partner_id: place for place, partner_id in enumerate(places)}
    ties = set()
    for a, b in combinations(ids, 2):
        first = min(rank[a], rank[b])
        likely = MIDDLE if first == 0 else SECOND if first <= SECONDS else REST
        if chance.random() < likely:
            ties.add(frozenset((a, b)))
    return ties


def _report(asker: str, about: str, *, told: bool) -> Tie:
    return Tie(
        coalition_id="simulated",
        source_id=asker,
        target_id=about,
        strength="cooperates" if told else "none",
        reported_by=asker,
    )


def _reported(ids: list[str], reports: list[Tie]) -> Graph:
    ties = [(tie.source_id, tie.target_id) for tie in reports if tie.strength != "none"]
    return graph_of({i: i for i in ids}, ties)


def main() -> None:
    """Print the table for the notes."""
    print(
        "30 partners, 1,500 rounds     density err  ≤.01   centr. err  ≤.03   hub    plain: density centr."
    )
    for name, most, silent, wrong in (
        ("14 questions, all answer", 14, 0.0, 0.0),
        ("20 % silent", 14, 0.2, 0.0),
        ("10 % of answers wrong", 14, 0.0, 0.1),
        ("20 % silent, 10 % wrong", 14, 0.2, 0.1),
        ("15 questions, all answer", 15, 0.0, 0.0),
        ("7 questions (48 % of pairs)", 7, 0.0, 0.0),
        ("3 questions (21 % of pairs)", 3, 0.0, 0.0),
    ):
        s = simulate(rounds=1500, partners=30, most=most, seed=7, silent=silent, wrong=wrong)
        print(
            f"{name:<30}{s.density_error:10.4f} {s.density_within:6.1%} "
            f"{s.centralization_error:11.4f} {s.centralization_within:6.1%} {s.right_hub:6.1%} "
            f"{s.plain_density_error:14.4f} {s.plain_centralization_error:6.4f}"
        )


if __name__ == "__main__":
    main()
