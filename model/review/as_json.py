"""A ranking as plain data, for the command line and other programs (DESIGN.md §8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.review.standings import Ranking

DECIMALS = 4


def ranking_as_json(ranking: Ranking, translator: Translator) -> dict[str, Any]:
    """Return the ranking as JSON data: projects best first, every pair once."""
    agreement = ranking.agreement
    return {
        "projects": [
            _rounded(
                project.model_dump(
                    include={
                        "id",
                        "expected_rank",
                        "low",
                        "high",
                        "band",
                        "mean",
                        "adjusted",
                        "reviews",
                    }
                )
            )
            for project in ranking.projects
        ],
        "pairwise": [
            _rounded(pair.model_dump(include={"a", "b", "p_a_better", "decided"}))
            for pair in ranking.pairwise
        ],
        "agreement": _rounded(
            agreement.model_dump(include={"alpha", "low", "high", "n"})
            | {"note": translator.message(agreement.note) if agreement.note else None}
        ),
        "reviewers": [
            _rounded(reviewer.model_dump(include={"reviewer", "leniency", "low", "high"}))
            for reviewer in ranking.reviewers
        ],
        "weights": _rounded(ranking.weights),
        "fund": ranking.fund,
        "notes": [translator.message(note) for note in ranking.notes],
    }


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: round(value, DECIMALS) if isinstance(value, float) else value
        for key, value in values.items()
    }
