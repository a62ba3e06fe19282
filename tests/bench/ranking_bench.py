"""Measures the ranking: how often decided means decided, and how long it takes. Judges nothing.

.venv/bin/python -m tests.bench.ranking_bench [ROUNDS [NAME]]      (default 200: about ten minutes)
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import numpy as np

from model.review.ranking import rank
from model.review.second_panel import Reliability, compare_panels
from model.review.simulation import RoundDesign, panel_scores, true_levels

NOISES = {"0.5": 0.975, "0.4": 1.22, "0.3": 1.544}
"""ICC of a single score → factor on the default spreads of leniency, halo and noise."""


def noisier(factor: float, **other: int) -> RoundDesign:
    """Return a design with another amount of disagreement."""
    usual = RoundDesign()
    return replace(
        usual,
        leniency=usual.leniency * factor,
        halo=usual.halo * factor,
        noise=usual.noise * factor,
        **other,
    )


def line(name: str, design: RoundDesign, found: Reliability) -> str:
    """Return one row of the table."""
    share = [
        found.decided_share,
        found.swap_share,
        found.decided_wrong / max(found.decided, 1),
        found.sure / found.pairs,
        found.sure_swapped / max(found.sure, 1),
        found.swapped / found.pairs,
        found.banded_wrong / max(found.banded, 1),
    ]
    numbers = "  ".join(f"{100 * s:6.1f}" for s in share)
    return f"{name:28}  {design.icc:.2f}  {design.review_icc:.2f}  {numbers}"


def main() -> None:
    """Print the table and the time."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    print("per cent: decided, of those swapped, of those wrong; sure (p), swapped; all swapped;")
    print("bands wrong. Second and third column: ICC of a score and of a review.")
    designs = {"default (3 of 12)": RoundDesign()}
    for icc, factor in NOISES.items():
        for per in (2, 3, 4, 6):
            designs[f"icc {icc}, {per} reviews"] = noisier(factor, per_project=per)
    for name, design in designs.items():
        if wanted in name:
            print(line(name, design, compare_panels(design, rounds, seed=1)), flush=True)
    design = RoundDesign(projects=60, reviewers=10, per_project=10)
    rng = np.random.default_rng(1)
    scores = panel_scores(design, true_levels(design, rng), np.zeros(6), rng)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        rank(scores, fund=20)
        times.append(time.perf_counter() - start)
    print(f"60 projects × 10 reviewers × 10,000 draws: {min(times):.2f}-{max(times):.2f} s")


if __name__ == "__main__":
    main()
