"""The map on the wall of a hall: large names that never stand over each other."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from model.exports.hall_picture import (
    HEIGHT,
    LINE,
    SMALLEST,
    WIDTH,
    Arrangement,
    arranged,
    shortened,
    write_png,
    write_svg,
)
from model.exports.network_map import Edge, Group, NetworkMap, Node

HOSTILE = "<script>alert(1)</script> & \"vet\" 'x' 🧓"


def network(number: int, *, domains: int = 12, name: str = "Stichting Samen Verder") -> NetworkMap:
    """Return so many organisations, spread over all domains but the last."""
    groups = tuple(Group(f"g{n}", f"Domein {n}", "D", "#0b5c6b") for n in range(domains))
    nodes = tuple(Node(f"n{n}", f"{name} {n}", f"g{n % (domains - 1)}") for n in range(number))
    edges = tuple(Edge(f"n{n}", f"n{n - 1}", width=2) for n in range(1, number))
    return NetworkMap("Kaart", groups, nodes, edges)


def lines(found: Arrangement, *, left: bool) -> list[float]:
    return [one.y for one in found.placed if one.is_left == left]


@pytest.mark.parametrize("number", [0, 1, 5, 12, 40, 75, 150, 400])
def test_names_never_stand_over_each_other_or_outside(number: int) -> None:
    """On each side every line has its own height, whatever the number."""
    found = arranged(network(number), "nobody yet", "more")

    for left in (True, False):
        heights = lines(found, left=left)
        gaps = [b - a for a, b in pairwise(heights)]
        assert all(gap >= found.size * LINE * 0.99 for gap in gaps)
        assert all(found.size / 2 <= y <= HEIGHT - found.size / 2 for y in heights)
    assert found.size >= SMALLEST * 0.99


def test_forty_organisations_are_all_named_and_read_from_the_back() -> None:
    """Nothing is left out, and letters are a fortieth of the wall's height (1080) or more."""
    found = arranged(network(40), "nobody yet", "more")

    assert found.hidden == frozenset()
    assert found.size >= 22


def test_what_does_not_fit_is_counted_in_its_domain() -> None:
    """With far too many, who is left out is said by number; nobody is silently gone."""
    found = arranged(network(150), "nobody yet", "more")
    counted = [int(one.row.text.split()[1]) for one in found.placed if one.row.kind == "more"]

    assert found.hidden
    assert sum(counted) == len(found.hidden)
    assert "n0" not in found.hidden


def test_empty_domain_is_shown_as_room_to_grow() -> None:
    """The domain from which nobody came stands there with its own line."""
    assert "Domein 11: nobody yet" in write_svg(network(20), nobody="nobody yet", more="more")


def test_hostile_name_stays_text() -> None:
    """A name cannot become part of the drawing, and the picture can still be made."""
    svg = write_svg(network(3, name=HOSTILE), nobody="nobody yet", more="more")

    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert write_png(network(3, name=HOSTILE), nobody="x", more="y").startswith(b"\x89PNG")


def test_long_name_ends_in_an_ellipsis_and_fits_beside_the_ties() -> None:
    """No name runs off the picture or into the ties."""
    assert shortened("Kort", 30) == "Kort"
    long = shortened("Gemeenschappelijke Gezondheidsdienst Regio Noord en Omstreken", 24)
    assert long.endswith("…")
    assert len(long) * 24 * 0.5 < WIDTH / 3


def test_long_names_of_a_small_hall_stand_there_whole() -> None:
    """With room to spare letters give way to names, and lines fill the height."""
    name = "Bewonersgroep Molenwijk Samen"
    svg = write_svg(network(12, name=name), nobody="nog niemand", more="meer")
    heights = lines(arranged(network(12, name=name), "nog niemand", "meer"), left=True)

    assert f"{name} 11" in svg
    assert "…" not in svg
    assert max(heights) - min(heights) > HEIGHT / 2


def test_tie_to_somebody_who_does_not_fit_is_not_drawn() -> None:
    """Lines end at a mark that is there."""
    crowded = network(150)
    hidden = arranged(crowded, "x", "more").hidden
    drawn = re.findall(r"<path ", write_svg(crowded, nobody="x", more="more"))

    assert len(drawn) == sum(not {e.source, e.target} & hidden for e in crowded.edges)
