"""Which cards are for me: by kind, role, group, kind of loneliness, step and building block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.services.library_card import Card


@dataclass(frozen=True)
class Filter:
    """What somebody chose; None: everything."""

    kind: str | None = None
    role: str | None = None
    group: str | None = None
    loneliness: str | None = None
    step: str | None = None
    block: str | None = None

    @property
    def chosen(self) -> int:
        """How many choices narrow the list, the kind of card aside."""
        narrowed = (self.role, self.group, self.loneliness, self.step, self.block)
        return sum(one is not None for one in narrowed)


def fitting(found: Iterable[Card], wanted: Filter) -> tuple[Card, ...]:
    """Return the cards that fit every choice; the order stays.

    A card without groups is not about a group, so a choice of group leaves it out. The same goes
    for the other choices.
    """
    return tuple(card for card in found if _fits(card, wanted))


def _fits(card: Card, wanted: Filter) -> bool:
    tags = card.tags
    return (
        wanted.kind in (None, card.kind)
        and (wanted.role is None or wanted.role in tags.roles)
        and (wanted.group is None or wanted.group in tags.groups)
        and (wanted.loneliness is None or wanted.loneliness in tags.loneliness)
        and (wanted.step is None or wanted.step in tags.steps)
        and (wanted.block is None or wanted.block in tags.blocks)
    )
