"""A lot can be drawn again by anybody, also after it was copied."""

from __future__ import annotations

from model.review.lots import Lot, draw_lot, lot_holds, lot_numbers

HOSTILE = "=cmd() 🧓 \u202eolleh"


def test_a_lot_can_be_drawn_again() -> None:
    """Same seed, same order, whatever the order of the plans; another seed, another order."""
    tickets = {f"plan {number}": str(number) for number in range(8)}

    lot = draw_lot(tickets, " 2026-03-01 ")

    assert lot == draw_lot(dict(reversed(tickets.items())), "2026-03-01")
    assert sorted(lot.order) == sorted(tickets)
    assert lot.order != draw_lot(tickets, "2026-03-02").order
    assert lot_holds(lot)


def test_the_lot_can_be_checked_with_any_program() -> None:
    """`printf 'x:A' | sha256sum` and the same for B: the smaller digest comes first."""
    assert draw_lot({"one": "A", "two": "B", "three": "C"}, "x").order == ("three", "one", "two")


def test_lot_numbers_follow_the_alphabet() -> None:
    """Capitals make no difference, and two plans with one title still get two numbers."""
    numbers = lot_numbers({"z": "aan tafel", "y": "Aan tafel", "x": "Zwaluw", "w": "Buurt"})

    assert numbers == {"y": "1", "z": "2", "w": "3", "x": "4"}


def test_lot_keeps_holding_when_the_plans_get_other_ids() -> None:
    """The numbers are what is drawn with; ids are this installation's own."""
    lot = draw_lot({"a": "1", "b": "2", "c": "3"}, HOSTILE)
    copied = Lot(seed=lot.seed, order=("p", "q", "r"), tickets=lot.tickets)

    assert lot_holds(copied)


def test_changed_lot_does_not_hold() -> None:
    """Another order, another seed, a double number or a missing one is seen."""
    lot = draw_lot({"a": "1", "b": "2", "c": "3"}, "4 8 15")
    turned = lot.model_copy(update={"tickets": lot.tickets[::-1]})
    other = lot.model_copy(update={"seed": "4 8 16"})
    double = lot.model_copy(update={"tickets": ("1", "1", "1")})
    short = lot.model_copy(update={"tickets": lot.tickets[:2]})

    assert not any(lot_holds(one) for one in (turned, other, double, short))


def test_lot_of_an_earlier_version_is_checked_with_its_ids() -> None:
    """Then the ids of the plans were the lot numbers."""
    old = Lot.model_validate({"seed": "x", "order": ("C", "A", "B")})

    assert old.tickets == ("C", "A", "B")
    assert lot_holds(old)
