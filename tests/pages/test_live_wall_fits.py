"""What stands on the wall fits on it, and phones find the way that it shows."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from model.services.kickoff import KickoffPlan
from pages.workshop import live_watch
from pages.workshop.live_tiles import LARGEST, ROOM, SMALLEST, _height, fitting
from pages.workshop.live_wall import _in_pieces
from pages.workshop.live_watch import phone_address


@pytest.mark.parametrize("number", [0, 1, 3, 8, 20])
def test_tiles_fit_whatever_the_number(number: int) -> None:
    """Names become smaller, and then fewer; they never run off the wall."""
    tiles = [[f"Vereniging met een naam {n}" for n in range(number)] for _ in range(12)]
    found = fitting(tiles)

    assert SMALLEST * 0.99 <= found.size <= LARGEST
    assert _height(tiles, found.size, found.most) <= ROOM or found.most == 1


def test_few_names_are_large() -> None:
    """A hall that fills up begins with large names."""
    assert fitting([["Bibliotheek"], [], [], ["Koor"]]).size == LARGEST


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ("http://192.168.1.20:8501/bijeenkomst", "http://192.168.1.20:8501"),
        ("https://samen.example.nl/bijeenkomst/", "https://samen.example.nl"),
        ("https://example.nl/werkbank/bijeenkomst", "https://example.nl/werkbank"),
        (None, "http://localhost:8501"),
    ],
)
def test_phones_are_sent_where_the_facilitators_browser_is(
    monkeypatch: pytest.MonkeyPatch, seen: str | None, found: str
) -> None:
    """The host name that people use, and the path that a proxy puts in front."""
    monkeypatch.setattr(live_watch.st, "context", SimpleNamespace(url=seen))

    assert phone_address(KickoffPlan()) == found


def test_filled_in_address_may_have_a_path_and_counts_first() -> None:
    """What the facilitator filled in counts, with or without a slash behind it."""
    plan = KickoffPlan(phones_at="https://example.nl/werkbank/")

    assert phone_address(plan) == "https://example.nl/werkbank"


def test_address_goes_on_after_a_dot_or_a_slash() -> None:
    """A word that breaks in two is typed over wrongly; what stands there stays the address."""
    made = _in_pieces("samen.example.nl/a<b/doe-mee")

    assert made == "".join(
        f"<span>{piece}</span>" for piece in ("samen.", "example.", "nl/", "a&lt;b/", "doe-mee")
    )
