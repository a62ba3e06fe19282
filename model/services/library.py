"""The library: short cards made from what the workbench knows, each leading to where it is used."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.evaluation.lessons import lessons
from model.services.library_data import card_texts
from model.services.library_making import (
    domain_cards,
    group_card,
    lesson_card,
    own_card,
    plain_card,
    step_cards,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.services.library_card import Card

PLAN_PART = {"hoofdstuk": "building-blocks"}


@lru_cache(maxsize=1)
def cards() -> Mapping[str, Card]:
    """Return every card by id, in the order of `KINDS`.

    Raises:
        CatalogueError: a data file is wrong; names the key.
        KeyError: a card names a source, or a vocabulary item has no line, that is not there.

    """
    shared = catalogue()
    support = shared.vocabularies["kinds-of-support"]
    blocks = shared.vocabularies["building-blocks"]
    groups = shared.vocabularies["risk-groups"]
    own = [own_card(card) for card in card_texts().values()]
    made = [
        *(card for card in own if card.kind == "guide"),
        *(group_card(item, groups.source) for item in groups.items),
        *(card for card in own if card.kind == "tool"),
        *(lesson_card(lesson) for lesson in lessons().values()),
        *(plain_card("support", item, support.source, "projecten") for item in support.items),
        *domain_cards(shared.domains.values()),
        *(plain_card("block", item, blocks.source, "plan", PLAN_PART) for item in blocks.items),
        *step_cards(shared.steps.values()),
    ]
    return {card.id: card for card in made}
