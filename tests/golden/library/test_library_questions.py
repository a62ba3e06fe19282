"""Questions as a new user types them find the right card among the first three."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from model.services.library import cards
from model.services.library_search import search_cards

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("part", "enough"), [("first", 27), ("fresh", 13), ("stranger", 36), ("sloppy", 37)]
)
def test_questions_find_their_card(part: str, enough: int) -> None:
    """Nine of ten questions have their card in the first three; of the hardest, eight of ten."""
    missed = [
        one["ask"]
        for one in QUESTIONS[part]
        if not _answers(one) & {card.id for card in search_cards(one["ask"], one["language"])[:3]}
    ]

    assert len(QUESTIONS[part]) - len(missed) >= enough, missed


def test_every_expected_card_exists() -> None:
    """A question asks for a card that is there."""
    assert {card for part in QUESTIONS.values() for one in part for card in _answers(one)} <= set(
        cards()
    )


def _answers(one: dict[str, str]) -> set[str]:
    return set(one["card"].split("|"))
