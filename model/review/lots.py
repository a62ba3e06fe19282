"""A lot for ties, that anybody can draw again and find the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from model.core.entity import Frozen


class Lot(Frozen):
    """A drawn order with the seed that makes it repeatable."""

    seed: str
    order: tuple[str, ...]
    """Project ids, the first drawn first."""
    tickets: tuple[str, ...] = ()
    """The lot number of each plan, in the same order. A copy of a coalition gets other ids and
    keeps the numbers, so that a lot can be drawn again there as well."""

    @model_validator(mode="before")
    @classmethod
    def _drawn_with_ids(cls, data: Any) -> Any:  # noqa: ANN401 - whatever is to be validated
        """Lots of earlier versions were drawn with the ids of the plans."""
        if isinstance(data, dict) and not data.get("tickets"):
            return {**data, "tickets": data.get("order", ())}
        return data


def lot_numbers(titles: Mapping[str, str]) -> dict[str, str]:
    """Return project id → lot number: 1, 2, 3 in the order of the alphabet.

    `titles` is project id → title. Two equal titles follow the order of their ids.
    """
    known = sorted(titles, key=lambda plan: (titles[plan].casefold(), plan))
    return {plan: str(number) for number, plan in enumerate(known, start=1)}


def draw_lot(tickets: Mapping[str, str], seed: str) -> Lot:
    """Draw an order by lot.

    The order is that of the SHA-256 digests of seed, a colon and the lot number (UTF-8), so that
    anybody can check it with any program. Agree on a seed that nobody can choose beforehand, such
    as a lottery result of a date that is fixed in advance.

    Args:
        tickets: Project id → lot number; no two alike. The order of the entries has no influence.
        seed: What was agreed on.
    """
    agreed = seed.strip()
    order = sorted(tickets, key=lambda plan: (_digest(agreed, tickets[plan]), tickets[plan]))
    return Lot(seed=agreed, order=tuple(order), tickets=tuple(tickets[plan] for plan in order))


def lot_holds(lot: Lot) -> bool:
    """Whether drawing again with the same seed and lot numbers gives the same order."""
    whole = len(lot.tickets) == len(lot.order) == len(set(lot.tickets))
    again = sorted(lot.tickets, key=lambda ticket: (_digest(lot.seed, ticket), ticket))
    return whole and tuple(again) == lot.tickets


def _digest(seed: str, ticket: str) -> str:
    return hashlib.sha256(f"{seed}:{ticket}".encode("utf-8", "surrogatepass")).hexdigest()
