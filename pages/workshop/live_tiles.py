"""Who is here, a tile for each domain, as large as a wall allows; an empty one is room to grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from model.workshop.hall import Hall
from pages.shared.markup import joined, markup
from pages.shared.session import Session

COLUMNS = 4
LARGEST, SMALLEST, STEP = 3.2, 2.0, 0.1
"""Letters of a name, in hundredths of the height of the wall."""
ROOM = 77.0
"""Height for all tiles."""
HEADING = 4.8
"""Height of a tile without its names: line, heading and the room below."""
LINE = 1.32
"""Height of a line as a share of its letters."""
TILE_WIDE = 27.0
"""Width of a tile, in hundredths of the height; a wall of 16 by 9 has a little more."""
CHARACTER = 0.45
"""Width of an average letter as a share of its size."""


@dataclass(frozen=True)
class Fitting:
    """How large names are written, and how many of one domain at most."""

    size: float
    most: int


def tiles(session: Session, hall: Hall) -> Markup:
    """Return the tiles in the order of the domains."""
    parts = hall.participants, hall.organisations
    return hall.reckoned(f"tiles {session.language}", parts, lambda: _tiles(session, hall))


def _tiles(session: Session, hall: Hall) -> Markup:
    t = session.t
    here: dict[str, list[str]] = defaultdict(list)
    for one in hall.present:
        here[one.domains[0] if one.domains else ""].append(one.name)
    shown = [
        (domain.label.in_language(session.language), here[domain.id], domain.colour)
        for domain in session.catalogue.domains.values()
        if domain.id != "other" or here[domain.id]
    ]
    if here[""]:
        shown.append((t("not placed yet"), here[""], "#5f6368"))
    fit = fitting([names for _, names, _ in shown])
    return markup(
        '<div class="wall-tiles" style="--name:{size}">{tiles}</div>',
        size=f"{fit.size:.1f}",
        tiles=joined(
            [_tile(session, label, names, colour, fit.most) for label, names, colour in shown]
        ),
    )


def fitting(tiles_: Sequence[Sequence[str]]) -> Fitting:
    """Return the largest letters with which all names fit; else how many names of one domain do."""
    longest = max(map(len, tiles_), default=0)
    steps = round((LARGEST - SMALLEST) / STEP)
    for size in (LARGEST - step * STEP for step in range(steps + 1)):
        if _height(tiles_, size, longest) <= ROOM:
            return Fitting(size, longest)
    most = longest
    while most > 1 and _height(tiles_, SMALLEST, most) > ROOM:
        most -= 1
    return Fitting(SMALLEST, most)


def _height(tiles_: Sequence[Sequence[str]], size: float, most: int) -> float:
    letters = max(1, int(TILE_WIDE / (size * CHARACTER)))
    high = [
        sum(-(-len(name) // letters) for name in names[:most]) + (len(names) > most)
        for names in tiles_
    ]
    rows = [high[at : at + COLUMNS] for at in range(0, len(high), COLUMNS)]
    return sum(HEADING + max(row) * size * LINE for row in rows)


def _tile(session: Session, label: str, names: list[str], colour: str, most: int) -> Markup:
    left = len(names) - most
    listed = [markup("<li>{name}</li>", name=name) for name in names[:most]]
    if left > 0:
        more = session.t.plural("and one more", "and {n} more", left)
        listed.append(markup('<li class="wall-more">{more}</li>', more=more))
    return markup(
        '<section class="{kind}" style="border-color:{colour}"><h2 style="color:{colour}">{label}'
        "</h2><ul>{names}</ul></section>",
        kind="wall-here" if names else "wall-room",
        colour=colour,
        label=label,
        names=joined(listed),
    )
