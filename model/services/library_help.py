"""Which cards help at which place of the workbench."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import Data, load
from model.services.library import cards

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.services.library_card import Card

PLACES_FILE = "knowledge/used-at.yaml"


class _Places(Data):
    places: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def places() -> Mapping[str, tuple[str, ...]]:
    """Return the card ids by place, such as `project:severity`.

    Raises:
        CatalogueError: the file is wrong; names the key.

    """
    found: _Places = load(PLACES_FILE, _Places)
    return found.places


def cards_at(place: str) -> tuple[Card, ...]:
    """Return the cards that help at a place; a place without help has none."""
    return tuple(cards()[card_id] for card_id in places().get(place, ()))
