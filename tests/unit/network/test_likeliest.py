"""A long list against a long register: the same answers as name by name, and in time."""

from __future__ import annotations

import pytest

from model.network import matching
from model.network.matching import candidates, likeliest
from model.services.demo import demo

NAMES = [partner.name for partner in demo().partners]
TYPED = [
    *(name.upper() for name in NAMES[::3]),
    *(name.replace("Stichting ", "") for name in NAMES[1::3]),
    *(f"{name} (Jan)" for name in NAMES[2::3]),
    "Slagerij Onbekend",
    "",
    NAMES[0],
]


def one_by_one(name: str) -> str:
    found = candidates(name, NAMES) if name else []
    return found[0].other if found else ""


def test_likeliest_says_the_same_as_name_by_name() -> None:
    """Every pair is compared when there are few."""
    assert likeliest(TYPED, NAMES) == [one_by_one(name) for name in TYPED]


def test_likeliest_says_the_same_of_a_long_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only pairs that share something are compared when there are many; nothing is missed here."""
    monkeypatch.setattr(matching, "MOST_COMPARED", 0)

    assert likeliest(TYPED, NAMES) == [one_by_one(name) for name in TYPED]


@pytest.mark.parametrize(("names", "register"), [([], NAMES), (TYPED, []), ([""], [""])])
def test_likeliest_of_nothing_is_nothing(names: list[str], register: list[str]) -> None:
    """An empty list or register gives empty answers, one a name."""
    assert likeliest(names, register) == [""] * len(names)
