"""The map component: a picture that vis-network draws, and what people do on it.

Two components work together. `draw_map` holds the picture and is drawn once. `hear_map` has no
face; it stands in the fragment of the card and brings clicks and dragged marks to Python, so that
a click redraws the card and does not send the map again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from model.core.messages import N_
from model.network.drawing import Drawing
from model.network.partners import STATUSES
from pages.shared.network_script import NETWORK_COMPONENT
from pages.shared.session import Session
from pages.web.assets import VIS_NETWORK, asset_address

_ASSETS = Path(__file__).parent / "assets"
SHORTEST = 6
"""Characters of an id that the map knows a partner by; more when two would share them."""
_WORDS = {
    "room": N_("room to grow"),
    "unplaced": N_("no domain yet"),
    "ties": N_("ties: {n}"),
    "search": N_("Search on the map"),
    "found": N_("found: {n}"),
    "nearer": N_("Zoom in"),
    "further": N_("Zoom out"),
    "all": N_("Show all"),
    "back": N_("Put all back"),
    "full": N_("Full screen"),
    "save": N_("Save the map as:"),
    "png": N_("Picture file"),
    "svg": N_("Picture file for print"),
    "close": N_("Close"),
    "scroll": N_("Hold Ctrl while you scroll to zoom"),
    "legend": N_("Domains: click to hide or show"),
    "howToRead": N_("How to read the map"),
    "loading": N_("The map is being drawn …"),
    "failed": N_("The map cannot be drawn in this browser. Everything is in the tables below it."),
}
_READING = {
    "knows": N_("thin line: they know each other"),
    "integrated": N_("thick line: they work as one team"),
    "refers": N_("arrow: refers people to"),
    "oneSide": N_("dashes: not both sides have said so"),
    "formal": N_("double line: signed agreement"),
    "joined": N_("full circle: takes part"),
    "invited": N_("open circle: invited"),
    "prospect": N_("dotted circle: still to ask, or has left"),
}


def draw_map(
    session: Session,
    drawing: Drawing,
    *,
    map_id: str,
    layout: str,
    title: str,
    note: str,
    moved: bool,
    only_firm: bool = False,
) -> None:
    """Draw the map. Nothing typed by a person is HTML: names travel as data.

    Args:
        session: for the language.
        drawing: what is on the map.
        map_id: the same for the map and for `hear_map`.
        layout: id of the layout; another one shows everything again.
        title: name of the coalition, in the middle.
        note: what the picture rests on; stands under the saved picture.
        moved: whether somebody dragged a partner, so that all can be put back.
        only_firm: leave dashed lines out, but for those of the partner that is pointed at.

    """
    data = map_data(session, drawing, title=title)
    data |= {"id": map_id, "layout": layout, "note": note, "moved": moved, "firm": only_firm}
    _component("network_view")(data=data, key=f"map-{map_id}")


def map_data(session: Session, drawing: Drawing, *, title: str) -> dict[str, Any]:
    """Return the picture with its words, as it travels to the browser."""
    ends = _ends([node[0] for node in drawing.nodes])
    return {
        "title": title,
        "library": asset_address(VIS_NETWORK),
        "groups": _groups(session),
        "ids": " ".join(ends.values()),
        "names": "\n".join(" ".join(name.split()) for _, name, *_ in drawing.nodes),
        "nodes": _in_one_line(numbers for _, _, *numbers in drawing.nodes),
        "ties": _in_one_line(drawing.ties),
        "wedges": drawing.wedges,
        "inner": drawing.inner,
        "outer": drawing.outer,
        "words": _words(session, drawing, title),
    }


def _in_one_line(rows: Iterable[Sequence[float]]) -> str:
    """Return whole numbers behind each other, which takes a byte less for each than a list."""
    return " ".join(str(round(number)) for row in rows for number in row)


@dataclass(frozen=True)
class WallCard:
    """The card as the map shows it in full screen: plain texts."""

    name: str
    line: str
    """Status and domains in one line."""
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Titles with what stands under each."""


def hear_map(
    map_id: str,
    partner_id: str,
    card: WallCard | None,
    ids: Collection[str],
    *,
    on_open: Callable[[str], None],
    on_moved: Callable[[Mapping[str, tuple[float, float]]], None],
    on_back: Callable[[], None],
) -> None:
    """Listen to a map, and show on it which partner is chosen, in full screen with its card.

    `ids` are those of the partners on the map. The functions are called before the fragment runs:
    with the partner clicked on (empty for none), with the places of dragged partners, and when all
    must be put back.
    """
    key = f"map-events-{map_id}"
    ends = _ends(ids)
    whole = {end: partner for partner, end in ends.items()}

    def heard(name: str) -> Any:  # noqa: ANN401 - whatever the browser sent
        return getattr(st.session_state.get(key), name, None)

    def opened() -> None:
        on_open(whole.get(str(heard("open")), ""))

    def dragged() -> None:
        places = _places(heard("moved"))
        on_moved({whole[end]: place for end, place in places.items() if end in whole})

    def put_back() -> None:
        if heard("back"):
            on_back()

    _component("network_events")(
        data={
            "map": map_id,
            "partner": ends.get(partner_id, ""),
            "card": asdict(card) if card else None,
        },
        key=key,
        height=1,
        on_open_change=opened,
        on_moved_change=dragged,
        on_back_change=put_back,
    )


def _ends(ids: Collection[str]) -> dict[str, str]:
    """Return the end of each id, long enough to tell all apart: shorter on the way to the browser.

    The beginning of an id holds the moment it was made, so many begin alike.
    """
    length = SHORTEST
    while len({one[-length:] for one in ids}) < len(ids):
        length += 1
    return {one: one[-length:] for one in ids}


def _places(sent: object) -> dict[str, tuple[float, float]]:
    """Read what the browser sent; anything else than ids with two numbers is left out."""
    rows: Sequence[object] = sent if isinstance(sent, list) else ()
    places: dict[str, tuple[float, float]] = {}
    for row in rows:
        match row:
            case [str(partner_id), int() | float() as x, int() | float() as y]:
                places[partner_id] = (float(x), float(y))
    return places


def _groups(session: Session) -> list[dict[str, str]]:
    return [
        {
            "letter": domain.letter,
            "colour": domain.colour,
            "label": domain.label.in_language(session.language),
        }
        for domain in session.catalogue.domains.values()
    ]


def _words(session: Session, drawing: Drawing, title: str) -> dict[str, Any]:
    t = session.t
    return {
        # These are filled in by the browser, so their placeholder stays.
        **{name: t(text) for name, text in _WORDS.items()},
        "reading": {name: t(text) for name, text in _READING.items()},
        "statuses": [session.label("statuses", status) for status in STATUSES],
        "partners": t.plural("one partner", "{n} partners", len(drawing.nodes)),
        "file": t("network-map"),
        "label": t(
            "Map of the network of {name}: {partners} partners and {ties} ties. The same is in the "
            "tables below it. Arrow keys move the map, plus and minus zoom, 0 shows all.",
            name=title,
            partners=len(drawing.nodes),
            ties=len(drawing.ties),
        ),
    }


@lru_cache(maxsize=2)
def _component(name: str) -> Any:  # noqa: ANN401 - Streamlit's renderer
    """Register a component; once, because Streamlit warns about a name that it knows already."""
    if name == "network_events":
        script = (_ASSETS / "network_events.js").read_text(encoding="utf-8")
        return st.components.v2.component(name, js=script)
    return st.components.v2.component(name, js=NETWORK_COMPONENT)
